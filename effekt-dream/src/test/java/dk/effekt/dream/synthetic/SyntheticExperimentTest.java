package dk.effekt.dream.synthetic;

import static dk.effekt.cohort.Criteria.age;
import static dk.effekt.covariate.Covariates.municipality;
import static dk.effekt.outcome.Outcomes.paidHours;
import static dk.effekt.outcome.Outcomes.weeksIn;
import static dk.effekt.outcome.Outcomes.weeksOfPaidWork;
import static dk.effekt.register.StateGroup.CASH_ASSISTANCE;
import static dk.effekt.register.StateGroup.EDUCATIONAL_ASSISTANCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.calendar.CalendarPeriod;
import dk.effekt.calendar.Week;
import dk.effekt.calendar.WeekSpan;
import dk.effekt.dream.Dream;
import dk.effekt.dream.ParticipationList;
import dk.effekt.experiment.AverageEffect;
import dk.effekt.experiment.RandomizedTrial;
import dk.effekt.experiment.TrialEffect;
import dk.effekt.intervention.Participations;
import dk.effekt.register.Register;
import dk.effekt.study.EntryCohorts;
import dk.effekt.study.LotteryRounds;
import dk.effekt.study.LotteryRounds.Draw;
import dk.effekt.study.LotteryRounds.Lot;
import dk.effekt.study.ThreatDesign;
import dk.effekt.table.Table;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is planted in the three experiments, and that the designs made for them find it. */
class SyntheticExperimentTest {

    private static final SyntheticExperiment LOTTERY = SyntheticExperiment.lottery();
    private static final SyntheticExperiment ACTIVATION = SyntheticExperiment.activation();
    private static final SyntheticExperiment CASELOADS = SyntheticExperiment.caseloads();
    private static final String HOURS = "paid-hours at week 78";
    private static final String PAID_WORK = "weeks-of-paid-work at week 78";
    private static final String ON_CASH = "weeks-in-cash-assistance at week 78";
    private static final String ON_ASSISTANCE = "weeks-in-educational-assistance at week 52";
    private static final Week REFORM = Week.of(2022, 1);

    @Test
    void withoutAnEffectTheTruthIsExactlyZero() {
        assertThat(LOTTERY.withEffect(Truth.NULL).truth().values()).hasSize(3).containsOnly(0.0);
        assertThat(ACTIVATION.withEffect(Truth.NULL).truth().values())
                .hasSize(3)
                .containsOnly(0.0);
        assertThat(CASELOADS.withEffect(Truth.NULL).truth()).containsEntry(ON_ASSISTANCE, 0.0);
    }

    @Test
    void theTruthHasTheSignThatWasPlanted() {
        assertThat(LOTTERY.truth().get(HOURS)).isPositive();
        assertThat(LOTTERY.truth().get(PAID_WORK)).isPositive();
        assertThat(LOTTERY.truth().get(ON_CASH)).isNegative();
        assertThat(ACTIVATION.truth().get("job-or-education at week 26")).isPositive();
        assertThat(CASELOADS.truth().get(ON_ASSISTANCE)).isNegative();
    }

    /** Hours of a week in job are 10 to 37, alike for all; cash assistance is left for a job in four cases of five. */
    @Test
    void hoursGoWithWeeksOfPaidWork() {
        double each = LOTTERY.truth().get(HOURS) / LOTTERY.truth().get(PAID_WORK);

        assertThat(each).isEqualTo(23.5, within(2.5));
        assertThat(LOTTERY.truth().get(PAID_WORK) / -LOTTERY.truth().get(ON_CASH))
                .isEqualTo(0.8, within(0.08));
    }

    /** The weekly chance of leaving lies between 0.013 and 0.0312, and the threat adds 0.03 to it in weeks 1 to 4. */
    @Test
    void theThreatIsThatOfAClosedForm() {
        double most = Math.pow(1 - 0.013, 4) - Math.pow(1 - 0.013 - 0.03, 4);
        double least = Math.pow(1 - 0.0312, 4) - Math.pow(1 - 0.0312 - 0.03, 4);
        // Some 1,100 entered under the reform: three standard errors of a share of a tenth.
        double error = 3 * Math.sqrt(0.11 * 0.89 / 1_100);

        assertThat(ACTIVATION.truth().get("left by week 4")).isBetween(least - error, most + error);
    }

    /** The chance of starting is 0.03 rather than 0.01 a week, of those who are still there; 0.016 to 0.037 leave. */
    @Test
    void moreStartWithHalfTheCases() {
        double most = startedOf(0.03, 0.013 + 0.006) - startedOf(0.01, 0.0312);
        double least = startedOf(0.03, 0.0312 + 0.006) - startedOf(0.01, 0.013);

        assertThat(CASELOADS.truth().get("started by week 26")).isBetween(least, most);
    }

    /** Competing chances: a start decided first in each of the weeks 1 to 26. */
    private static double startedOf(double start, double leave) {
        double stays = (1 - start) * (1 - leave);
        return start * (1 - Math.pow(stays, 26)) / (1 - stays);
    }

    @Test
    void halfTheMunicipalitiesHaveTheReform() {
        assertThat(LOTTERY.reforms()).isEmpty();
        assertThat(CASELOADS.reforms()).hasSize(20);
        assertThat(CASELOADS.reforms().values()).containsOnly(LocalDate.of(2022, 1, 1));
        assertThat(CASELOADS.withSeed(2).reforms()).isNotEqualTo(CASELOADS.reforms());
    }

    @Test
    void nobodyStartsBeforeTheFifthWeekAndAllDoInItWhereThereIsAReform() {
        Map<String, Integer> starts = new HashMap<>();
        rows(ACTIVATION.openParticipations()).forEach(cells -> starts.put(cells[0].replace("-", ""), week(cells[2])));
        int inReform = 0;
        for (String[] cells : rows(ACTIVATION.openDream())) {
            int entry = firstOnBenefit(cells);
            if (entry < 0) {
                assertThat(starts).doesNotContainKey(cells[0]);
                continue;
            }
            int start = starts.getOrDefault(cells[0], Integer.MAX_VALUE);
            assertThat(start - entry).isGreaterThanOrEqualTo(5);
            boolean isReformed = ACTIVATION.reforms().containsKey(cells[4]) && entry >= REFORM.epochWeek();
            if (isReformed && start != Integer.MAX_VALUE) {
                assertThat(start - entry).isEqualTo(5);
                inReform++;
            }
        }
        assertThat(inReform).isGreaterThan(500);
    }

    @Test
    void lotsAreFairAndOnlyThoseWhoWonBegin() {
        List<String[]> lots = rows(LOTTERY.openLots());
        List<String> won = lots.stream()
                .filter(cells -> cells[1].equals("tilbudt plads"))
                .map(cells -> cells[0])
                .toList();
        List<String> began = rows(LOTTERY.openParticipations()).stream()
                .map(cells -> cells[0])
                .toList();

        assertThat((double) won.size() / lots.size()).isEqualTo(0.5, within(3 * Math.sqrt(0.25 / lots.size())));
        assertThat(won).containsAll(began).doesNotHaveDuplicates();
        // Four of five, less those who have left within the weeks before they would begin.
        assertThat((double) began.size() / won.size()).isBetween(0.72, 0.85);
    }

    @Test
    void hoursArePaidInTheMonthsOfEmployment() {
        String[] header = lines(LOTTERY.openDream()).get(0).split(";");
        int grad = Arrays.asList(header).indexOf("grad_2019_01");
        int hours = Arrays.asList(header).indexOf("timer_2019_01");

        assertThat(hours - grad).isEqualTo(72);
        for (String[] cells : rows(LOTTERY.openDream())) {
            for (int month = 0; month < 72; month++) {
                assertThat(cells[hours + month].isEmpty()).isEqualTo(cells[grad + month].isEmpty());
            }
        }
    }

    @Test
    void sameSeedSameBytes() throws IOException {
        try (InputStream one = LOTTERY.openDream();
                InputStream other = SyntheticExperiment.lottery().openDream();
                InputStream seed = LOTTERY.withSeed(2).openDream()) {
            byte[] bytes = one.readAllBytes();
            assertThat(other.readAllBytes()).isEqualTo(bytes);
            assertThat(seed.readAllBytes()).isNotEqualTo(bytes);
        }
    }

    @Test
    void aTrialOfTheLotsFindsTheTruth() {
        assertFinds(5, seed -> {
            SyntheticExperiment lottery = LOTTERY.withSeed(seed);
            SortedMap<String, Double> truth = lottery.truth();
            Table rows = LotteryRounds.of(lots(lottery))
                    .outcomes(paidHours(), weeksOfPaidWork(), weeksIn(CASH_ASSISTANCE))
                    .atWeeks(78)
                    .toTable(register(lottery));
            return Stream.of(HOURS, PAID_WORK, ON_CASH)
                    .mapToDouble(outcome -> deviation(
                            RandomizedTrial.on(rows)
                                    .treated("offered")
                                    .blocks("round")
                                    .outcome(outcome)
                                    .estimate()
                                    .offer(),
                            truth.get(outcome)))
                    .toArray();
        });
    }

    @Test
    void theDesignOfAThreatFindsTheTruth() {
        assertFinds(3, seed -> {
            SyntheticExperiment activation = ACTIVATION.withSeed(seed);
            AverageEffect effect = ThreatDesign.on(EntryCohorts.into(EDUCATIONAL_ASSISTANCE)
                            .eligible(age(18, 30))
                            .with(municipality())
                            .every(CalendarPeriod.HALF_YEAR)
                            .atWeeks(4)
                            .following(
                                    register(activation),
                                    participations(activation).in(activation.intervention())))
                    .reform("municipality", activation.reforms())
                    .clusteredOn("municipality")
                    .leftBy(4)
                    .estimate();
            return new double[] {(effect.estimate() - activation.truth().get("left by week 4")) / effect.standardError()
            };
        });
    }

    @Test
    void aTrialOfMunicipalitiesFindsTheTruth() {
        assertFinds(3, seed -> {
            SyntheticExperiment caseloads = CASELOADS.withSeed(seed);
            SortedMap<String, Double> truth = caseloads.truth();
            Table entered = EntryCohorts.into(EDUCATIONAL_ASSISTANCE)
                    .between(WeekSpan.ofClosed(REFORM, Week.of(2023, 45)))
                    .with(municipality())
                    .outcomes(weeksIn(EDUCATIONAL_ASSISTANCE))
                    .atWeeks(52)
                    .following(register(caseloads), participations(caseloads).in(caseloads.intervention()))
                    .toTable();
            SortedMap<String, LocalDate> reforms = caseloads.reforms();
            boolean[] half = new boolean[entered.rows()];
            double[] started = new double[entered.rows()];
            for (int row = 0; row < half.length; row++) {
                half[row] =
                        reforms.containsKey(entered.categories("municipality").get(row));
                started[row] = entered.numbers("weeks to start")[row] <= 26 ? 1 : 0;
            }
            RandomizedTrial trial = RandomizedTrial.on(
                            entered.withFlag("half", half).withNumber("started", started))
                    .treated("half")
                    .clusters("municipality");
            return new double[] {
                deviation(trial.outcome("started").estimate().offer(), truth.get("started by week 26")),
                deviation(trial.outcome(ON_ASSISTANCE).estimate().offer(), truth.get(ON_ASSISTANCE))
            };
        });
    }

    @Test
    void saysWhatItIs() {
        assertThat(CASELOADS).hasToString("synthetic caseloads of 12,000 persons, seed 5, planted");
        assertThat(LOTTERY.intervention()).isEqualTo("IPS");
        assertThatIllegalStateException().isThrownBy(ACTIVATION::openLots).withMessageContaining("lottery()");
    }

    /** Of each estimate the mean deviation from the truth, in standard errors, over seeds that nobody chose. */
    private static void assertFinds(int seeds, LongFunction<double[]> deviations) {
        List<double[]> found =
                LongStream.range(100, 100 + seeds).mapToObj(deviations).toList();
        for (int i = 0; i < found.get(0).length; i++) {
            int each = i;
            double mean = found.stream().mapToDouble(of -> of[each]).average().orElseThrow();
            assertThat(mean).isCloseTo(0, within(3 / Math.sqrt(seeds)));
        }
    }

    private static double deviation(TrialEffect effect, double truth) {
        return (effect.value() - truth) / effect.standardError();
    }

    private static Register register(SyntheticExperiment experiment) {
        return Dream.reader().read(experiment.openDream(), "dream.csv");
    }

    private static Participations participations(SyntheticExperiment experiment) {
        return ParticipationList.reader().read(experiment.openParticipations(), "indsats.csv");
    }

    private static List<Lot> lots(SyntheticExperiment lottery) {
        Participations drawn = ParticipationList.reader().read(lottery.openLots(), "lod.csv");
        return drawn.interventions().stream()
                .flatMap(brought -> drawn.in(brought).stream()
                        .map(one -> new Lot(
                                one.personId(),
                                CalendarPeriod.QUARTER.text(CalendarPeriod.QUARTER.number(Week.of(one.start()))),
                                one.start(),
                                brought.equals("tilbudt plads") ? Draw.OFFERED : Draw.NOT_OFFERED)))
                .toList();
    }

    private static int firstOnBenefit(String[] cells) {
        return IntStream.range(5, 5 + 313)
                .filter(cell -> cells[cell].equals("140"))
                .map(cell -> Week.of(2019, 1).epochWeek() + cell - 5)
                .findFirst()
                .orElse(-1);
    }

    private static int week(String date) {
        return Week.of(Delivery.date(date)).epochWeek();
    }

    private static List<String[]> rows(InputStream stream) {
        return lines(stream).stream().skip(1).map(line -> line.split(";", -1)).toList();
    }

    private static List<String> lines(InputStream stream) {
        try (stream) {
            return List.of(new String(stream.readAllBytes(), Delivery.WINDOWS_1252).split("\r\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
