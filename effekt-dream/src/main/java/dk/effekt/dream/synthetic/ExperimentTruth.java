package dk.effekt.dream.synthetic;

import static dk.effekt.dream.synthetic.ExperimentBiography.NEVER;
import static dk.effekt.dream.synthetic.ExperimentTown.HORIZON;
import static dk.effekt.dream.synthetic.ExperimentTown.REFORM;

import dk.effekt.dream.synthetic.ExperimentBiography.Fate;
import dk.effekt.dream.synthetic.ExperimentBiography.Written;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** Lives everybody twice under the same luck, and takes means of the difference. Not thread-safe, for one use. */
final class ExperimentTruth {

    private static final int THREAT = Experiment.NOTICE - 1;
    private static final int HALF_YEAR = 26;
    private static final int YEAR = 52;

    /** Weeks after which it is known that somebody has left: a calendar month and what is begun of another. */
    private static final int KNOWN_LATER = 9;

    private static final Fate NOTHING = new Fate(false, NEVER, NEVER);
    private static final Fate OFFERED = new Fate(true, NEVER, NEVER);
    private static final Fate REFORMED = new Fate(false, REFORM, NEVER);

    private record Sum(double sum, int count) {}

    private final ExperimentTown town;
    private final Map<String, Sum> sums = new TreeMap<>();

    private ExperimentTruth(ExperimentTown town) {
        this.town = town;
    }

    static SortedMap<String, Double> of(ExperimentTown town) {
        ExperimentTruth truth = new ExperimentTruth(town);
        for (int number = 0; number < town.persons(); number++) {
            Person person = town.person(number);
            switch (town.experiment()) {
                case LOTTERY -> truth.addLot(person);
                case ACTIVATION -> truth.addActivation(person);
                case CASELOADS -> truth.addCaseload(person);
            }
        }
        SortedMap<String, Double> means = new TreeMap<>();
        truth.sums.forEach((name, sum) -> means.put(name, sum.sum / sum.count));
        return Collections.unmodifiableSortedMap(means);
    }

    private void addLot(Person person) {
        Written with = town.live(person, OFFERED);
        Written without = town.live(person, NOTHING);
        int lot = with.lot();
        if (lot != NEVER) {
            add("paid-hours at week " + HORIZON, hours(with, lot) - hours(without, lot));
            add(
                    "weeks-of-paid-work at week " + HORIZON,
                    count(lot, HORIZON, week -> inJob(with, week) - inJob(without, week)));
            add(
                    "weeks-in-cash-assistance at week " + HORIZON,
                    count(lot, HORIZON, week -> onBenefit(with, week) - onBenefit(without, week)));
        }
    }

    private void addActivation(Person person) {
        if (town.hasReform(person)) {
            Written with = town.live(person, REFORMED);
            if (isFollowed(with.entry(), THREAT)) {
                int last = with.entry() + THREAT;
                add("left by week " + THREAT, onBenefit(town.live(person, NOTHING), last) - onBenefit(with, last));
            }
            return;
        }
        Written with = town.live(person, NOTHING);
        int start = with.life().course().map(Course::start).orElse(NEVER);
        if (start != NEVER && start + YEAR < town.columns().weeks()) {
            Written without = town.live(person, new Fate(false, NEVER, start));
            for (int week : new int[] {HALF_YEAR, YEAR}) {
                add(
                        "job-or-education at week " + week,
                        onBenefit(without, start + week) - onBenefit(with, start + week));
            }
        }
    }

    private void addCaseload(Person person) {
        Written with = town.live(person, REFORMED);
        int entry = with.entry();
        if (isFollowed(entry, YEAR)) {
            Written without = town.live(person, NOTHING);
            add("started by week " + HALF_YEAR, started(with) - started(without));
            add(
                    "weeks-in-educational-assistance at week " + YEAR,
                    count(entry, YEAR, week -> onBenefit(with, week) - onBenefit(without, week)));
        }
    }

    private void add(String name, double difference) {
        sums.merge(name, new Sum(difference, 1), (one, other) -> new Sum(one.sum + other.sum, one.count + 1));
    }

    /** Entered under the reform, and observed for so many weeks and until it is known who has left. */
    private boolean isFollowed(int entry, int weeks) {
        return entry >= REFORM && entry + weeks + KNOWN_LATER < town.columns().weeks();
    }

    private int onBenefit(Written written, int week) {
        return written.life().status(week) == town.experiment().benefit() ? 1 : 0;
    }

    private static int inJob(Written written, int week) {
        return written.life().isInJob(week) ? 1 : 0;
    }

    private static int started(Written written) {
        return written.life()
                .course()
                .filter(course -> course.start() <= written.entry() + HALF_YEAR)
                .map(course -> 1)
                .orElse(0);
    }

    private static int count(int from, int weeks, IntUnaryOperator each) {
        return IntStream.range(from, from + weeks).map(each).sum();
    }

    /** Hours since a week, those of a month spread over its weeks, as the outcome has them. */
    private double hours(Written written, int from) {
        int[] monthly = town.monthlyHours(written);
        double sum = 0;
        for (int week = from; week < from + HORIZON; week++) {
            int month = town.columns().monthOf(week);
            sum += (double) monthly[month] / town.columns().weeksOf(month);
        }
        return sum;
    }
}
