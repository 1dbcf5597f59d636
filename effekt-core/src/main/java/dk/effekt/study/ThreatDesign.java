package dk.effekt.study;

import dk.effekt.calendar.CalendarPeriod;
import dk.effekt.experiment.DifferenceInDifferences;
import dk.effekt.experiment.GroupTimeEffects;
import dk.effekt.internal.Suggest;
import dk.effekt.table.Table;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What being subject to a programme does before it begins: people who know that they will have to take part may leave first (Black,
 * Smith, Berger and Noel 2003; Geerdsen 2006). Those who enter after a reform date, in groups or municipalities with the reform, are
 * compared with those who entered before, and both with the same change in groups without it:
 *
 * <pre>{@code
 * ThreatDesign design = ThreatDesign.on(entrants)
 *         .reform("municipality", Map.of("101", LocalDate.of(2021, 1, 1)))
 *         .clusteredOn("municipality");
 * design.leftBy(13);       // ThreatEffect on having left by week 13
 * design.hazard(1, 13);    // ThreatEffect on leaving in a week, of those still there
 * }</pre>
 *
 * <p>The estimate is by {@link DifferenceInDifferences} of repeated cross-sections (Callaway and Sant'Anna 2021).
 *
 * <p>The participation effect is another: that of having begun. Weeks in which somebody has begun mix the two, and are refused unless
 * {@link #mixingParticipation} says why they are asked for. The two do not add up to the effect of the programme either: each is of
 * other people, and those whom the threat makes leave never take part.
 *
 * <p>Each method but the last two gives a new design. Immutable.
 */
public final class ThreatDesign {

    /** Whom the reform covers from its date on. */
    public enum Reach {
        /**
         * Everybody, whenever they entered: who entered shortly before the date meets the reform in the weeks that are looked at, so
         * that the periods of which this holds are left out of the base.
         */
        EVERYBODY,
        /** Only those who enter from the date on; those before are never covered. */
        NEW_ENTRANTS
    }

    private static final String FIRST_TREATED = "first period with the reform";
    private static final String LEFT = "left";

    private record Reform(String column, SortedMap<String, LocalDate> dates, Reach reach) {}

    private record Choices(String clusters, String covariates, int announced, Optional<String> mixing) {}

    private final Entrants entrants;
    private final Optional<Reform> reform;
    private final Choices choices;

    private ThreatDesign(Entrants entrants, Optional<Reform> reform, Choices choices) {
        this.entrants = entrants;
        this.reform = reform;
        this.choices = choices;
    }

    /**
     * A design on those who entered.
     *
     * @throws IllegalArgumentException if they came without participations, by which it is known when the programme begins
     */
    public static ThreatDesign on(Entrants entrants) {
        if (entrants.intervention().isEmpty()) {
            throw new IllegalArgumentException("it is not known who of the " + entrants
                    + " began a programme, and when; say following(register, participations.in(\"…\"))");
        }
        return new ThreatDesign(entrants, Optional.empty(), new Choices(RowColumns.PERSON, "~ 1", 0, Optional.empty()));
    }

    /**
     * The same with a reform of {@link Reach#EVERYBODY}.
     *
     * @param column of categories at entry, such as {@code "municipality"}; rows in which it is missing take no part
     * @param dates of each category with the reform its first day, which begins a period of the entrants; others never have it
     * @throws IllegalArgumentException if the column holds no categories, none of them is of the name, or no period begins on the day
     */
    public ThreatDesign reform(String column, Map<String, LocalDate> dates) {
        return reform(column, dates, Reach.EVERYBODY);
    }

    /** The same with a reform that covers everybody, or those alone who enter from its date on. */
    public ThreatDesign reform(String column, Map<String, LocalDate> dates, Reach reach) {
        Reform newReform = new Reform(column, Collections.unmodifiableSortedMap(new TreeMap<>(dates)), reach);
        firstTreated(entrants.toTable(), newReform, entrants.period());
        return new ThreatDesign(entrants, Optional.of(newReform), choices);
    }

    /** The same where only rows that differ in a column are independent, such as municipalities; otherwise persons. */
    public ThreatDesign clusteredOn(String column) {
        return with(new Choices(column, choices.covariates, choices.announced, choices.mixing));
    }

    /** The same given covariates at entry, such as {@code "~ age + factor(sex)"}. */
    public ThreatDesign covariates(String formula) {
        return with(new Choices(choices.clusters, formula, choices.announced, choices.mixing));
    }

    /** The same where the reform was known so many periods before its date, in which people may have acted already. */
    public ThreatDesign announced(int periodsBefore) {
        if (periodsBefore < 0) {
            throw new IllegalArgumentException("announced " + periodsBefore + " periods before; it is 0 or more");
        }
        return with(new Choices(choices.clusters, choices.covariates, periodsBefore, choices.mixing));
    }

    /**
     * The same in weeks, too, in which people have begun to take part. The estimate is then of threat and participation together, is
     * named so, and carries the reason.
     *
     * @param reason not blank
     */
    public ThreatDesign mixingParticipation(String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("a blank reason; say why threat and participation are to be mixed");
        }
        return with(new Choices(choices.clusters, choices.covariates, choices.announced, Optional.of(reason)));
    }

    /**
     * The effect on having left by a week since entry.
     *
     * @throws IllegalArgumentException if somebody has begun by then, people are not followed so long, a reform was not said, or
     *     nothing can be estimated
     */
    public ThreatEffect leftBy(int week) {
        entrants.requireWeeks(1, week);
        double[] left = new double[entrants.cohort().size()];
        for (int row = 0; row < left.length; row++) {
            left[row] = entrants.left(row, week);
        }
        return estimate(
                "having left by week " + week, 1, week, entrants.toTable().withNumber(LEFT, left));
    }

    /**
     * The effect on leaving in a week, from one week since entry through another, of those who have not left before: the mean exit
     * hazard. After the first week those with and without the reform differ in who is left, which {@link #leftBy} does not suffer
     * from.
     *
     * @throws IllegalArgumentException as {@link #leftBy}
     */
    public ThreatEffect hazard(int first, int last) {
        Table rows = entrants.personWeeks(first, last);
        String on = "leaving in a week, of those still there, in weeks " + first + " to " + last;
        return estimate(on, first, last, rows.withNumber(LEFT, rows.numbers("leaves")));
    }

    private ThreatEffect estimate(String on, int first, int last, Table rows) {
        Reform of = reform.orElseThrow(() -> new IllegalArgumentException(
                "no reform was said; say reform(\"municipality\", Map.of(\"101\", LocalDate.of(2021, 1, 1)))"));
        int begun = entrants.begunBy(last);
        if (begun > 0 && choices.mixing.isEmpty()) {
            throw new IllegalArgumentException(refusal(begun, last));
        }
        double[] outcome = rows.numbers(LEFT);
        List<String> levels = rows.categories(of.column);
        boolean[] known = new boolean[outcome.length];
        int unknown = 0;
        for (int row = 0; row < outcome.length; row++) {
            known[row] = !Double.isNaN(outcome[row]) && !levels.get(row).isEmpty();
            unknown += known[row] ? 0 : 1;
        }
        int exposed = of.reach == Reach.EVERYBODY ? exposedPeriods(of, last) : 0;
        DifferenceInDifferences design = DifferenceInDifferences.on(
                        rows.withNumber(FIRST_TREATED, firstTreated(rows, of, entrants.period()))
                                .where(known))
                .repeatedCrossSections()
                .outcome(LEFT)
                .period("period")
                .firstTreated(FIRST_TREATED)
                .covariates(choices.covariates)
                .anticipating(exposed + choices.announced);
        GroupTimeEffects effects = design.clusteredOn(choices.clusters).estimate();
        return new ThreatEffect(
                new ThreatEffect.Question(
                        entrants.intervention().orElseThrow(),
                        entrants.group().name(),
                        entrants.period(),
                        on,
                        first,
                        last,
                        choices.clusters.equals(of.column)),
                effects,
                assumptions(of, exposed, first),
                unknown,
                begun,
                choices.mixing);
    }

    private String refusal(int begun, int last) {
        int earliest = entrants.firstStart(last).orElseThrow();
        return begun + " of " + entrants + " had begun '"
                + entrants.intervention().orElseThrow() + "' by week " + last + ", the first in week " + earliest
                + "; what comes then is no threat effect alone. Ask for weeks "
                + (earliest > 1 ? "up to " + (earliest - 1) : "before they begin, of which there are none")
                + ", or say mixingParticipation(\"why\")";
    }

    private List<String> assumptions(Reform of, int exposed, int first) {
        String date = of.dates.size() == 1 ? "the reform date" : "its reform date";
        String early = choices.announced == 0 ? "" : " by more than " + choices.announced + " periods";
        return List.of(
                "parallel trends: without the reform, leaving would have changed alike in all values of '" + of.column
                        + "'",
                "no anticipation: nobody left earlier or later because of the reform ahead of " + date + early,
                "entry: the reform did not change who enters; the threat may keep some from entering at all",
                of.reach == Reach.NEW_ENTRANTS
                        ? "reach: who entered before the date was never covered"
                        : "reach: all are covered from the date on, so that entries of the "
                                + (exposed == 1 ? "period" : exposed + " periods") + " before it are no base",
                first == 1
                        ? "programme: no other change came to those with the reform alone at that date"
                        : "survivors: those still there in week " + first + " are alike with and without the reform");
    }

    /** Fewest whole periods before each date in which entrants can meet the reform within so many weeks. */
    private int exposedPeriods(Reform of, int last) {
        CalendarPeriod period = entrants.period();
        int most = 0;
        for (LocalDate date : of.dates.values()) {
            int start = period.beginningOn(date);
            int back = 0;
            while (period.weeks(start - back)
                            .start()
                            .weeksUntil(period.weeks(start).start())
                    < last) {
                back++;
            }
            most = Math.max(most, back);
        }
        return most;
    }

    private static int[] firstTreated(Table rows, Reform of, CalendarPeriod period) {
        Map<String, Integer> starts = of.dates.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, date -> period.beginningOn(date.getValue())));
        List<String> levels = rows.levels(of.column);
        starts.keySet().stream()
                .filter(level -> !levels.contains(level))
                .findFirst()
                .ifPresent(level -> {
                    throw new IllegalArgumentException(
                            "column '" + of.column + "' has no value " + Suggest.quoted(level, levels));
                });
        return rows.categories(of.column).stream()
                .mapToInt(level -> starts.getOrDefault(level, 0))
                .toArray();
    }

    private ThreatDesign with(Choices newChoices) {
        return new ThreatDesign(entrants, reform, newChoices);
    }

    /** {@code threat of 'course' by reforms of 1 value of 'municipality'}. */
    @Override
    public String toString() {
        return "threat of '" + entrants.intervention().orElseThrow() + "'"
                + reform.map(of -> " by reforms of " + of.dates.size() + (of.dates.size() == 1 ? " value" : " values")
                                + " of '" + of.column + "'")
                        .orElse(", no reform yet");
    }
}
