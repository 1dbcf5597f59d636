package dk.effekt.dream;

import dk.effekt.register.Register;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** One row per person and period. */
final class PeriodLayout implements Layout {

    @Override
    public Form form() {
        return Form.PERIOD;
    }

    @Override
    public Set<DreamColumn> kinds() {
        Set<DreamColumn> kinds = PersonColumn.and(TraitCells.KINDS);
        kinds.addAll(EnumSet.of(DreamColumn.FROM, DreamColumn.TO, DreamColumn.CODE));
        return kinds;
    }

    @Override
    public List<String> lacks(FoundColumns<DreamColumn> found, DreamNames names) {
        return Stream.of(DreamColumn.FROM, DreamColumn.TO, DreamColumn.CODE)
                .filter(kind -> !found.has(kind))
                .map(kind -> kind.names().get(0))
                .toList();
    }

    @Override
    public Register read(Rows rows, DreamReader options) {
        FoundColumns<DreamColumn> found = options.names().columns().in(rows.header());
        return new CourseReading(rows, options, Form.PERIOD, found, PeriodWeeks.of(found, options)).run();
    }
}
