package dk.effekt.study;

import static dk.effekt.covariate.Covariates.daysSinceBirthday;
import static dk.effekt.register.StateGroup.EDUCATIONAL_ASSISTANCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.Town;
import dk.effekt.Town.Person;
import dk.effekt.experiment.DiscontinuityEffect;
import dk.effekt.experiment.RegressionDiscontinuity;
import dk.effekt.experiment.RegressionDiscontinuity.Side;
import dk.effekt.register.Origin;
import dk.effekt.register.PersonTraits;
import dk.effekt.register.Sex;
import dk.effekt.table.Table;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A threat that only those below 30 at entry are under, as a jump at that birthday. */
class AgeRuleTest {

    private static final double HAZARD = 0.03;
    private static final double THREAT = 0.06;
    private static final int WEEKS = 60;
    private static final int BY = 12;

    @Test
    void aRuleOfAgeIsAJumpAtTheBirthday() {
        List<Person> persons = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(30);
        for (int i = 0; i < 8_000; i++) {
            int entry = 10 + random.nextInt(25);
            LocalDate monday = Town.FIRST.plusWeeks(entry).monday();
            LocalDate birth = monday.minusYears(30).plusDays(random.nextInt(-900, 900));
            boolean isUnder = ChronoUnit.DAYS.between(birth.plusYears(30), monday) < 0;
            int week = entry + 1;
            while (week < WEEKS && random.nextDouble() >= HAZARD + (isUnder && week - entry <= BY ? THREAT : 0)) {
                week++;
            }
            persons.add(Town.person(
                    i,
                    ".".repeat(entry) + "U".repeat(week - entry) + ".".repeat(WEEKS - week),
                    new PersonTraits(Sex.UNKNOWN, Optional.of(birth), Origin.UNKNOWN, 0)));
        }

        Table table = EntryCohorts.into(EDUCATIONAL_ASSISTANCE)
                .with(daysSinceBirthday(30))
                .atWeeks(BY)
                .following(Town.register(persons))
                .toTable();
        DiscontinuityEffect effect = RegressionDiscontinuity.on(table)
                .running("days since birthday 30")
                .cutoff(0)
                .treated(Side.BELOW)
                .outcome("left by week " + BY)
                .estimate();

        double truth = Math.pow(1 - HAZARD, BY) - Math.pow(1 - HAZARD - THREAT, BY);
        assertThat(effect.value()).isCloseTo(truth, within(3 * effect.standardError()));
        assertThat(effect.standardError()).isLessThan(truth / 4);
    }
}
