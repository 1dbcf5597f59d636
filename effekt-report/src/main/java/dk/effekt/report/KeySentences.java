package dk.effekt.report;

import dk.effekt.keyfigures.FigureNames;
import dk.effekt.keyfigures.KeyFigure;
import dk.effekt.keyfigures.KeyFigure.Unit;
import dk.effekt.keyfigures.KeyFigure.Visibility;
import dk.effekt.keyfigures.KeyFigures;
import dk.effekt.keyfigures.ReportPeriod;
import dk.effekt.protocol.Language;
import dk.effekt.report.picture.FigurePictures;
import dk.effekt.report.picture.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What key figures say, in sentences that a council can read aloud. Of what is hidden none says anything. */
final class KeySentences {

    private final KeyFigures figures;
    private final Language in;

    KeySentences(KeyFigures figures, Language in) {
        this.figures = figures;
        this.in = in;
    }

    /** The latest period that the list reaches: in those after the last start nothing is known of who begins. */
    private ReportPeriod last() {
        return figures.periods().get(place());
    }

    private Optional<ReportPeriod> before() {
        return place() == 0 ? Optional.empty() : Optional.of(figures.periods().get(place() - 1));
    }

    private int place() {
        int place = figures.periods().size() - 1;
        while (place > 0
                && figures.periods().get(place).weeks().start().monday().isAfter(figures.lastStart())) {
            place--;
        }
        return place;
    }

    /** Who began, finished and is under way. */
    String takingPart() {
        List<String> parts = new ArrayList<>();
        count(last(), FigureNames.BEGUN)
                .ifPresent(number -> parts.add(in.either(
                        number + " courses began" + before(FigureNames.BEGUN),
                        "begyndte " + number + " forløb" + before(FigureNames.BEGUN))));
        count(last(), FigureNames.FINISHED)
                .ifPresent(number -> parts.add(in.either(
                        number + " were finished" + before(FigureNames.FINISHED),
                        "blev " + number + " afsluttet" + before(FigureNames.FINISHED))));
        count(last(), FigureNames.UNDER_WAY)
                .ifPresent(number -> parts.add(in.either(
                        number + " were under way at its end" + before(FigureNames.UNDER_WAY),
                        "var " + number + " i gang ved udgangen" + before(FigureNames.UNDER_WAY))));
        String when = FigurePictures.period(last().name(), in);
        return parts.isEmpty()
                ? in.either("The numbers of ", "Tallene for ") + when + in.either(" are hidden.", " er skjult.")
                : in.either("In ", "I ") + when + " " + in.and(parts) + ".";
    }

    /** {@code (44 in the period before)}; nothing if that is hidden or there was none. */
    private String before(String group) {
        return before().flatMap(period -> count(period, group))
                .map(earlier ->
                        in.either(" (" + earlier + " in the period before)", " (" + earlier + " i perioden før)"))
                .orElse("");
    }

    private Optional<String> count(ReportPeriod period, String group) {
        OptionalLong count =
                figures.get(FigureNames.IN_THE_OFFER, period.name(), group).count();
        return count.isPresent() ? Optional.of(in.number(count.getAsLong())) : Optional.empty();
    }

    /** Where people are so long after the end. */
    Optional<String> status(int months) {
        return shares(FigureNames.statusAfter(months))
                .map(told -> in.either(
                        "Of the " + told.of + " courses that ended in " + told.when + ", " + months(months)
                                + " after the end " + told.shares + ".",
                        "Af de " + told.of + " forløb, der sluttede i " + told.when + ", var " + told.shares + " "
                                + months(months) + " efter afslutning."));
    }

    /** The others, a point each. */
    List<String> points() {
        List<String> points = new ArrayList<>();
        length().ifPresent(points::add);
        shares(FigureNames.BY_REASON)
                .ifPresent(told -> points.add(in.either(
                        "How the " + told.of + " courses of " + told.when + " ended: " + told.shares + ".",
                        "Sådan sluttede de " + told.of + " forløb i " + told.when + ": " + told.shares + ".")));
        figures.returnersMonths().forEach(within -> returners(within).ifPresent(points::add));
        figures.timeToMonths().stream()
                .max(Integer::compare)
                .flatMap(this::comeTo)
                .ifPresent(points::add);
        return points;
    }

    private Optional<String> length() {
        return row(FigureNames.LENGTH, last(), FigureNames.MEAN)
                .filter(row -> row.value().isPresent())
                .map(row -> in.either(
                        "A finished course lasted "
                                + Form.DECIMAL.write(row.value().orElseThrow(), in) + " weeks on average.",
                        "Et afsluttet forløb varede i gennemsnit "
                                + Form.DECIMAL.write(row.value().orElseThrow(), in) + " uger."));
    }

    private Optional<String> returners(int within) {
        String figure = FigureNames.returnersWithin(within);
        return latest(figure)
                .flatMap(period -> figures.rows(figure).stream()
                        .filter(row -> row.period().equals(period.name()) && row.unit() == Unit.SHARE)
                        .filter(row -> !row.group().equals(FigureNames.NOT_BACK)
                                && row.value().isPresent())
                        .findFirst()
                        .map(row -> in.either(
                                "Returners: of the " + in.number(row.of().orElse(0)) + " who left the benefit in "
                                        + FigurePictures.period(period.name(), in) + ", " + share(row) + " were "
                                        + figures.inWords(row, in) + " within " + months(within) + ".",
                                "Gengangere: af de " + in.number(row.of().orElse(0)) + ", der gik fra ydelsen i "
                                        + FigurePictures.period(period.name(), in) + ", var " + share(row) + " "
                                        + figures.inWords(row, in) + " inden for " + months(within) + ".")));
    }

    private Optional<String> comeTo(int within) {
        return shares(FigureNames.comeToWithin(within))
                .map(told -> in.either(
                        "Of the " + told.of + " courses that began in " + told.when + ", within " + months(within)
                                + " of the start " + told.shares + ".",
                        "Af de " + told.of + " forløb, der begyndte i " + told.when + ", var " + told.shares
                                + " på et tidspunkt inden for " + months(within) + " efter start."));
    }

    private record Told(String of, String when, String shares) {}

    /** The shares of the latest period that is known to its end, if any may be shown. */
    private Optional<Told> shares(String figure) {
        Optional<ReportPeriod> latest = latest(figure);
        if (latest.isEmpty()) {
            return Optional.empty();
        }
        List<KeyFigure> rows = figures.rows(figure).stream()
                .filter(row -> row.period().equals(latest.get().name()) && row.unit() == Unit.SHARE)
                .toList();
        List<KeyFigure> shown =
                rows.stream().filter(row -> row.value().orElse(0) > 0).toList();
        OptionalLong of = shown.stream()
                .map(KeyFigure::of)
                .filter(OptionalLong::isPresent)
                .findFirst()
                .orElse(OptionalLong.empty());
        if (of.isEmpty()) {
            return Optional.empty();
        }
        String parts = in.and(shown.stream()
                .map(row -> Form.SHARE.write(row.value().orElseThrow(), in) + " " + figures.inWords(row, in))
                .toList());
        boolean isHidden = rows.stream().anyMatch(row -> row.visibility() == Visibility.HIDDEN);
        return Optional.of(new Told(
                in.number(of.getAsLong()),
                FigurePictures.period(latest.get().name(), in),
                parts + (isHidden ? in.either(" (the rest is hidden)", " (resten er skjult)") : "")));
    }

    /** The last period with a share that may be shown, of which nobody is still to be followed. */
    private Optional<ReportPeriod> latest(String figure) {
        List<KeyFigure> rows = figures.rows(figure);
        Optional<ReportPeriod> latest = Optional.empty();
        for (ReportPeriod period : figures.periods()) {
            List<KeyFigure> of = rows.stream()
                    .filter(row -> row.period().equals(period.name()))
                    .toList();
            boolean isAwaited = of.stream()
                    .anyMatch(row -> row.group().equals(FigureNames.UNDER_OBSERVATION)
                            && (row.visibility() == Visibility.HIDDEN
                                    || row.count().orElse(0) > 0));
            boolean isTold = of.stream()
                    .anyMatch(row -> row.unit() == Unit.SHARE && row.value().orElse(0) > 0);
            if (isTold && !isAwaited) {
                latest = Optional.of(period);
            }
        }
        return latest;
    }

    private Optional<KeyFigure> row(String figure, ReportPeriod period, String group) {
        return figures.rows(figure).stream()
                .filter(row -> row.period().equals(period.name()) && row.group().equals(group))
                .findFirst();
    }

    private String share(KeyFigure row) {
        String share = Form.SHARE.write(row.value().orElseThrow(), in);
        return row.low().isEmpty()
                ? share
                : share + " (" + in.either("95 % confidence interval ", "95 %-sikkerhedsinterval ")
                        + Form.SHARE.write(row.low().orElseThrow(), in) + in.either(" to ", " til ")
                        + Form.SHARE.write(row.high().orElseThrow(), in) + ")";
    }

    private String months(int number) {
        return in.number(number) + (number == 1 ? in.either(" month", " måned") : in.either(" months", " måneder"));
    }
}
