package dk.effekt.report.picture;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.effekt.disclosure.PublishedTable;
import dk.effekt.internal.Lines;
import dk.effekt.keyfigures.OfferFlow;
import dk.effekt.keyfigures.OfferStep.Next;
import dk.effekt.protocol.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** From which offer to which: rows and columns of counts, the darker the more. */
final class FlowPicture {

    /** Letters that all columns together have room for, a letter being 7 pixels. */
    private static final int LETTERS = 90;

    /** Letters of the longest word in the names of the last columns. */
    private static final int SHORT = 7;

    private static final int LETTERS_OF_ROWS = 30;

    private static final int LINE = 14;

    /** The colour of nobody. */
    private static final String LIGHTEST = "#f2f7fb";

    /** Pixels of a row. */
    private static final int STEP = 36;

    private final OfferFlow flow;
    private final Language in;
    private final List<String> places;
    private final int letters;

    /** Whether columns have the numbers of the rows, as their names are too long. */
    private final boolean isNumbered;

    FlowPicture(OfferFlow flow, Language in) {
        this.flow = flow;
        this.in = in;
        this.places = flow.places();
        int room = LETTERS / (places.size() + 2);
        this.letters = Math.max(SHORT, room);
        this.isNumbered = places.stream()
                .flatMap(place -> Stream.of(place.split(" ", -1)))
                .anyMatch(word -> word.length() > room);
    }

    Picture draw() {
        String title = in.either("Where participants go next", "Hvor deltagerne går hen bagefter");
        List<String> columns = columns();
        List<String> rows = rows();
        int lines = columns.stream()
                .mapToInt(column -> column.split("\n", -1).length)
                .max()
                .orElse(1);
        DataTable.Builder table = DataTable.named(title, in)
                .column(in.either("from", "fra"), Form.TEXT)
                .column(in.either("to", "til"), Form.TEXT)
                .column(in.either("courses", "forløb"), Form.COUNT);
        Spec spec = Spec.of("flow", in)
                .label("from", "from (courses begun)", "fra (påbegyndte forløb)")
                .label("to", "next course in", "næste forløb i")
                .label("courses", "courses", "forløb")
                .list("rows", rows)
                .list("height", STEP * rows.size())
                .list("padding", LINE / 2 + LINE * (lines - 1))
                .list("columns", columns)
                .data(Spec.ROWS)
                .data("plain");
        long largest = 0;
        for (int from = 0; from < places.size(); from++) {
            for (int to = 0; to < places.size(); to++) {
                largest = Math.max(largest, courses(from, to).orElse(0));
            }
        }
        for (int from = 0; from < places.size(); from++) {
            for (int to = 0; to < columns.size(); to++) {
                OptionalLong courses = courses(from, to);
                table.row(
                        place(from),
                        toName(to),
                        courses.isPresent() ? (Object) courses.getAsLong() : PublishedTable.MARK);
                boolean isColoured = courses.isPresent() && to < places.size();
                ObjectNode cell = spec.row(isColoured ? Spec.ROWS : "plain")
                        .put("from", rows.get(from))
                        .put("to", columns.get(to))
                        .put("fromName", place(from))
                        .put("toName", toName(to))
                        .put("label", text(courses));
                if (isColoured) {
                    cell.put("courses", courses.getAsLong()).put("ink", ink(courses.getAsLong(), largest));
                } else {
                    cell.put("fill", courses.isPresent() ? "#ffffff" : "#eeeeee");
                }
            }
        }
        String description = description();
        return new Picture(title, description, notes(), table.build(), spec.build(title, description));
    }

    private List<String> columns() {
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            columns.add(isNumbered ? Integer.toString(i + 1) : lines(place(i)));
        }
        columns.add(lines(in.either("none yet", "intet endnu")));
        columns.add(lines(in.either("under way", "stadig i gang")));
        return columns;
    }

    private List<String> rows() {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            OptionalLong begun = flow.begun(places.get(i));
            String name = (isNumbered ? (i + 1) + "  " : "") + place(i) + " (" + text(begun) + ")";
            rows.add(String.join("\n", Lines.of(name, LETTERS_OF_ROWS, "")));
        }
        return rows;
    }

    private static String ink(long courses, long largest) {
        double share = largest == 0 ? 0 : (double) courses / largest;
        return GroupColours.inkOn(GroupColours.between(LIGHTEST, GroupColours.BLUE, share));
    }

    /** A name that effekt itself gave is translated. */
    private String place(int place) {
        return switch (places.get(place)) {
            case "no owner named" -> in.either("no owner named", "ingen ansvarlig angivet");
            case "not in the catalogue" -> in.either("not in the catalogue", "ikke i kataloget");
            default -> places.get(place);
        };
    }

    private String toName(int to) {
        return to < places.size()
                ? place(to)
                : to == places.size()
                        ? in.either("no next course yet", "intet næste forløb endnu")
                        : in.either("under way, no next course yet", "stadig i gang, intet næste forløb endnu");
    }

    private OptionalLong courses(int from, int to) {
        if (to >= places.size()) {
            return flow.withoutNext(places.get(from), to == places.size() ? Next.NONE_YET : Next.UNDER_WAY)
                    .courses();
        }
        OptionalLong waited =
                flow.step(places.get(from), places.get(to), Next.AFTER_A_WAIT).courses();
        OptionalLong shared =
                flow.step(places.get(from), places.get(to), Next.OVERLAPPING).courses();
        return waited.isPresent() && shared.isPresent()
                ? OptionalLong.of(waited.getAsLong() + shared.getAsLong())
                : OptionalLong.empty();
    }

    private String text(OptionalLong courses) {
        return courses.isPresent() ? in.number(courses.getAsLong()) : PublishedTable.MARK;
    }

    private String lines(String name) {
        return String.join("\n", Lines.of(name, letters, ""));
    }

    private String description() {
        int hidden = 0;
        String most = "";
        long ofMost = 0;
        for (int from = 0; from < places.size(); from++) {
            for (int to = 0; to < places.size() + 2; to++) {
                OptionalLong courses = courses(from, to);
                hidden += courses.isPresent() ? 0 : 1;
                if (to < places.size() && from != to && courses.orElse(0) > ofMost) {
                    ofMost = courses.getAsLong();
                    most = in.either("from ", "fra ") + place(from) + in.either(" to ", " til ") + place(to);
                }
            }
        }
        String text = ofMost == 0
                ? in.either("No move between two places is seen.", "Der ses ingen overgang fra et sted til et andet.")
                : in.either("The most frequent move is ", "Den hyppigste overgang er ")
                        + most
                        + in.either(", by ", ", med ")
                        + in.number(ofMost)
                        + in.either(" courses.", " forløb.");
        return hidden == 0
                ? text
                : text + " " + in.number(hidden)
                        + in.either(
                                hidden == 1 ? " number is hidden." : " numbers are hidden.",
                                hidden == 1 ? " tal er skjult." : " tal er skjulte.");
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        String last = Dates.write(flow.lastStart(), in);
        notes.add(in.either(
                "Of each course the same person's next one, whether it begins after a wait or while the first one runs. The list"
                        + " ends with a course that begins on " + last + ": who has no next course may still get one.",
                "For hvert forløb samme persons næste, hvad enten det begynder efter en ventetid eller mens det første er i"
                        + " gang. Listen slutter med et forløb, der begynder " + last
                        + ": den, der intet næste har, kan stadig få et."));
        if (flow.rule().isProtected()) {
            notes.add(PublishedTable.MARK
                    + in.either(
                            " is hidden: " + flow.rule().describe() + ".",
                            " er skjult: " + flow.rule().describe(in) + "."));
        } else {
            notes.add(Hidden.unprotected(in));
        }
        return notes;
    }
}
