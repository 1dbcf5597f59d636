package dk.effekt.register;

import static dk.effekt.register.Fixtures.CASH;
import static dk.effekt.register.Fixtures.CODEBOOK;
import static dk.effekt.register.Fixtures.SICK;
import static dk.effekt.register.Fixtures.build;
import static dk.effekt.register.Fixtures.builder;
import static dk.effekt.register.Fixtures.code;
import static dk.effekt.register.Fixtures.entry;
import static dk.effekt.register.Fixtures.month;
import static dk.effekt.register.Fixtures.week;
import static dk.effekt.register.MonthlySeries.EMPLOYMENT_RATIO;
import static dk.effekt.register.MonthlySeries.PAID_HOURS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.effekt.calendar.WeekSpan;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RegisterTest {

    private static final PersonTraits KNOWN =
            new PersonTraits(Sex.WOMAN, Optional.of(LocalDate.of(1999, 2, 28)), Origin.WESTERN, 9999);

    @Test
    void numbersPersonsInTheOrderOfTheirPseudonyms() {
        RegisterBuilder builder = builder("2020-W01", 10);
        for (long id : new long[] {5, Long.MAX_VALUE, -3, Long.MIN_VALUE}) {
            builder.begin(id, PersonTraits.UNKNOWN, 0).end();
        }
        Register register = build(builder);

        assertThat(register.personId(0)).isEqualTo(Long.MIN_VALUE);
        assertThat(register.personId(1)).isEqualTo(-3);
        assertThat(register.find(5)).hasValue(2);
        assertThat(register.find(Long.MAX_VALUE)).hasValue(3);
        assertThat(register.find(6)).isEmpty();
        assertThat(register.timeline(2).person()).isEqualTo(2);
    }

    @Test
    void knowsThePersonBesideTheWeeks() {
        RegisterBuilder builder = builder("2020-W01", 10);
        builder.begin(2, KNOWN, 2).end();
        builder.begin(1, PersonTraits.UNKNOWN, 3).end();
        Traits traits = build(builder).traits();

        assertThat(traits.of(0)).isEqualTo(PersonTraits.UNKNOWN);
        assertThat(traits.of(1)).isEqualTo(KNOWN);
        assertThat(traits.sex(1)).isEqualTo(Sex.WOMAN);
        assertThat(traits.origin(1)).isEqualTo(Origin.WESTERN);
        assertThat(traits.municipality(1)).isEqualTo(9999);
        assertThat(traits.birthDate(1)).contains(LocalDate.of(1999, 2, 28));
        assertThat(traits.birthDate(0)).isEmpty();
    }

    @Test
    void keepsABirthDateOnTheEpochDay() {
        RegisterBuilder builder = builder("2020-W01", 10);
        builder.begin(1, Fixtures.born(LocalDate.EPOCH), 2).end();

        assertThat(build(builder).traits().birthDate(0)).contains(LocalDate.EPOCH);
    }

    @Test
    void mayBeEmpty() {
        Register register = build(builder("2020-W01", 10));

        assertThat(register.size()).isZero();
        assertThat(register.spellCount()).isZero();
        assertThat(register.find(1)).isEmpty();
        assertThat(register).hasToString("register of 0 persons, 2020-W01 to 2020-W10, 0 spells");
    }

    @Test
    void refusesANumberThatNoPersonHas() {
        Register register = build(builder("2020-W01", 10));

        assertThatThrownBy(() -> register.timeline(0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> register.timeline(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void saysOfWhatItSpeaks() {
        RegisterBuilder builder = builder("2020-W01", 53).observed(EMPLOYMENT_RATIO, List.of(month("2020-06")));
        builder.begin(1, PersonTraits.UNKNOWN, 2)
                .from(week("2020-W10").epochWeek(), code(CASH))
                .end();
        Register register = build(builder);

        assertThat(register.span()).isEqualTo(WeekSpan.ofClosed(week("2020-W01"), week("2020-W53")));
        assertThat(register.codebook()).isSameAs(CODEBOOK);
        assertThat(register.has(EMPLOYMENT_RATIO)).isTrue();
        assertThat(register.has(PAID_HOURS)).isFalse();
        assertThat(build(builder("2020-W01", 53)).has(EMPLOYMENT_RATIO)).isFalse();
        // not observed, cash; and cash once more with and after the month's employment
        assertThat(register).hasToString("register of 1 persons, 2020-W01 to 2020-W53, 4 spells");
    }

    @Test
    void namesTheStatesThatOccurInAscendingOrder() {
        RegisterBuilder builder = builder("2020-W01", 10);
        builder.begin(1, PersonTraits.UNKNOWN, 0)
                .from(week("2020-W01").epochWeek(), code(SICK))
                .from(week("2020-W03").epochWeek(), State.NO_BENEFIT)
                .end();
        builder.begin(2, PersonTraits.UNKNOWN, 0)
                .from(week("2020-W04").epochWeek(), code(CASH))
                .end();

        assertThat(build(builder).states())
                .containsExactly(State.NO_BENEFIT, State.NOT_OBSERVED, code(CASH), code(SICK));
        assertThat(build(builder("2020-W01", 10)).states()).isEmpty();
    }

    @Test
    void hasAnotherFingerprintForWhateverItSaysOtherwise() {
        PersonTraits unknown = PersonTraits.UNKNOWN;
        Set<String> prints = new HashSet<>();
        prints.add(print(builder("2020-W01", 10), 1, unknown, CASH, 0.5));
        prints.add(print(builder("2020-W01", 10), 2, unknown, CASH, 0.5));
        prints.add(print(builder("2020-W01", 10), 1, KNOWN, CASH, 0.5));
        prints.add(print(builder("2020-W01", 10), 1, unknown, SICK, 0.5));
        prints.add(print(builder("2020-W01", 10), 1, unknown, CASH, 0.6));
        prints.add(print(builder("2020-W01", 11), 1, unknown, CASH, 0.5));
        prints.add(print(builder("2020-W02", 10), 1, unknown, CASH, 0.5));
        prints.add(print(observing(EMPLOYMENT_RATIO, "2020-02"), 1, unknown, CASH, 0.5));
        prints.add(print(observing(PAID_HOURS, "2020-01"), 1, unknown, CASH, 0.5));
        prints.add(print(observing(PAID_HOURS, "2020-02"), 1, unknown, CASH, 0.5));
        prints.add(hours(0));
        prints.add(hours(0.01));
        prints.add(print(with(Codebook.of("test 2", CODEBOOK.entries())), 1, unknown, CASH, 0.5));
        prints.add(print(with(Codebook.of("test 1", List.of(entry(130, 130, "cash")))), 1, unknown, CASH, 0.5));
        prints.add(build(builder("2020-W01", 10)).fingerprint());

        assertThat(prints).hasSize(15).allMatch(print -> print.matches("[0-9a-f]{64}"));
    }

    @Test
    void hasTheSameFingerprintHoweverItWasRead() {
        RegisterBuilder weekByWeek = builder("2020-W01", 10).begin(1, KNOWN, 77);
        RegisterBuilder atOnce = builder("2020-W01", 10).begin(1, KNOWN, 2);
        for (int week = 0; week < 10; week++) {
            weekByWeek.from(week("2020-W01").epochWeek() + week, code(CASH));
        }
        weekByWeek.end();
        atOnce.from(week("2020-W01").epochWeek(), code(CASH)).end();

        assertThat(weekByWeek.build("a.csv", "wide").fingerprint())
                .isEqualTo(atOnce.build("b.parquet", "long").fingerprint());
    }

    private static RegisterBuilder with(Codebook codebook) {
        return Register.builder(WeekSpan.of(week("2020-W01"), 10), codebook);
    }

    private static String print(RegisterBuilder builder, long id, PersonTraits traits, int code, double ratio) {
        builder.observed(EMPLOYMENT_RATIO, List.of(month("2020-01")))
                .begin(id, traits, 2)
                .from(week("2020-W03").epochWeek(), code(code))
                .monthly(EMPLOYMENT_RATIO, month("2020-01"), ratio)
                .end();
        return build(builder).fingerprint();
    }

    private static RegisterBuilder observing(MonthlySeries series, String month) {
        return builder("2020-W01", 10).observed(series, List.of(month(month)));
    }

    private static String hours(double hours) {
        RegisterBuilder builder = observing(PAID_HOURS, "2020-01");
        builder.begin(1, PersonTraits.UNKNOWN, 2)
                .monthly(PAID_HOURS, month("2020-01"), hours)
                .end();
        return build(builder).fingerprint();
    }
}
