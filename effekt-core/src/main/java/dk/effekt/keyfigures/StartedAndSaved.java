package dk.effekt.keyfigures;

import dk.effekt.disclosure.PublishedTable;
import dk.effekt.disclosure.SmallCells;
import dk.effekt.effect.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * How many started a job or an education, and how much benefit was saved: beside the same people before their first start, and, where
 * a study was given, against a matched group.
 *
 * <pre>{@code
 * StartedAndSavedBuilder asked = StartedAndSaved.of("IPS")
 *         .weeks(13, 26, 52)
 *         .price(4_200, "cash assistance 2024, 30 years or older, 18,200 kr a month");
 * Study study = Study.named("IPS").participantsOf("IPS"). … .outcomes(asked.outcomes()).build();
 * StartedAndSaved saved = asked.against(study.estimate(register, participations)).measure(register, participations);
 * ValueMap.named("IPS").outcome("Municipality", "Weeks off benefit",
 *         Quantity.avoided(saved.effects().toArray(Effect[]::new)), kroner(4_200).perWeek(2024, "…"));
 * }</pre>
 *
 * <p><strong>The same people before are no comparison group.</strong> People begin when things are at their worst (Ashenfelter 1978),
 * and of what follows much would have come without the offer: regression to the mean. Therefore weeks fewer than before are not called
 * saved, go into no {@link #effects()}, and stand beside a warning. What the offer changed is the difference to a matched group, and
 * only that is handed on to a value map.
 *
 * <p>The two are of different people. With their own past persons are compared once, by their first course in the list, if all weeks as
 * long before the start as after it are known; before is up to the week before that of the start. With a matched group those of the
 * study are, who were eligible, matched and observed so long. In both, started is where a person first was in the weeks from that of the
 * start; who was in job before the start counts as started there. Immutable; it holds numbers of many,
 * and nobody can be reached from it.
 */
public final class StartedAndSaved {

    static final String NEITHER = "neither";

    private final String intervention;
    private final List<String> destinations;
    private final String benefit;
    private final List<Integer> weeks;
    private final Optional<StartedAndSavedBuilder.Price> price;
    private final Optional<MatchedGroup> matched;
    private final SmallCells rule;
    /** By weeks, before and from the start: of the same people. */
    private final List<PublishedTable> started;

    private final OwnHistory history;
    private final Measured.Source source;

    StartedAndSaved(
            StartedAndSavedBuilder asked, OwnHistory history, Optional<MatchedGroup> matched, Measured.Source source) {
        this.intervention = asked.intervention;
        this.destinations = Stream.concat(asked.destinations.stream().map(Object::toString), Stream.of(NEITHER))
                .toList();
        this.benefit = asked.benefit.name();
        this.weeks = asked.weeks;
        this.price = asked.price;
        this.matched = matched;
        this.rule = asked.rule;
        this.history = history;
        this.source = source;
        this.started = rule.protect(history.tables(destinations, weeks));
    }

    /** Asks for what an intervention started and saved, as it is named in the participation list. */
    public static StartedAndSavedBuilder of(String intervention) {
        return new StartedAndSavedBuilder(intervention);
    }

    /** The intervention. */
    public String intervention() {
        return intervention;
    }

    /** What is started, and {@code neither}: the names that the shares are asked by. */
    public List<String> destinations() {
        return destinations;
    }

    /** Within how many weeks, ascending. */
    public List<Integer> weeks() {
        return weeks;
    }

    /** How many people were followed through both windows; none if so few that it is hidden. */
    public OptionalLong people() {
        return started.get(1).total();
    }

    /**
     * The share of the people that started a destination from the start on, with {@link Share#interval()}; none if it is hidden.
     *
     * @param destination by its name
     * @param within one of {@link #weeks()}
     * @throws IllegalArgumentException if either was not asked for
     */
    public Optional<Share> started(String destination, int within) {
        return share(destination, 2 * window(within) + 1);
    }

    /** The share of the same people that was in a destination in as many weeks before the start, likewise: no comparison group. */
    public Optional<Share> startedBefore(String destination, int within) {
        return share(destination, 2 * window(within));
    }

    /**
     * The share of a study's participants that started a destination, beside that of the matched group; none if it is hidden.
     *
     * @param destination by its name
     * @param within one of {@link #weeks()}
     * @throws IllegalStateException if there is no matched group
     * @throws IllegalArgumentException if either was not asked for
     */
    public Optional<MatchedShare> startedAgainstMatched(String destination, int within) {
        int place = place(destination);
        window(within);
        return requireMatched().shares(destinations, within, rule).get(place);
    }

    /**
     * Mean weeks on the benefit fewer than in as many before the start, of the most weeks asked for: no effect. None if of too few
     * people.
     */
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
        return requireMatched().years();
    }

    private MatchedGroup requireMatched() {
        return matched.orElseThrow(
                () -> new IllegalStateException(
                        "there is no comparison group, so that nobody knows what "
                                + "was started and saved: weeks fewer than before are not the effect. Give against(study.estimate(register, "
                                + "participations)), or state a quantity in the value map and deduct what would have come anyway"));
    }

    /** What the reader must know first; each gate that the study failed is one, and concerns every number against the matched group. */
    public List<String> warnings() {
        return Stream.concat(general().stream(), gatesFailed().stream()).toList();
    }

    /** The warnings but for the gates. */
    List<String> general() {
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

    List<String> gatesFailed() {
        return matched.map(MatchedGroup::gatesFailed).orElse(List.of()).stream()
                .map(gate -> "GATE FAILED: " + gate)
                .toList();
    }

    /** All of it, in 80 columns. */
    public String table() {
        return new StartedAndSavedText(this).table();
    }

    /**
     * The numbers as comma-separated values (RFC 4180), a record each: {@code intervention}, {@code against} ({@code own-past} or
     * {@code matched-group}), {@code figure}, {@code firstWeek} and {@code lastWeek} (since the start, negative before it), {@code group},
     * {@code unit} ({@code share} from 0 to 1, {@code weeks} or {@code kroner}, a person), {@code value}, {@code low} and {@code high} (of the
     * 95 % interval), {@code count}, {@code n} (people), {@code visibility} ({@code shown} or {@code hidden}), {@code warning} (what
     * concerns the number) and {@code rule}. What is hidden or does not exist is empty.
     */
    public String toCsv() {
        return StartedAndSavedFiles.csv(this);
    }

    /**
     * The same as JSON, with what it was made from, the warnings, and the study. It begins with
     * {@code "effektStartedAndSaved": 1}; what is hidden or does not exist is {@code null}.
     */
    public String toJson() {
        return StartedAndSavedFiles.json(this);
    }

    /** Whether a mean over the people may be seen. */
    boolean isSeen() {
        return people().isPresent() && rule.allows(history.people());
    }

    String benefit() {
        return benefit;
    }

    int longest() {
        return weeks.get(weeks.size() - 1);
    }

    Optional<StartedAndSavedBuilder.Price> price() {
        return price;
    }

    Optional<MatchedGroup> matched() {
        return matched;
    }

    SmallCells rule() {
        return rule;
    }

    OwnHistory history() {
        return history;
    }

    Measured.Source source() {
        return source;
    }

    private Optional<Share> share(String destination, int table) {
        OptionalLong count = started.get(table).count(place(destination), 0);
        OptionalLong of = started.get(table).total();
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

    private int window(int within) {
        int window = weeks.indexOf(within);
        if (window < 0) {
            throw new IllegalArgumentException(
                    within + " weeks were not asked for; there are " + weeks + ". Ask with weeks(…)");
        }
        return window;
    }

    /** One line: {@code IPS: started and saved in 52 weeks, no comparison group}. */
    @Override
    public String toString() {
        int failed = gatesFailed().size();
        return intervention + ": started and saved in " + longest() + " weeks, "
                + (matched.isPresent() ? "against a matched group" : "no comparison group")
                + (failed == 0 ? "" : failed == 1 ? ", 1 GATE FAILED" : ", " + failed + " GATES FAILED");
    }
}
