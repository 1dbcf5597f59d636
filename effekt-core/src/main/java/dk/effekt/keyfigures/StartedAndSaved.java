package dk.effekt.keyfigures;

import dk.effekt.disclosure.CountTable;
import dk.effekt.disclosure.Dimension;
import dk.effekt.disclosure.PublishedTable;
import dk.effekt.disclosure.SmallCells;
import dk.effekt.effect.Effect;
import dk.effekt.effect.EffectPath;
import dk.effekt.internal.Lines;
import dk.effekt.internal.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * How many started a job or an education, and how much benefit was saved: beside the same people before their first start, and, where
 * a study was given, against a matched group.
 *
 * <pre>{@code
 * StartedAndSaved saved = StartedAndSaved.of("IPS")
 *         .price(4_200, "cash assistance 2024, 30 years or older, 18,200 kr a month")
 *         .against(study.estimate(register, participations).path(onPublicBenefit()))
 *         .measure(register, participations);
 * ValueMap.named("IPS").outcome("Municipality", "Weeks off benefit",
 *         Quantity.avoided(saved.effects().toArray(Effect[]::new)), kroner(4_200).perWeek(2024, "…"));
 * }</pre>
 *
 * <p><strong>The same people before are no comparison group.</strong> People begin when things are at their worst (Ashenfelter 1978),
 * and of what follows much would have come without the offer: regression to the mean. Therefore weeks fewer than before are not called
 * saved, go into no {@link #effects()}, and stand beside a warning. Saved is the effect against a matched group, and only that is handed
 * on to a value map.
 *
 * <p>Persons count once, by their first course in the list, if all weeks as long before the start as after it are known. Before is up to
 * the week before that of the start. Started is where a person first was in a window; who was in job before the start counts as started
 * there. Immutable.
 */
public final class StartedAndSaved {

    private static final int WEEKS_A_YEAR = 52;

    private final String intervention;
    private final List<String> destinations;
    private final String benefit;
    private final int weeks;
    private final Optional<StartedAndSavedBuilder.Price> price;
    private final Optional<EffectPath> matched;
    private final SmallCells rule;
    /** Before, and from the start: of the same people. */
    private final List<PublishedTable> started;

    private final OwnHistory history;

    StartedAndSaved(StartedAndSavedBuilder asked, OwnHistory history) {
        this.intervention = asked.intervention;
        this.destinations = Stream.concat(asked.destinations.stream().map(Object::toString), Stream.of("neither"))
                .toList();
        this.benefit = asked.benefit.name();
        this.weeks = asked.weeks;
        this.price = asked.price;
        this.matched = asked.matched;
        this.rule = asked.rule;
        this.history = history;
        this.started = rule.protect(List.of(
                CountTable.list("before", new Dimension("before", destinations), history.startedBefore()),
                CountTable.list(
                        "from the start", new Dimension("from the start", destinations), history.startedAfter())));
    }

    /** Asks for what an intervention started and saved, as it is named in the participation list. */
    public static StartedAndSavedBuilder of(String intervention) {
        return new StartedAndSavedBuilder(intervention);
    }

    /** How many people were followed through both windows; none if so few that it is hidden. */
    public OptionalLong people() {
        return started.get(1).total();
    }

    /**
     * The share that started a destination from the start on, with {@link Share#interval()}; none if it is hidden.
     *
     * @param destination by its name
     * @throws IllegalArgumentException if it was not asked for
     */
    public Optional<Share> started(String destination) {
        return share(place(destination), 1);
    }

    /** The share of the same people that was in a destination before, likewise. */
    public Optional<Share> startedBefore(String destination) {
        return share(place(destination), 0);
    }

    /** Mean weeks on the benefit fewer than in as many before the start: no effect. None if of too few people. */
    public OptionalDouble weeksFewerThanBefore() {
        return isSeen() ? OptionalDouble.of(history.fewer()) : OptionalDouble.empty();
    }

    /** The 95 % interval of {@link #weeksFewerThanBefore}, by Student's t of paired differences. */
    public Optional<Share.Interval> intervalOfWeeksFewerThanBefore() {
        return isSeen() ? Optional.of(history.intervalOfFewer()) : Optional.empty();
    }

    /**
     * The effect on weeks on the benefit in each year of 52 weeks since the start, against the matched group; the last may be short.
     * Less than 0 is saved: {@code Quantity.avoided(…)} in effekt-sroi takes them.
     *
     * @throws IllegalStateException if there is no matched group: what the same people had before is no effect
     */
    public List<Effect> effects() {
        EffectPath path = matched.orElseThrow(
                () -> new IllegalStateException("there is no comparison group, so that nobody knows what "
                        + "was saved: weeks fewer than before are not the effect. Give against(result.path(onPublicBenefit())) of a "
                        + "study, or state a quantity in the value map and deduct what would have come anyway"));
        List<Effect> years = new ArrayList<>();
        for (int from = 0; from <= path.lastWeek(); from += WEEKS_A_YEAR) {
            years.add(path.cumulated(from, Math.min(from + WEEKS_A_YEAR - 1, path.lastWeek())));
        }
        return List.copyOf(years);
    }

    /** What the reader must know first. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (!rule.isProtected()) {
            warnings.add(rule.describe());
        }
        if (matched.isEmpty()) {
            warnings.add(
                    "There is no comparison group. What follows compares people with themselves before they began, when things "
                            + "were at their worst; much of it would have come without the offer. It does not say what was saved.");
        }
        return List.copyOf(warnings);
    }

    /** All of it, in 80 columns. */
    public String table() {
        StringBuilder text = new StringBuilder();
        wrap(text, "Started and saved: " + intervention);
        wrap(
                text,
                (people().isPresent() ? Numbers.whole(people().getAsLong()) : PublishedTable.MARK) + " people with "
                        + weeks
                        + " weeks before their first start and as many from it; of others too few weeks are known");
        warnings().forEach(warning -> wrap(text, "! " + warning));
        text.append('\n');
        TextTable shares = TextTable.of("started", "before", "%", "from the start", "%", "95 % CI");
        for (int i = 0; i < destinations.size(); i++) {
            Optional<Share> before = share(i, 0);
            Optional<Share> after = share(i, 1);
            shares.add(
                    destinations.get(i),
                    before.map(s -> Numbers.whole(s.count())).orElse(PublishedTable.MARK),
                    before.map(StartedAndSaved::percent).orElse(""),
                    after.map(s -> Numbers.whole(s.count())).orElse(PublishedTable.MARK),
                    after.map(StartedAndSaved::percent).orElse(""),
                    after.filter(s -> s.of() > 0)
                            .map(s -> interval(
                                    100 * s.interval().low(), 100 * s.interval().high(), "%.1f"))
                            .orElse(""));
        }
        text.append(shares.fitting(TextTable.WIDTH)).append('\n');
        text.append(history().fitting(TextTable.WIDTH)).append('\n');
        if (matched.isPresent()) {
            text.append(saved().fitting(TextTable.WIDTH));
            wrap(text, effects().get(0).estimand() + ", SE " + effects().get(0).standardErrorMethod());
            text.append('\n');
        }
        price.ifPresent(p -> wrap(
                text, String.format(Locale.ROOT, "A week of benefit is %,.0f kr: %s.", p.kronerPerWeek(), p.source())));
        wrap(
                text,
                "Intervals are 95 %: Wilson (1927), Student's t of paired differences"
                        + (matched.isPresent() ? ", and that of the study." : ".")
                        + " " + PublishedTable.MARK + " is hidden: " + rule.describe() + ".");
        return text.toString();
    }

    private TextTable history() {
        TextTable table = TextTable.of("weeks on " + benefit + " a person", "weeks", "95 % CI", "kr");
        boolean isSeen = isSeen() && history.people() > 0;
        table.add(
                "in " + weeks + " weeks before",
                isSeen ? Numbers.decimal(history.meanBefore()) : PublishedTable.MARK,
                "",
                "");
        table.add(
                "in " + weeks + " weeks from the start",
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

    private TextTable saved() {
        TextTable table = TextTable.of("saved against a matched group, a person", "weeks", "95 % CI", "kr", "people");
        for (Effect effect : effects()) {
            boolean isSeen = rule.allows(effect.treated());
            table.add(
                    effect.when(),
                    isSeen ? Numbers.signed(-effect.estimate()) : PublishedTable.MARK,
                    isSeen ? interval(-effect.ciHigh(), -effect.ciLow(), "%+.1f") : "",
                    isSeen ? kroner(-effect.estimate()) : "",
                    isSeen ? Numbers.whole(effect.treated()) : PublishedTable.MARK);
        }
        return table;
    }

    private String kroner(double weeksSaved) {
        return price.map(p -> String.format(Locale.ROOT, "%+,.0f", weeksSaved * p.kronerPerWeek()))
                .orElse("");
    }

    private boolean isSeen() {
        return people().isPresent() && rule.allows(history.people());
    }

    private Optional<Share> share(int destination, int window) {
        OptionalLong count = started.get(window).count(destination, 0);
        OptionalLong of = started.get(window).total();
        return count.isPresent() && of.isPresent()
                ? Optional.of(new Share(count.getAsLong(), of.getAsLong()))
                : Optional.empty();
    }

    private int place(String destination) {
        int place = destinations.indexOf(destination);
        if (place < 0) {
            throw new IllegalArgumentException("'" + destination + "' was not asked for; there are " + destinations);
        }
        return place;
    }

    private static String percent(Share share) {
        return share.of() == 0 ? "" : Numbers.percent(share.value());
    }

    private static String interval(double low, double high, String format) {
        return String.format(Locale.ROOT, "[" + format + ", " + format + "]", low, high);
    }

    private static void wrap(StringBuilder text, String line) {
        Lines.of(line, TextTable.WIDTH, "  ").forEach(each -> text.append(each).append('\n'));
    }

    /** One line: {@code IPS: started and saved in 52 weeks, no comparison group}. */
    @Override
    public String toString() {
        return intervention + ": started and saved in " + weeks + " weeks, "
                + (matched.isPresent() ? "against a matched group" : "no comparison group");
    }
}
