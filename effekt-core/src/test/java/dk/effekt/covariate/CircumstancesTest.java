package dk.effekt.covariate;

import static dk.effekt.covariate.Covariates.age;
import static dk.effekt.covariate.Covariates.bands;
import static dk.effekt.covariate.Covariates.ofMunicipality;
import static dk.effekt.covariate.Covariates.startYear;
import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.Town;
import dk.effekt.Town.Person;
import dk.effekt.register.Origin;
import dk.effekt.register.PersonTraits;
import dk.effekt.register.Register;
import dk.effekt.register.Sex;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Under what circumstances people start. */
class CircumstancesTest {

    private static final Register REGISTER = Town.register(new Person(
            1,
            "U".repeat(Town.WEEKS),
            "",
            new PersonTraits(Sex.WOMAN, Optional.of(LocalDate.of(1995, 5, 7)), Origin.UNKNOWN, 840)));

    private static double at(Covariate covariate, int week) {
        return covariate.in(REGISTER).at(REGISTER.timeline(0), Town.week(week));
    }

    /** She turns 25 on 7 May 2020, in the register's first week. */
    @Test
    void bandsBeginAtTheirLimits() {
        Covariate bands = bands(age(), 25, 30);

        assertThat(bands.level(at(bands, 0))).isEqualTo("25 to below 30");
        assertThat(bands.level(0)).isEqualTo("below 25");
        assertThat(bands.level(2)).isEqualTo("30 and over");
        assertThat(bands(age(), 25.5).level(at(bands(age(), 25.5), 0))).isEqualTo("below 25.5");
        assertThat(bands).hasToString("age in bands from [25.0, 30.0]");
        assertThat(bands.scale()).isEqualTo(Covariate.Scale.CATEGORICAL);
    }

    /** 2020 has a week 53, whose Thursday is the last day of the year. */
    @Test
    void aWeekIsOfTheYearOfItsThursday() {
        assertThat(at(startYear(), Town.WEEK_53)).isEqualTo(2020);
        assertThat(at(startYear(), Town.WEEK_53 + 1)).isEqualTo(2021);
    }

    @Test
    void aMunicipalityIsKnownInTheMonthBefore() {
        Covariate unemployment = ofMunicipality(
                "local unemployment", Map.of(840, Map.of(YearMonth.of(2020, 5), 4.5, YearMonth.of(2020, 6), 5.1)));

        assertThat(at(unemployment, 0)).isNaN(); // April
        assertThat(at(unemployment, 4)).isEqualTo(4.5); // 4 June
        assertThat(at(unemployment, 8)).isEqualTo(5.1);
        assertThat(unemployment).hasToString("local unemployment");
    }
}
