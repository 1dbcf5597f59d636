package dk.effekt.report.picture;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.effekt.disclosure.PublishedTable;
import dk.effekt.keyfigures.FigureNames;
import dk.effekt.keyfigures.KeyFigure;
import dk.effekt.keyfigures.KeyFigure.Unit;
import dk.effekt.keyfigures.KeyFigure.Visibility;
import dk.effekt.keyfigures.KeyFigures;
import dk.effekt.keyfigures.ReportPeriod;
import dk.effekt.protocol.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Where people are after their course: a bar for each period, divided by groups. */
final class StatusPicture {

    /** The least share of a bar that has room for its number. */
    private static final double ROOM = 0.065;

    /** Pixels of a bar and what parts it from the next. */
    private static final int STEP = 24;

    /** A gap that is but the rounding of shares that add up to 1. */
    private static final double NO_GAP = 1e-9;

    private final KeyFigures figures;
    private final int months;
    private final Language in;
    private final List<KeyFigure> rows;
    private final List<String> groups;
    private final List<String> apart;
    private final List<String> colours;

    StatusPicture(KeyFigures figures, int months, Language in) {
        this.figures = figures;
        this.months = months;
        this.in = in;
        this.rows = figures.rows(FigureNames.statusAfter(months));
        this.groups = names(Unit.SHARE);
        this.apart = names(Unit.COUNT);
        this.colours = colours(groups);
    }

    private List<String> names(Unit unit) {
        return rows.stream()
                .filter(row -> row.unit() == unit)
                .map(KeyFigure::group)
                .distinct()
                .toList();
    }

    private String words(String group) {
        return rows.stream()
                .filter(row -> row.group().equals(group))
                .findFirst()
                .map(row -> figures.inWords(row, in))
                .orElse(group);
    }

    private static List<String> colours(List<String> groups) {
        if (groups.size() > GroupColours.MOST) {
            throw new IllegalArgumentException(groups.size()
                    + " groups cannot be told apart by colours; ask the key figures for a " + "grouping of at most "
                    + GroupColours.MOST + ", such as DreamGroupings.jobindsats(codebook)");
        }
        List<String> taken = new ArrayList<>();
        groups.forEach(group -> StateWords.colour(group).ifPresent(taken::add));
        List<String> colours = new ArrayList<>();
        for (String group : groups) {
            String own = StateWords.colour(group).orElseGet(() -> GroupColours.unlike(taken));
            colours.add(own);
            taken.add(own);
        }
        return List.copyOf(colours);
    }

    Picture draw() {
        String title = in.either("Where participants are ", "Hvor deltagerne er ") + StatusWords.after(months, in)
                + ": " + figures.intervention();
        DataTable.Builder table = DataTable.named(title, in)
                .column(in.either("ended in", "afsluttet i"), Form.TEXT)
                .column(in.either("followed", "fulgt"), Form.COUNT);
        groups.forEach(group -> table.column(words(group), Form.SHARE));
        apart.forEach(group -> table.column(words(group), Form.COUNT));
        Spec spec = Spec.of("status", in)
                .label("share", "share of those followed", "andel af dem, der er fulgt")
                .label("period", "ended in", "afsluttet i")
                .label("group", "group", "gruppe")
                .label("count", "courses", "forløb")
                .label("shareOf", "share", "andel")
                .list("groups", groups.stream().map(this::words).toList())
                .list("colours", colours)
                .list("height", STEP * figures.periods().size())
                .list("periods", figures.periods().stream().map(this::label).toList())
                .data(Spec.ROWS)
                .data("gaps");
        figures.periods().forEach(period -> add(period, spec, table));
        String description = description();
        return new Picture(title, description, notes(), table.build(), spec.build(title, description));
    }

    private void add(ReportPeriod period, Spec spec, DataTable.Builder table) {
        List<Object> cells = new ArrayList<>();
        cells.add(StatusWords.period(period.name(), in));
        OptionalLong followed = followed(period);
        cells.add(followed.isPresent() ? (Object) followed.getAsLong() : PublishedTable.MARK);
        double end = 0;
        boolean isHidden = false;
        for (int i = 0; i < groups.size(); i++) {
            KeyFigure row = row(period, groups.get(i));
            isHidden |= row.visibility() == Visibility.HIDDEN;
            cells.add(cell(row));
            if (row.value().isPresent()) {
                double share = row.value().getAsDouble();
                ObjectNode segment = spec.row(Spec.ROWS).put("period", label(period));
                segment.put("group", words(groups.get(i)));
                segment.put("from", end).put("to", end + share).put("middle", end + share / 2);
                segment.put("share", Form.SHARE.write(share, in));
                segment.put("count", Form.COUNT.write((double) row.count().orElse(0), in));
                segment.put("label", share < ROOM ? "" : in.number(Math.round(100 * share)) + "\u00a0%");
                segment.put("ink", GroupColours.inkOn(colours.get(i)));
                end += share;
            }
        }
        String gap = gap(period, isHidden);
        if (!gap.isEmpty() && end < 1 - NO_GAP) {
            spec.row("gaps")
                    .put("period", label(period))
                    .put("middle", (end + 1) / 2)
                    .put("label", gap);
        }
        apart.forEach(group -> cells.add(cell(row(period, group))));
        table.row(cells.toArray());
    }

    /** What stands where a bar has nothing. */
    private String gap(ReportPeriod period, boolean isHidden) {
        if (isHidden) {
            return PublishedTable.MARK;
        }
        return followed(period).orElse(0) > 0
                ? ""
                : isAwaited(period)
                        ? in.either("not yet followed so long", "endnu ikke fulgt så længe")
                        : in.either("nobody followed", "ingen er fulgt");
    }

    private static Object cell(KeyFigure row) {
        return row.visibility() == Visibility.HIDDEN
                ? PublishedTable.MARK
                : (Object) row.value().orElse(Double.NaN);
    }

    private KeyFigure row(ReportPeriod period, String group) {
        return rows.stream()
                .filter(row -> row.period().equals(period.name()) && row.group().equals(group))
                .findFirst()
                .orElseThrow();
    }

    /** How many are followed; none if that is hidden. */
    private OptionalLong followed(ReportPeriod period) {
        return groups.stream()
                .map(group -> row(period, group).of())
                .filter(OptionalLong::isPresent)
                .findFirst()
                .orElse(OptionalLong.empty());
    }

    /** Whether some are not followed so long yet, or it is hidden whether. */
    private boolean isAwaited(ReportPeriod period) {
        return apart.stream()
                .filter(FigureNames.UNDER_OBSERVATION::equals)
                .map(group -> row(period, group))
                .anyMatch(row ->
                        row.visibility() == Visibility.HIDDEN || row.value().orElse(0) > 0);
    }

    private String label(ReportPeriod period) {
        OptionalLong followed = followed(period);
        return StatusWords.period(period.name(), in)
                + (isAwaited(period) ? "*" : "")
                + " (" + (followed.isPresent() ? in.number(followed.getAsLong()) : PublishedTable.MARK) + ")";
    }

    private String description() {
        List<ReportPeriod> told = figures.periods().stream()
                .filter(period -> groups.stream()
                        .anyMatch(group -> row(period, group).value().orElse(0) > 0))
                .toList();
        if (told.isEmpty()) {
            return in.either("No share may or can be shown.", "Ingen andel kan vises.");
        }
        ReportPeriod last = told.stream()
                .filter(period -> !isAwaited(period))
                .reduce((first, second) -> second)
                .orElse(told.get(told.size() - 1));
        String text = shares(last, true);
        return last.equals(told.get(0)) ? text : text + " " + shares(told.get(0), false);
    }

    private String shares(ReportPeriod period, boolean isFirst) {
        List<String> parts = new ArrayList<>();
        for (String group : groups) {
            Optional.of(row(period, group))
                    .filter(row -> row.value().orElse(0) > 0)
                    .ifPresent(row -> parts.add(Form.SHARE.write(row.value().getAsDouble(), in) + " " + words(group)));
        }
        String who = in.number(followed(period).orElse(0));
        String name = StatusWords.period(period.name(), in);
        boolean isHidden = groups.stream().anyMatch(group -> row(period, group).visibility() == Visibility.HIDDEN);
        String whom = isFirst
                ? in.either(
                        "Of the " + who + " whose course ended in " + name + ": ",
                        "Af de " + who + ", hvis forløb sluttede i " + name + ", var ")
                : in.either("Of the " + who + " of " + name + ": ", "Af de " + who + " fra " + name + " var ");
        return whom
                + in.and(parts)
                + (isFirst ? " " + StatusWords.after(months, in) : "")
                + (isHidden ? in.either("; the rest is hidden.", "; resten er skjult.") : ".");
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        notes.add(in.either(
                "In brackets: how many courses are followed. The shares describe those who took part, and not what the offer did.",
                "I parentes: hvor mange forløb der er fulgt. Andelene beskriver dem, der deltog, og siger ikke, hvad indsatsen"
                        + " gjorde."));
        if (figures.periods().stream().anyMatch(this::isAwaited)) {
            notes.add(in.either(
                    "* Some courses ended too late to be followed so long yet; they are in no share.",
                    "* Nogle forløb er sluttet for sent til at være fulgt så længe endnu; de er ikke med i andelene."));
        }
        if (rows.stream().anyMatch(row -> row.visibility() == Visibility.HIDDEN)) {
            notes.add(PublishedTable.MARK
                    + in.either(
                            " is hidden: " + figures.rule().describe() + ". The gap is all hidden groups together.",
                            " er skjult: " + figures.rule().describe(in)
                                    + ". Hullet i søjlen er alle skjulte grupper tilsammen."));
        }
        if (!figures.rule().isProtected()) {
            notes.add(Hidden.unprotected(in));
        }
        return notes;
    }
}
