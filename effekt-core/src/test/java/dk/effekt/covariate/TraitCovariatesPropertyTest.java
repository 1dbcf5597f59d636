package dk.effekt.covariate;

import static dk.effekt.covariate.Covariates.trait;
import static dk.effekt.covariate.Covariates.traitNumber;
import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.NaiveTrait;
import dk.effekt.Town;
import dk.effekt.register.Register;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Covariates of traits beside a model that asks the rows of the trait about a Sunday. */
class TraitCovariatesPropertyTest {

    private static final List<Long> IDS = List.of(3L, 4L);
    private static final Register REGISTER = Town.register(IDS.stream()
            .map(id -> Town.person(id, "C".repeat(Town.WEEKS)))
            .toList());

    @Property(tries = 500)
    void theyAreWhatWasKnownTheSundayBefore(
            @ForAll("rows") NaiveTrait rows, @ForAll @IntRange(max = Town.WEEKS) int place) {
        Register register = REGISTER.with(rows.in(REGISTER, "score"));
        for (int person = 0; person < register.size(); person++) {
            Optional<String> known = rows.on(register.personId(person), eve(place));
            double level = trait("score").in(register).at(register.timeline(person), Town.week(place));
            assertThat(trait("score").level(register, level)).isEqualTo(known.orElse("unknown"));
            assertThat(level == 0).isEqualTo(known.isEmpty());
            assertThat(traitNumber("score").in(register).at(register.timeline(person), Town.week(place)))
                    .isEqualTo(Double.valueOf(
                            switch (known.orElse("")) {
                                case "1" -> 1;
                                case "-2,5" -> -2.5;
                                case "007" -> 7;
                                default -> Double.NaN;
                            }));
        }
    }

    /** Rows from the week of time zero on change nothing. */
    @Property(tries = 500)
    void nothingLooksAtTimeZeroOrLater(
            @ForAll("rows") NaiveTrait rows,
            @ForAll("rows") NaiveTrait later,
            @ForAll @IntRange(min = 1, max = 12) int place) {
        List<NaiveTrait.Row> before = rows.rows().stream()
                .filter(row -> row.to().isEmpty())
                .filter(row -> row.from().isPresent() && !row.from().get().isAfter(eve(place)))
                .toList();
        List<NaiveTrait.Row> both = new ArrayList<>(before);
        later.rows().stream()
                .filter(row -> row.to().isEmpty())
                .filter(row -> row.from().isPresent() && row.from().get().isAfter(eve(place)))
                .forEach(both::add);
        NaiveTrait changed = new NaiveTrait(both);
        Register then = REGISTER.with(new NaiveTrait(before).in(REGISTER, "score"));
        Register now = REGISTER.with(changed.in(REGISTER, "score"));

        for (int person = 0; person < REGISTER.size(); person++) {
            if (!changed.contradicts(REGISTER.personId(person))) {
                assertThat(level(now, person, place)).isEqualTo(level(then, person, place));
            }
        }
    }

    private static String level(Register register, int person, int place) {
        Covariate covariate = trait("score");
        return covariate.level(register, covariate.in(register).at(register.timeline(person), Town.week(place)));
    }

    private static LocalDate eve(int place) {
        return Town.FIRST.plusWeeks(place).monday().with(TemporalAdjusters.previous(DayOfWeek.SUNDAY));
    }

    @Provide
    Arbitrary<NaiveTrait> rows() {
        return NaiveTrait.arbitrary(IDS, "1", "-2,5", "007", "");
    }
}
