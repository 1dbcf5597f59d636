package dk.effekt.sroi.purse;

import dk.effekt.cohort.Cohort;
import dk.effekt.internal.TextTable;
import dk.effekt.intervention.Participation;
import dk.effekt.register.Register;
import dk.effekt.register.StateGroup;
import dk.effekt.register.StateSet;
import dk.effekt.sroi.internal.Format;
import dk.effekt.study.StudyResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * On which steps a group of people spend their weeks on a benefit, year by year since their starts, and the municipality's mean share
 * of such a week. Year k is the weeks 52(k − 1) to 52k − 1, week 0 being that of the start. Immutable.
 *
 * <p>It is for an effect in weeks that has been measured without the ladder. The weeks that an effect saves are not the mean week of
 * those who started: {@link ReimbursementLadder#outcomes} measure on which steps they are saved. The figures have not passed a rule
 * for small numbers.
 */
public final class LadderShares {

    private static final int WEEKS_A_YEAR = 52;

    private final LadderReplay replay;
    private final StateGroup benefit;
    /** By year. */
    private final List<Weeks> years;

    private final int starts;
    private final int notInRegister;

    /**
     * The weeks of a year.
     *
     * @param byStep weight by step, those on none under 0
     * @param unknown weight of the weeks of which it is not known if they have the benefit
     */
    private record Weeks(double[] byStep, double unknown) {

        Weeks plus(Weeks other) {
            double[] sum = byStep.clone();
            for (int i = 0; i < sum.length; i++) {
                sum[i] += other.byStep[i];
            }
            return new Weeks(sum, unknown + other.unknown);
        }

        double onLadder() {
            double sum = 0;
            for (int step = 1; step < byStep.length; step++) {
                sum += byStep[step];
            }
            return sum;
        }
    }

    private LadderShares(LadderReplay replay, StateGroup benefit, List<Weeks> years, int starts, int notInRegister) {
        this.replay = replay;
        this.benefit = benefit;
        this.years = years;
        this.starts = starts;
        this.notInRegister = notInRegister;
    }

    /**
     * Of rows of a cohort, from their time zero.
     *
     * @param benefit the weeks that are looked at
     * @param years how many years since the start, 1 to 50
     * @param weights for each row what its weeks count; rows of weight 0 are left out
     * @throws IllegalArgumentException if the cohort is of another register, a weight is negative or not finite, or the register
     *     lacks what the benefit asks for
     */
    public static LadderShares of(LadderReplay replay, StateGroup benefit, int years, Cohort cohort, double[] weights) {
        if (cohort.register() != replay.register()) {
            throw new IllegalArgumentException(
                    "the cohort is of a " + cohort.register() + ", not the one replayed; replay that of the cohort");
        }
        if (weights.length != cohort.size()) {
            throw new IllegalArgumentException(weights.length + " weights for " + cohort.size() + " rows");
        }
        int[] weeks = new int[cohort.size()];
        Arrays.setAll(weeks, cohort::week);
        return of(replay, benefit, years, cohort.persons(), weeks, weights, 0);
    }

    /** Of the participants whom a study compares, each with its weight there. */
    public static LadderShares ofTreated(LadderReplay replay, StateGroup benefit, int years, StudyResult result) {
        double[] weights = result.sample().weights();
        for (int row = 0; row < weights.length; row++) {
            weights[row] = result.cohort().isTreated(row) ? weights[row] : 0;
        }
        return of(replay, benefit, years, result.cohort(), weights);
    }

    /**
     * Of participations, from the week in which each starts. A person with several counts once for each; those whom the register does
     * not know are counted in {@link #notInRegister()}.
     *
     * @param participations such as {@code participations.in("an offer")}
     */
    public static LadderShares ofParticipants(
            LadderReplay replay, StateGroup benefit, int years, List<Participation> participations) {
        Register register = replay.register();
        int[] persons = new int[participations.size()];
        int[] weeks = new int[participations.size()];
        int known = 0;
        for (Participation participation : participations) {
            OptionalInt person = register.find(participation.personId());
            if (person.isPresent()) {
                persons[known] = person.getAsInt();
                weeks[known++] = participation.startWeek().epochWeek();
            }
        }
        double[] once = new double[known];
        Arrays.fill(once, 1);
        return of(
                replay,
                benefit,
                years,
                Arrays.copyOf(persons, known),
                Arrays.copyOf(weeks, known),
                once,
                participations.size() - known);
    }

    private static LadderShares of(
            LadderReplay replay,
            StateGroup benefit,
            int years,
            int[] persons,
            int[] weeks,
            double[] weights,
            int notInRegister) {
        if (years < 1 || years > 50) {
            throw new IllegalArgumentException(years + " years since the start; ask for 1 to 50");
        }
        Register register = replay.register();
        List<String> missing = benefit.missingIn(register);
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", missing));
        }
        int rows = 0;
        for (double weight : weights) {
            if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("a weight of " + weight + "; weights are finite and at least 0");
            }
            rows += weight > 0 ? 1 : 0;
        }
        StateSet set = benefit.in(register.codebook());
        List<List<Weeks>> blocks = register.inBlocks(
                persons.length, (from, to) -> count(replay, set, years, persons, weeks, weights, from, to));
        List<Weeks> sums = none(replay, years);
        for (List<Weeks> block : blocks) {
            for (int year = 0; year < years; year++) {
                sums.set(year, sums.get(year).plus(block.get(year)));
            }
        }
        return new LadderShares(replay, benefit, List.copyOf(sums), rows, notInRegister);
    }

    private static List<Weeks> none(LadderReplay replay, int years) {
        List<Weeks> none = new ArrayList<>();
        for (int year = 0; year < years; year++) {
            none.add(new Weeks(new double[replay.ladder().steps().size() + 1], 0));
        }
        return none;
    }

    private static List<Weeks> count(
            LadderReplay replay,
            StateSet benefit,
            int years,
            int[] persons,
            int[] weeks,
            double[] weights,
            int fromRow,
            int toRow) {
        List<Weeks> sums = none(replay, years);
        double[] member = new double[years * WEEKS_A_YEAR];
        int[] steps = new int[member.length];
        double[] unknown = new double[years];
        for (int row = fromRow; row < toRow; row++) {
            if (weights[row] > 0) {
                replay.register().timeline(persons[row]).membership(benefit, weeks[row], member);
                replay.history(persons[row]).steps(weeks[row], steps);
                for (int k = 0; k < member.length; k++) {
                    int year = k / WEEKS_A_YEAR;
                    if (Double.isNaN(member[k])) {
                        unknown[year] += weights[row];
                    } else if (member[k] == 1) {
                        sums.get(year).byStep()[steps[k]] += weights[row];
                    }
                }
            }
        }
        for (int year = 0; year < years; year++) {
            sums.set(year, new Weeks(sums.get(year).byStep(), unknown[year]));
        }
        return sums;
    }

    /** How many years since the start there are. */
    public int years() {
        return years.size();
    }

    /** How many starts it is of. */
    public int starts() {
        return starts;
    }

    /** How many participations are of persons whom the register does not know. */
    public int notInRegister() {
        return notInRegister;
    }

    /**
     * The weeks on the benefit and on a step in a year, each with the weight of its row.
     *
     * @param year from 1
     */
    public double personWeeks(int year, int step) {
        return weeks(year).byStep()[replay.ladder().requireStep(step)];
    }

    /** The weeks on the benefit in a year that are on any step: what the mean share rests on. */
    public double personWeeks(int year) {
        return weeks(year).onLadder();
    }

    /** The weeks on the benefit in a year that are on no step, and in no share. */
    public double offLadder(int year) {
        return weeks(year).byStep()[LadderOutcome.OFF];
    }

    /** The weeks of a year of which it is not known if they have the benefit. */
    public double notObserved(int year) {
        return weeks(year).unknown();
    }

    /** What a payer pays, on average, of the benefit of a week in a year, from 0 to 1; NaN if there is none on a step. */
    public double meanShare(Payer payer, int year) {
        Weeks weeks = weeks(year);
        double sum = 0;
        for (int step = 1; step < weeks.byStep().length; step++) {
            sum += weeks.byStep()[step] * replay.ladder().steps().get(step - 1).share(payer);
        }
        return sum / weeks.onLadder();
    }

    /** What the municipality pays, on average, of the benefit of a week in a year, from 0 to 1; NaN if there is none on a step. */
    public double meanShare(int year) {
        return meanShare(Payer.MUNICIPALITY, year);
    }

    private Weeks weeks(int year) {
        if (year < 1 || year > years.size()) {
            throw new IllegalArgumentException("year " + year + " since the start; there are 1 to " + years.size());
        }
        return years.get(year - 1);
    }

    /** A line for each year, and what is not known; within 80 columns. */
    public String table() {
        TextTable table = TextTable.of(
                "year", "person-weeks", Payer.MUNICIPALITY.label(), Payer.STATE.label(), "on no step", "not observed");
        for (int year = 1; year <= years.size(); year++) {
            table.add(
                    Integer.toString(year),
                    number(personWeeks(year)),
                    percent(meanShare(year)),
                    percent(meanShare(Payer.STATE, year)),
                    number(offLadder(year)),
                    number(notObserved(year)));
        }
        List<String> notes = new ArrayList<>();
        if (notInRegister > 0) {
            notes.add(number(notInRegister) + " participations are of persons whom the register does not know.");
        }
        notes.addAll(replay.notes());
        return Format.wrapped(List.of("Weeks on " + benefit + " since " + number(starts) + " starts, by "
                        + replay.ladder().name()))
                + "\n" + table + "\n" + Format.wrapped(notes);
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private static String number(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }

    /** {@code weeks on cash-assistance of 812 starts, 2 years: 64.1 %, 78.0 %}. */
    @Override
    public String toString() {
        List<String> shares = new ArrayList<>();
        for (int year = 1; year <= Math.min(years.size(), 3); year++) {
            shares.add(percent(meanShare(year)));
        }
        String text = "weeks on " + benefit + " of " + number(starts) + " starts, " + years.size() + " years: "
                + String.join(", ", shares);
        return text.length() < 80 ? text : text.substring(0, 78) + "…";
    }
}
