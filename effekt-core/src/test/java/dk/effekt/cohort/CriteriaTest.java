package dk.effekt.cohort;

import static dk.effekt.Town.born;
import static dk.effekt.Town.person;
import static dk.effekt.cohort.Criteria.age;
import static dk.effekt.cohort.Criteria.municipality;
import static dk.effekt.cohort.Criteria.not;
import static dk.effekt.cohort.Criteria.receiving;
import static dk.effekt.cohort.Criteria.receivingFor;
import static dk.effekt.cohort.Criteria.sex;
import static dk.effekt.register.StateGroup.BENEFIT;
import static dk.effekt.register.StateGroup.EDUCATIONAL_ASSISTANCE;
import static dk.effekt.register.StateGroup.JOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dk.effekt.Town;
import dk.effekt.calendar.Week;
import dk.effekt.calendar.WeekSpan;
import dk.effekt.register.Register;
import dk.effekt.register.RegisterBuilder;
import dk.effekt.register.Sex;
import dk.effekt.register.StateGroup;
import dk.effekt.register.WeekSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CriteriaTest {

    private static final String FORTY = "U".repeat(40);

    /** Thursdays of 2020: 2 July is week 27, 31 December week 53. */
    @ParameterizedTest
    @CsvSource({
        "2002-07-02, 2020-W27",
        "2002-07-03, 2020-W28",
        "2002-06-26, 2020-W27",
        "2002-06-25, 2020-W26",
        "2002-12-25, 2020-W53",
        "2002-12-31, 2020-W53",
        "2003-01-01, 2021-W01",
        "2001-06-01, 2020-W19"
    })
    void ageBeginsInTheWeekWhoseThursdayIsTheBirthdayOrLater(String birth, String firstWeek) {
        Register register = Town.register(person(1, FORTY, born(birth)));

        WeekSet weeks = age(18, 30).in(register).weeks(register.timeline(0));

        assertThat(weeks.spanCount()).isEqualTo(1);
        assertThat(Week.ofEpochWeek(weeks.start(0))).isEqualTo(Week.parse(firstWeek));
        assertThat(weeks.end(0)).isEqualTo(register.span().end().epochWeek());
    }

    @Test
    void ageEndsWithTheWeekBeforeTheUpperBirthday() {
        Register register = Town.register(person(1, FORTY, born("1990-07-02")));

        WeekSet weeks = age(18, 30).in(register).weeks(register.timeline(0));

        assertThat(Week.ofEpochWeek(weeks.end(0))).isEqualTo(Week.of(2020, 27));
    }

    /** 28 February 2019 is the Thursday of week 9; a day later it would be week 10. */
    @Test
    void whoIsBornOnALeapDayGrowsOlderOn28FebruaryWhereTheYearHasNo29th() {
        RegisterBuilder builder = Register.builder(WeekSpan.of(Week.of(2019, 1), 20), Town.CODEBOOK);
        builder.begin(1, born("2000-02-29"), 0).end();
        Register register = builder.build("town.csv", "test");

        WeekSet weeks = age(19, 30).in(register).weeks(register.timeline(0));

        assertThat(Week.ofEpochWeek(weeks.start(0))).isEqualTo(Week.of(2019, 9));
    }

    @Test
    void nobodyOfUnknownAgeHasAnAge() {
        Register register = Town.register(person(1, FORTY), person(2, FORTY, born("1990-01-01")));

        assertThat(age(0, 150).in(register).weeks(register.timeline(0))).isEqualTo(WeekSet.EMPTY);
        assertThat(age(0, 150).in(register).weeks(register.timeline(1))).isEqualTo(WeekSet.of(register.span()));
    }

    @Test
    void aLongSpellIsLongFromItsNthWeekOn() {
        Register register = Town.register(person(1, "..UUUU.UU.UUUUU."));

        WeekSet weeks = receivingFor(EDUCATIONAL_ASSISTANCE, 3).in(register).weeks(register.timeline(0));

        assertThat(weeks)
                .isEqualTo(WeekSet.builder()
                        .add(Town.week(4), Town.week(6))
                        .add(Town.week(12), Town.week(15))
                        .build());
    }

    @Test
    void noSpellIsEndless() {
        Register register = Town.register(person(1, FORTY));

        assertThat(receivingFor(BENEFIT, Integer.MAX_VALUE).in(register).weeks(register.timeline(0)))
                .isEqualTo(WeekSet.EMPTY);
    }

    @Test
    void saysWhatItAsks() {
        assertThat(age(18, 30)).hasToString("age 18–29");
        assertThat(sex(Sex.WOMAN)).hasToString("sex woman");
        assertThat(municipality(851, 101, 851)).hasToString("municipality 101, 851");
        assertThat(receiving(BENEFIT)).hasToString("on income-replacement");
        assertThat(receivingFor(BENEFIT, 26)).hasToString("on income-replacement for at least 26 weeks");
        assertThat(age(18, 30).and(receiving(BENEFIT).or(receiving(JOB))))
                .hasToString("age 18–29 and (on income-replacement or on job)");
    }

    @Test
    void tellsNegationsApart() {
        Criterion woman = sex(Sex.WOMAN);
        Criterion young = age(18, 30);

        assertThat(not(woman.and(young))).hasToString("not (sex woman and age 18–29)");
        assertThat(not(woman).and(young)).hasToString("not sex woman and age 18–29");
        assertThat(not(woman.or(young))).hasToString("not (sex woman or age 18–29)");
    }

    @Test
    void saysThatThereAreNoBirthDatesAtAll() {
        assertThat(age(18, 30).missingIn(Town.register(person(1, FORTY), person(2, FORTY))))
                .containsExactly(
                        "'age 18–29' needs birth dates, of which the register has none; read an extract with that column");
        assertThat(age(18, 30).missingIn(Town.register(person(1, FORTY), person(2, FORTY, born("1990-01-01")))))
                .isEmpty();
    }

    @Test
    void saysThatThereIsNoEmploymentRatio() {
        assertThat(receiving(JOB).missingIn(Town.register(person(1, FORTY))))
                .containsExactly("'job' needs the monthly employment ratio, which the register lacks; "
                        + "read an extract with columns grad_YYYY_MM");
        assertThat(receiving(JOB).missingIn(Town.register(person(1, FORTY).with(FORTY, "."))))
                .isEmpty();
    }

    @Test
    void offersTheNearestSpellingOfAnUnknownGroup() {
        assertThat(receiving(StateGroup.of("cash-asistance")).missingIn(Town.register(person(1, FORTY))))
                .containsExactly("'cash-asistance' needs a group that codebook town 1 lacks: "
                        + "'cash-asistance'; did you mean 'cash-assistance'?");
    }

    @Test
    void collectsWhatItsPartsLack() {
        Register register = Town.register(person(1, FORTY));
        Criterion job = receiving(JOB);

        assertThat(age(18, 30).and(job).missingIn(register)).hasSize(2);
        assertThat(age(18, 30).or(job).missingIn(register)).hasSize(2);
        assertThat(not(job).missingIn(register)).hasSize(1);
        assertThat(sex(Sex.MAN).missingIn(register)).isEmpty();
    }

    @Test
    void refusesWhatHoldsNobodyOrEverybody() {
        assertThatIllegalArgumentException().isThrownBy(() -> age(30, 30)).withMessageContaining("from 30 to below 30");
        assertThatIllegalArgumentException().isThrownBy(() -> age(-1, 30)).withMessageContaining("from -1");
        assertThatIllegalArgumentException().isThrownBy(() -> age(18, 151)).withMessageContaining("151");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> receivingFor(BENEFIT, 0))
                .withMessageContaining("at least 0 weeks");
        assertThatIllegalArgumentException().isThrownBy(() -> municipality()).withMessageContaining("no municipality");
    }
}
