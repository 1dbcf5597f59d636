package dk.effekt.dream;

import dk.effekt.register.Register;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** One row per person and week. */
final class LongLayout implements Layout {

    @Override
    public Form form() {
        return Form.LONG;
    }

    @Override
    public Set<DreamColumn> kinds() {
        Set<DreamColumn> kinds = PersonColumn.and(TraitCells.KINDS);
        kinds.addAll(EnumSet.of(DreamColumn.YEAR, DreamColumn.WEEK, DreamColumn.DATE, DreamColumn.CODE));
        return kinds;
    }

    @Override
    public List<String> lacks(FoundColumns<DreamColumn> found, DreamNames names) {
        List<String> lacks = new ArrayList<>();
        if (!found.has(DreamColumn.WEEK) && !found.has(DreamColumn.DATE)) {
            lacks.add("UGE or DATO");
        }
        if (!found.has(DreamColumn.CODE)) {
            lacks.add("KODE");
        }
        return lacks;
    }

    @Override
    public Register read(Rows rows, DreamReader options) {
        FoundColumns<DreamColumn> found = options.names().columns().in(rows.header());
        return new CourseReading(rows, options, Form.LONG, found, LongWeeks.of(found, options)).run();
    }
}
