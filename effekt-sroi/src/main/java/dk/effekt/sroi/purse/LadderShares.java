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
 * those who started: {@link ReimbursementLadder#outcomes} measure on which steps they are saved.
 *
 * <p>Texts hide what rests on few persons, by the rule of the replay ({@link LadderReplay#protectedBy}), and {@link PayerShares#of}
 * refuses it, because a purse prints the shares. Numbers that are asked for one by one are as they are.
 */
public final class LadderShares {

    private static final int WEEKS_A_YEAR = 52;

    private final LadderReplay replay;
    private final StateGroup benefit;
    /** By year. */
    private final List<LadderYear> years;

    private final int starts;
    private final int notInRegister;

    private LadderShares(
            LadderReplay replay, StateGroup benefit, List<LadderYear> years, int starts, int notInRegister) {
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
        List<List<LadderYear>> blocks = register.inBlocks(
                persons.length, (from, to) -> count(replay, set, years, persons, weeks, weights, from, to));
        List<LadderYear> sums = none(replay, years);
        for (List<LadderYear> block : blocks) {
            for (int year = 0; year < years; year++) {
                sums.get(year).add(block.get(year));
            }
        }
        return new LadderShares(replay, benefit, List.copyOf(sums), rows, notInRegister);
    }

    private static List<LadderYear> none(LadderReplay replay, int years) {
        List<LadderYear> none = new ArrayList<>();
        for (int year = 0; year < years; year++) {
            none.add(new LadderYear(replay.ladder().steps().size()));
        }
        return none;
    }

    private static List<LadderYear> count(
            LadderReplay replay,
            StateSet benefit,
            int years,
            int[] persons,
            int[] weeks,
            double[] weights,
            int fromRow,
            int toRow) {
        List<LadderYear> sums = none(replay, years);
        double[] member = new double[years * WEEKS_A_YEAR];
        int[] steps = new int[member.length];
        for (int row = fromRow; row < toRow; row++) {
            if (weights[row] > 0) {
                replay.register().timeline(persons[row]).membership(benefit, weeks[row], member);
                replay.history(persons[row]).steps(weeks[row], steps);
                for (int k = 0; k < member.length; k++) {
                    LadderYear year = sums.get(k / WEEKS_A_YEAR);
                    if (Double.isNaN(member[k])) {
                        year.addUnknown(persons[row], weights[row]);
                    } else if (member[k] == 1) {
                        year.add(persons[row], steps[k], weights[row]);
                    }
                }
            }
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
        return weeks(year).weeks(replay.ladder().requireStep(step));
    }

    /** The weeks on the benefit in a year that are on any step: what the mean share rests on. */
    public double personWeeks(int year) {
        return weeks(year).weeksOnLadder();
    }

    /** The weeks on the benefit in a year that are on no step, and in no share. */
    public double offLadder(int year) {
        return weeks(year).weeks(LadderOutcome.OFF);
    }

    /** The weeks of a year of which it is not known if they have the benefit. */
    public double notObserved(int year) {
        return weeks(year).unknown();
    }

    /** What a payer pays, on average, of the benefit of a week in a year, from 0 to 1; NaN if there is none on a step. */
    public double meanShare(Payer payer, int year) {
        LadderYear weeks = weeks(year);
        double sum = 0;
        for (int step = 1; step <= replay.ladder().steps().size(); step++) {
            sum += weeks.weeks(step) * replay.ladder().steps().get(step - 1).share(payer);
        }
        return sum / weeks.weeksOnLadder();
    }

    /** What the municipality pays, on average, of the benefit of a week in a year, from 0 to 1; NaN if there is none on a step. */
    public double meanShare(int year) {
        return meanShare(Payer.MUNICIPALITY, year);
    }

    private LadderYear weeks(int year) {
        if (year < 1 || year > years.size()) {
            throw new IllegalArgumentException("year " + year + " since the start; there are 1 to " + years.size());
        }
        return years.get(year - 1);
    }

    /** Whether the shares of a year may be printed. */
    boolean isShown(int year) {
        return shown().rule().allows(weeks(year).personsOnLadder());
    }

    /** Whether the number of weeks of a year on no step may be printed. */
    boolean isOffLadderShown(int year) {
        return shown().rule().allows(weeks(year).personsOffLadder());
    }

    Shown shown() {
        return replay.shown();
    }

    /** A line for each year, with {@code ..} for what rests on few persons, and what is not known; within 80 columns. */
    public String table() {
        TextTable table = TextTable.of(
                "year", "person-weeks", Payer.MUNICIPALITY.label(), Payer.STATE.label(), "on no step", "not observed");
        for (int year = 1; year <= years.size(); year++) {
            LadderYear weeks = weeks(year);
            int persons = weeks.personsOnLadder();
            table.add(
                    Integer.toString(year),
                    shown().of(persons, Shown.number(personWeeks(year))),
                    shown().of(persons, percent(meanShare(year))),
                    shown().of(persons, percent(meanShare(Payer.STATE, year))),
                    shown().of(weeks.personsOffLadder(), Shown.number(offLadder(year))),
                    shown().of(weeks.personsNotKnown(), Shown.number(notObserved(year))));
        }
        List<String> notes = new ArrayList<>();
        String below = shown().below(table.toString());
        if (!below.isEmpty()) {
            notes.add(below);
        }
        if (notInRegister > 0) {
            notes.add(Shown.sentence(shown().some(notInRegister, "participation is", "participations are")
                    + " of persons whom the register does not know."));
        }
        notes.addAll(replay.notes());
        return Format.wrapped(List.of("Weeks on " + benefit + " since " + someStarts() + ", by "
                        + replay.ladder().name()))
                + "\n" + table + "\n" + Format.wrapped(notes);
    }

    /** {@code 812 starts}, {@code few starts}. */
    String someStarts() {
        return shown().some(starts, "start", "starts");
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    /** {@code weeks on cash-assistance of 812 starts, 2 years: 64.1 %, 78.0 %}. */
    @Override
    public String toString() {
        List<String> shares = new ArrayList<>();
        for (int year = 1; year <= Math.min(years.size(), 3); year++) {
            shares.add(shown().of(weeks(year).personsOnLadder(), percent(meanShare(year))));
        }
        return Format.line("weeks on " + benefit + " of " + someStarts() + ", " + Format.count(years.size(), "year")
                + ": " + String.join(", ", shares));
    }
}
