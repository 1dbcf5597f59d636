package dk.effekt.keyfigures;

import dk.effekt.disclosure.PublishedTable;
import dk.effekt.effect.Effect;
import dk.effekt.internal.Lines;
import dk.effekt.internal.TextTable;
import java.util.Locale;
import java.util.Optional;

/** What was started and saved, to read: of what may be seen, only. */
final class StartedAndSavedText {

    private static final String INTERVAL = "95 % CI";

    private final StartedAndSaved saved;
    private final StringBuilder text = new StringBuilder();

    StartedAndSavedText(StartedAndSaved saved) {
        this.saved = saved;
    }

    String table() {
        wrap("Started and saved: " + saved.intervention());
        saved.general().forEach(warning -> wrap("! " + warning));
        text.append('\n');
        wrap("Beside their own past: "
                + (saved.people().isPresent() ? Numbers.whole(saved.people().getAsLong()) : PublishedTable.MARK)
                + " people with " + saved.longest()
                + " weeks before their first start and as many from it; of others too few weeks are known.");
        saved.weeks().forEach(weeks -> add(started(weeks)));
        add(weeksOnBenefit());
        saved.matched().ifPresent(this::matched);
        saved.price()
                .ifPresent(p -> wrap(String.format(
                        Locale.ROOT, "A week of benefit is %,.0f kr: %s.", p.kronerPerWeek(), p.source())));
        wrap("Intervals are 95 %: Wilson (1927), Student's t of paired differences"
                + (saved.matched().isPresent() ? ", and that of the study." : "."));
        if (saved.rule().isProtected()) {
            wrap(PublishedTable.MARK + " is hidden: " + saved.rule().describe() + ".");
        }
        return text.toString();
    }

    private TextTable started(int weeks) {
        TextTable table =
                TextTable.of("started in " + weeks + " weeks", "before", "%", "from the start", "%", INTERVAL);
        for (String destination : saved.destinations()) {
            Optional<Share> before = saved.startedBefore(destination, weeks);
            Optional<Share> after = saved.started(destination, weeks);
            table.add(
                    destination,
                    count(before),
                    percent(before),
                    count(after),
                    percent(after),
                    after.filter(s -> s.of() > 0)
                            .map(s -> interval(
                                    100 * s.interval().low(), 100 * s.interval().high(), "%.1f"))
                            .orElse(""));
        }
        return table;
    }

    private TextTable weeksOnBenefit() {
        OwnHistory history = saved.history();
        TextTable table = TextTable.of("weeks on " + saved.benefit() + " a person", "weeks", INTERVAL, "kr");
        boolean isSeen = saved.isSeen() && history.people() > 0;
        table.add(
                "in " + saved.longest() + " weeks before",
                isSeen ? Numbers.decimal(history.meanBefore()) : PublishedTable.MARK,
                "",
                "");
        table.add(
                "in " + saved.longest() + " weeks from the start",
                isSeen ? Numbers.decimal(history.meanAfter()) : PublishedTable.MARK,
                "",
                "");
        Share.Interval interval = history.intervalOfFewer();
        table.add(
                "fewer than before (no effect)",
                isSeen ? Numbers.signed(history.fewer()) : PublishedTable.MARK,
                isSeen && history.people() > 1 ? interval(interval.low(), interval.high(), "%+.1f") : "",
                isSeen ? kroner(history.fewer()) : "");
        return table;
    }

    private void matched(MatchedGroup matched) {
        wrap("Against a matched group: participants of study '" + matched.study() + "' who were eligible, matched and "
                + "observed so long, and those they are compared with.");
        saved.gatesFailed().forEach(gate -> wrap("! " + gate));
        saved.weeks().forEach(weeks -> add(startedAgainst(weeks)));
        add(weeksSaved(matched));
        wrap(
                "Shares in %, differences in percentage points. Matched: those compared with, weighted and adjusted as the study "
                        + "says. The difference is the "
                        + matched.effects().estimand() + ", SE "
                        + matched.effects().standardErrorMethod() + ".");
        matched.effects().notes().forEach(note -> wrap("Note: " + note + "."));
        text.append('\n');
    }

    private TextTable startedAgainst(int weeks) {
        TextTable table = TextTable.of(
                "started in " + weeks + " weeks", "participants", "matched", "difference", INTERVAL, "people");
        for (String destination : saved.destinations()) {
            Optional<MatchedShare> share = saved.startedAgainstMatched(destination, weeks);
            table.add(
                    destination,
                    share.map(s -> percent(s.participants())).orElse(PublishedTable.MARK),
                    share.map(s -> percent(s.matchedGroup())).orElse(""),
                    share.map(s -> points(s.difference().estimate())).orElse(""),
                    share.map(s -> interval(
                                    100 * s.difference().ciLow(),
                                    100 * s.difference().ciHigh(),
                                    "%+.1f"))
                            .orElse(""),
                    share.map(s -> Numbers.whole(s.difference().treated())).orElse(""));
        }
        return table;
    }

    private TextTable weeksSaved(MatchedGroup matched) {
        TextTable table = TextTable.of("saved, a person", "weeks", INTERVAL, "kr", "people");
        for (Effect effect : matched.years()) {
            boolean isSeen = saved.rule().allows(effect);
            table.add(
                    effect.when(),
                    isSeen ? signed(-effect.estimate()) : PublishedTable.MARK,
                    isSeen ? interval(-effect.ciHigh(), -effect.ciLow(), "%+.1f") : "",
                    isSeen ? kroner(-effect.estimate()) : "",
                    isSeen ? Numbers.whole(effect.treated()) : "");
        }
        return table;
    }

    private String kroner(double weeksSaved) {
        return Double.isNaN(weeksSaved)
                ? ""
                : saved.price()
                        .map(p -> String.format(Locale.ROOT, "%+,.0f", weeksSaved * p.kronerPerWeek()))
                        .orElse("");
    }

    private static String count(Optional<Share> share) {
        return share.map(s -> Numbers.whole(s.count())).orElse(PublishedTable.MARK);
    }

    private static String percent(Optional<Share> share) {
        return share.map(s -> percent(s.value())).orElse("");
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "" : Numbers.percent(share);
    }

    private static String points(double share) {
        return signed(100 * share);
    }

    private static String signed(double number) {
        return Double.isNaN(number) ? "" : Numbers.signed(number);
    }

    private static String interval(double low, double high, String format) {
        return Double.isNaN(low) || Double.isNaN(high)
                ? ""
                : String.format(Locale.ROOT, "[" + format + ", " + format + "]", low, high);
    }

    private void add(TextTable table) {
        text.append(table.fitting(TextTable.WIDTH)).append('\n');
    }

    private void wrap(String line) {
        Lines.of(line, TextTable.WIDTH, "  ").forEach(each -> text.append(each).append('\n'));
    }
}
