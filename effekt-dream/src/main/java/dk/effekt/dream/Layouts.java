package dk.effekt.dream;

import dk.effekt.input.DataException;
import dk.effekt.input.Reason;
import java.util.List;
import java.util.stream.Collectors;

/** Finds out in which form a table is: the one that the user states, or the only one that its header fits. */
final class Layouts {

    private static final List<Layout> ALL = List.of(new WideLayout(), new LongLayout(), new PeriodLayout());

    private static final String HOW_TO_NAME =
            "Name the columns so, or say their names: Dream.reader().weeks(\"uge_(\\\\d{4})\")"
                    + " or Dream.reader().column(DreamColumn.CODE, \"…\").";

    private Layouts() {}

    /**
     * The layout of a table.
     *
     * @throws DataException if the table is in no form, in several, or not in the one that is stated
     * @throws IllegalArgumentException if something is stated that the form has no use for
     */
    static Layout of(Header header, DreamReader options) {
        DreamNames names = options.names();
        FoundColumns<DreamColumn> found = names.columns().in(header);
        names.families().forEach(family -> family.requireIfStated(header));
        Layout layout = options.shape()
                .form()
                .map(form -> stated(form, found, names))
                .orElseGet(() -> recognised(found, names));
        options.shape().requireUseIn(layout.form());
        names.requireUseIn(layout);
        return layout;
    }

    private static Layout stated(Form form, FoundColumns<DreamColumn> found, DreamNames names) {
        Layout layout = ALL.stream().filter(l -> l.form() == form).findFirst().orElseThrow();
        List<String> lacks = layout.lacks(found, names);
        if (!lacks.isEmpty()) {
            throw Failures.of(
                    Reason.MISSING_COLUMN,
                    found.header().place(),
                    "the table is not " + form.word() + " as stated: it lacks " + String.join(", ", lacks)
                            + "; its columns are " + found.header().shown(),
                    HOW_TO_NAME);
        }
        return layout;
    }

    private static Layout recognised(FoundColumns<DreamColumn> found, DreamNames names) {
        List<Layout> fitting =
                ALL.stream().filter(l -> l.lacks(found, names).isEmpty()).toList();
        if (fitting.size() == 1) {
            return fitting.get(0);
        }
        // What has no person is no extract, in whatever form.
        PersonColumn.of(found);
        throw fitting.isEmpty() ? none(found, names) : several(fitting, found.header());
    }

    private static DataException none(FoundColumns<DreamColumn> found, DreamNames names) {
        String lacks = ALL.stream()
                .map(l -> String.join(", ", l.lacks(found, names)) + " to be "
                        + l.form().word())
                .collect(Collectors.joining("; "));
        return Failures.of(
                Reason.MISSING_COLUMN,
                found.header().place(),
                "the table lacks " + lacks + "; its columns are "
                        + found.header().shown(),
                HOW_TO_NAME);
    }

    private static DataException several(List<Layout> fitting, Header header) {
        String forms = fitting.stream().map(l -> l.form().word()).collect(Collectors.joining(" or "));
        String calls = fitting.stream().map(l -> call(l.form())).collect(Collectors.joining(" or "));
        return Failures.of(
                Reason.AMBIGUOUS,
                header.place(),
                "the table can be read as " + forms + "; the columns are " + header.shown(),
                "State which it is: " + calls + ".");
    }

    private static String call(Form form) {
        return form == Form.PERIOD
                ? "Dream.reader().periods(PeriodEnd.INCLUSIVE)"
                : "Dream.reader().form(Form." + form + ")";
    }
}
