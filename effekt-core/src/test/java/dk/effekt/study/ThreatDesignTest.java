package dk.effekt.study;

import static dk.effekt.covariate.Covariates.municipality;
import static dk.effekt.register.StateGroup.EDUCATIONAL_ASSISTANCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.experiment.GroupTimeEffect;
import dk.effekt.experiment.GroupTimeEffect.Phase;
import dk.effekt.study.Reformed.Planted;
import dk.effekt.study.ThreatDesign.Reach;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is planted in simulated registers against what is found; and what the design refuses. */
class ThreatDesignTest {

    private static final int SIMULATIONS = 20;
    private static final int PERSONS = 4_000;
    private static final Planted NOTHING = new Planted(0, 0);
    private static final Planted THREAT = new Planted(0.03, 0);
    private static final Planted PARTICIPATION = new Planted(0, 0.1);

    private static final Reformed ONE = Reformed.of(1, PERSONS, new Planted(0.03, 0.05));
    private static final ThreatDesign DESIGN = ONE.design();

    /** Mean of a number over simulations, and its simulation error. */
    private record Simulated(double mean, double error) {

        static Simulated of(Planted planted, Function<Reformed, Double> number) {
            double[] found = IntStream.range(0, SIMULATIONS)
                    .mapToDouble(seed -> number.apply(Reformed.of(seed, PERSONS, planted)))
                    .toArray();
            double mean = Arrays.stream(found).average().orElseThrow();
            double squares =
                    Arrays.stream(found).map(f -> (f - mean) * (f - mean)).sum();
            return new Simulated(mean, Math.sqrt(squares / (SIMULATIONS - 1) / SIMULATIONS));
        }
    }

    @Test
    void findsAThreatThatMakesPeopleLeaveBeforeTheCourse() {
        Simulated bias =
                Simulated.of(THREAT, town -> town.design().leftBy(12).estimate().estimate() - town.trueLeftByTwelve());

        assertThat(ONE.trueLeftByTwelve()).isGreaterThan(0.1);
        assertThat(bias.mean()).isCloseTo(0, within(3 * bias.error()));
        assertThat(bias.error()).isLessThan(0.02);
    }

    /** Why those who entered shortly before the date must not be the base of a reform that covers them, too. */
    @Test
    void missesAPartIfThoseWhoEnteredBeforeAreTakenToBeNotCovered() {
        Simulated bias = Simulated.of(
                THREAT,
                town -> ThreatDesign.on(town.entrants())
                                .reform("municipality", Reformed.dates(), Reach.NEW_ENTRANTS)
                                .leftBy(12)
                                .estimate()
                                .estimate()
                        - town.trueLeftByTwelve());

        assertThat(bias.mean()).isLessThan(-3 * bias.error());
    }

    @Test
    void findsAThreatInTheHazardOfLeaving() {
        Simulated hazard = Simulated.of(
                THREAT, town -> town.design().hazard(1, 12).estimate().estimate());

        assertThat(hazard.mean()).isCloseTo(THREAT.threat(), within(3 * hazard.error()));
        assertThat(hazard.error()).isLessThan(0.003);
    }

    /** Municipalities differ and hazards rise with time, alike in all. */
    @Test
    void findsNothingWhereThereIsNoThreat() {
        Simulated nothing = Simulated.of(
                NOTHING, town -> town.design().leftBy(12).estimate().estimate());

        assertThat(nothing.mean()).isCloseTo(0, within(3 * nothing.error()));
    }

    @Test
    void doesNotTakeAParticipationEffectForAThreat() {
        Simulated before = Simulated.of(
                PARTICIPATION, town -> town.design().leftBy(12).estimate().estimate());
        Simulated mixed = Simulated.of(
                PARTICIPATION,
                town -> town.design()
                        .mixingParticipation("to show it")
                        .leftBy(26)
                        .estimate()
                        .estimate());

        assertThat(before.mean()).isCloseTo(0, within(3 * before.error()));
        assertThat(mixed.mean()).isGreaterThan(5 * mixed.error());
    }

    @Test
    void saysWhatItIsTheEffectOfAndWhatItRestsOn() {
        ThreatEffect effect = DESIGN.leftBy(12);

        assertThat(effect.estimand())
                .isEqualTo("effect of being subject to 'course' on having left by week 12 of educational-assistance,"
                        + " before it begins");
        assertThat(effect.firstWeek()).isEqualTo(1);
        assertThat(effect.lastWeek()).isEqualTo(12);
        assertThat(effect.begun()).isZero();
        assertThat(effect.mixing()).isEmpty();
        assertThat(effect.assumptions())
                .anySatisfy(a -> assertThat(a).startsWith("parallel trends"))
                .anySatisfy(a -> assertThat(a).startsWith("no anticipation"))
                .anySatisfy(a -> assertThat(a).startsWith("entry"));
        assertThat(effect.toString())
                .startsWith("threat effect, weeks 1 to 12: +")
                .hasSizeLessThan(80);
        assertThat(effect.table()).contains("8087 is 2021-Q4");
        assertThat(effect.table().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void refusesWeeksInWhichPeopleHaveBegun() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DESIGN.leftBy(13))
                .withMessageContaining("the first in week 13")
                .withMessageContaining("up to 12")
                .withMessageContaining("mixingParticipation");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DESIGN.hazard(5, 20))
                .withMessageContaining("had begun");
    }

    @Test
    void mixesThreatAndParticipationOnlyUnderThatName() {
        ThreatEffect mixed =
                DESIGN.mixingParticipation("the council asks for the whole").leftBy(26);

        assertThat(mixed.estimand()).startsWith("effect of threat and participation together of 'course'");
        assertThat(mixed.begun()).isPositive();
        assertThat(mixed.mixing()).contains("the council asks for the whole");
        assertThat(mixed.toString()).startsWith("threat and participation, weeks 1 to 26");
        assertThat(mixed.table()).contains("MIXED", "the council asks for the whole");
    }

    @Test
    void aReasonChangesNothingWhereNobodyHasBegun() {
        assertThat(DESIGN.mixingParticipation("in case").leftBy(12).table())
                .isEqualTo(DESIGN.leftBy(12).table());
    }

    /** Who entered in the quarter before the reform meets it within twelve weeks. */
    @Test
    void entriesThatMeetTheReformBeforeTheirWeeksAreOverAreNoBase() {
        List<GroupTimeEffect> all = DESIGN.leftBy(12).effects().effects();

        assertThat(all)
                .filteredOn(effect -> effect.event() == -1)
                .allSatisfy(effect -> assertThat(effect.phase()).isEqualTo(Phase.ANTICIPATION));
        assertThat(all)
                .filteredOn(effect -> effect.phase() == Phase.AFTER)
                .isNotEmpty()
                .allSatisfy(effect -> assertThat(effect.basePeriod()).isEqualTo(effect.group() - 2));
    }

    @Test
    void periodsInWhichTheReformWasKnownAreNoBaseEither() {
        assertThat(DESIGN.announced(1).leftBy(12).effects().effects())
                .filteredOn(effect -> effect.phase() == Phase.AFTER)
                .isNotEmpty()
                .allSatisfy(effect -> assertThat(effect.basePeriod()).isEqualTo(effect.group() - 3));
    }

    @Test
    void ofAReformForNewEntrantsThePeriodBeforeIsTheBase() {
        ThreatEffect effect = ThreatDesign.on(ONE.entrants())
                .reform("municipality", Reformed.dates(), Reach.NEW_ENTRANTS)
                .clusteredOn("municipality")
                .leftBy(12);

        assertThat(effect.effects().effects())
                .filteredOn(e -> e.phase() == Phase.AFTER)
                .isNotEmpty()
                .allSatisfy(e -> assertThat(e.basePeriod()).isEqualTo(e.group() - 1));
        assertThat(effect.assumptions()).contains("reach: who entered before the date was never covered");
    }

    @Test
    void countsEntriesThatAreNotObservedLongEnough() {
        long late = Arrays.stream(ONE.entrants().toTable().numbers("left by week 26"))
                .filter(Double::isNaN)
                .count();

        assertThat(late).isPositive();
        assertThat(DESIGN.mixingParticipation("to count").leftBy(26).unknown()).isEqualTo((int) late);
        assertThat(DESIGN.leftBy(12).unknown()).isZero();
    }

    @Test
    void refusesReformsThatCannotBe() {
        ThreatDesign none = ThreatDesign.on(ONE.entrants());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> none.reform("municipality", Map.of("41", Reformed.DATE)))
                .withMessageContaining("'41'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> none.reform("municipality", Map.of("2", LocalDate.of(2021, 10, 15))))
                .withMessageContaining("2021-10-01");
        assertThatIllegalArgumentException().isThrownBy(() -> none.leftBy(12)).withMessageContaining("reform(");
        assertThatIllegalArgumentException().isThrownBy(() -> DESIGN.leftBy(27)).withMessageContaining("from 1 to 26");
        assertThatIllegalArgumentException().isThrownBy(() -> DESIGN.mixingParticipation(" "));
        assertThatIllegalArgumentException().isThrownBy(() -> DESIGN.announced(-1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ThreatDesign.on(EntryCohorts.into(EDUCATIONAL_ASSISTANCE)
                        .with(municipality())
                        .following(ONE.register())))
                .withMessageContaining("following(register, participations");
    }
}
