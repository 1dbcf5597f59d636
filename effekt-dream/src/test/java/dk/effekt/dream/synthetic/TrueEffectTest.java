package dk.effekt.dream.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.calendar.Week;
import dk.effekt.calendar.WeekSpan;
import dk.effekt.dream.synthetic.Delivery.Listed;
import dk.effekt.dream.synthetic.Draws.Purpose;
import java.util.List;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** What is planted, and that nothing else is. */
class TrueEffectTest {

    private static final SyntheticExtract EXTRACT = SyntheticExtract.embedded();
    private static final TrueEffect EFFECT = EXTRACT.truth();

    @Test
    void withoutAnEffectTheTruthIsExactlyZero() {
        TrueEffect none = EXTRACT.withEffect(Truth.NULL).truth();
        assertThat(none.participants()).isEqualTo(EFFECT.participants());
        for (String outcome : none.outcomes()) {
            for (int week = 0; week <= none.horizon(); week++) {
                assertThat(none.at(outcome, week)).isEqualTo(0.0);
            }
        }
    }

    @Test
    void inTheWeekOfTheStartNothingHasHappenedYet() {
        assertThat(EFFECT.outcomes())
                .allSatisfy(outcome -> assertThat(EFFECT.at(outcome, 0)).isZero());
    }

    /**
     * While the course lasts, every draw that leads to job or education with it leads there without it, too, but not the
     * other way round: nobody leaves sooner for having started, and few of the twins who left are back within these weeks.
     */
    @Test
    void firstItLocksIn() {
        for (int week = 3; week <= 13; week++) {
            assertThat(EFFECT.at("job", week)).isNegative();
            assertThat(EFFECT.at("education", week)).isNegative();
            assertThat(EFFECT.at("public-benefit", week)).isPositive();
        }
        assertThat(EFFECT.at("job", 10)).isBetween(-0.05, -0.02);
    }

    /** After the course the hazards exceed those without it, and those who were locked in are there to be hurried on. */
    @Test
    void thenItHelps() {
        for (int week = 39; week <= EFFECT.horizon(); week++) {
            assertThat(EFFECT.at("education", week)).isPositive();
            assertThat(EFFECT.at("job-or-education", week)).isPositive();
            assertThat(EFFECT.at("public-benefit", week)).isNegative();
        }
        assertThat(EFFECT.at("education", 78)).isBetween(0.08, 0.12);
    }

    /** Nobody is in both: a week has one code, and a job has none. */
    @Test
    void jobAndEducationAddUp() {
        for (int week = 0; week <= EFFECT.horizon(); week++) {
            assertThat(EFFECT.at("job-or-education", week))
                    .isEqualTo(EFFECT.at("job", week) + EFFECT.at("education", week), within(1e-12));
        }
    }

    /** All that the offer does comes after the start, and nobody starts twice. */
    @Test
    void theEffectChangesNobodysStart() {
        assertThat(Delivery.listed(EXTRACT.withEffect(Truth.NULL)))
                .extracting(Listed::number, Listed::start)
                .containsExactlyElementsOf(Delivery.listed(EXTRACT).stream()
                        .map(row -> Tuple.tuple(row.number(), row.start()))
                        .toList());
    }

    @Test
    void itCountsThoseWhoCanBeFollowed() {
        assertThat(EFFECT.starts()).isEqualTo(WeekSpan.ofClosed(Week.of(2018, 1), Week.of(2022, 52)));
        assertThat(EFFECT.participants()).isBetween(500, 900).isEqualTo((int) Delivery.listed(EXTRACT).stream()
                .filter(row -> EFFECT.starts().contains(Week.of(row.start())))
                .count());
    }

    /** The same person up to the start; afterwards the start of that week did not happen, but one of a later week may. */
    @Test
    void twinsPartInTheWeekOfTheStart() {
        Columns columns = new Columns(EXTRACT.span());
        int startedLater = 0;
        int participants = 0;
        for (int i = 0; i < 2_000; i++) {
            Person person = Person.of(EXTRACT.seed(), i, EXTRACT.span().start());
            Life life = Biography.of(person, Truth.PLANTED, columns);
            if (life.course().isEmpty()) {
                continue;
            }
            int start = life.course().get().start();
            Life twin = Biography.without(start, person, Truth.PLANTED, columns);
            for (int week = 0; week <= start; week++) {
                assertThat(twin.status(week)).isEqualTo(life.status(week));
            }
            Optional<Integer> later = twin.course().map(Course::start);
            assertThat(later.orElse(Integer.MAX_VALUE)).isGreaterThan(start);
            participants++;
            startedLater += later.isPresent() ? 1 : 0;
        }
        assertThat(startedLater).isBetween(1, participants - 1);
    }

    /** Who is better off starts sooner: that is what misleads a comparison that does not adjust. */
    @Test
    void startsSelectThoseWhoLeaveSooner() {
        Person person = Person.of(1, 0, Week.of(2016, 1));
        Standing strong = new Standing(person, 22, 60, 20, 8);
        Standing weak = new Standing(person, 22, 0, 52, 100);
        assertThat(Programme.start(strong)).isGreaterThan(2 * Programme.start(weak));
        assertThat(leaves(strong)).isGreaterThan(2 * leaves(weak));
    }

    @Test
    void drawsFillTheUnitInterval() {
        Draws draws = Draws.of(3, 4);
        double sum = 0;
        double product = 0;
        int n = 100_000;
        for (int week = 0; week < n; week++) {
            double draw = draws.uniform(Purpose.EXIT, week);
            assertThat(draw >= 0 && draw < 1).isTrue();
            sum += draw;
            product += draw * draws.uniform(Purpose.START, week);
        }
        // Five standard errors: √(1/12/n) of the mean, √(7/144/n) of the mean product.
        assertThat(sum / n).isEqualTo(0.5, within(5 * Math.sqrt(1.0 / 12 / n)));
        assertThat(product / n).isEqualTo(0.25, within(5 * Math.sqrt(7.0 / 144 / n)));
    }

    @Test
    void itSaysWhatIsWrong() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EFFECT.at("jobs", 3))
                .withMessageContaining("did you mean 'job'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EFFECT.at("job", 79))
                .withMessageContaining("79");
        assertThatIllegalArgumentException().isThrownBy(() -> EFFECT.at("job", -1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SyntheticExtract.of(0, 1))
                .withMessageContaining("0 persons");
        assertThatIllegalArgumentException().isThrownBy(() -> SyntheticExtract.of(Integer.MAX_VALUE, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EXTRACT.withSpan(WeekSpan.of(Week.of(2016, 1), 182)))
                .withMessageContaining("183");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EXTRACT.withSpan(WeekSpan.of(Week.of(1980, 1), 400)))
                .withMessageContaining("1991-W32");
    }

    @Test
    void itPrints() {
        assertThat(EXTRACT).hasToString("synthetic extract of 6,000 persons, seed 14, planted, 2016-W01 to 2024-W26");
        assertThat(EXTRACT.toString().length()).isLessThan(80);
        assertThat(EFFECT.toString()).matches("true effect on \\d{3} participants, weeks 0 to 78");
        assertThat(EFFECT.table().lines()).hasSize(8).first().asString().contains("job-or-education", "public-benefit");
        assertThat(EXTRACT.withEffect(Truth.NULL).effect()).isEqualTo(Truth.NULL);
    }

    @Test
    void nobodyStartsInATinyExtract() {
        TrueEffect nobody = SyntheticExtract.of(1, 1).truth();
        assertThat(nobody.participants()).isZero();
        assertThat(nobody.at("job", 10)).isNaN();
    }

    private static double leaves(Standing standing) {
        int leaves = 0;
        int n = 10_000;
        for (int i = 0; i < n; i++) {
            double draw = (i + 0.5) / n;
            Status next = Exits.next(Status.EDUCATIONAL_ASSISTANCE, standing, draw, Pull.NONE);
            leaves += List.of(Status.JOB, Status.EDUCATION).contains(next) ? 1 : 0;
        }
        return (double) leaves / n;
    }
}
