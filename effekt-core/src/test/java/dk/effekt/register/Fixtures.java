package dk.effekt.register;

import dk.effekt.calendar.Week;
import dk.effekt.calendar.WeekSpan;
import dk.effekt.register.CodebookEntry.Evidence;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A small codebook of our own and the shortest ways to a register. */
final class Fixtures {

    static final int CASH = 130;
    static final int SICK = 890;
    static final int GRANT = 651;
    static final int PENSION = 997;
    static final int EMIGRATED = 998;
    static final int DEAD = 999;

    static final Codebook CODEBOOK = Codebook.of(
            "test 1",
            List.of(
                    entry(0, 0, "no-registered-benefit"),
                    entry(130, 138, "income-replacement", "cash-assistance"),
                    entry(134, 134, "income-replacement", "cash-assistance", "in-measure"),
                    entry(651, 651, "education"),
                    entry(890, 899, "income-replacement", "sickness-benefit"),
                    entry(997, 997, "censoring"),
                    entry(998, 998, "censoring"),
                    entry(999, 999, "censoring")));

    private Fixtures() {}

    static CodebookEntry entry(int first, int last, String... groups) {
        return new CodebookEntry(
                first,
                last,
                Optional.empty(),
                Optional.empty(),
                "da",
                "en",
                Set.of(groups),
                Evidence.UNVERIFIED,
                "test");
    }

    static RegisterBuilder builder(String firstWeek, int weeks) {
        return Register.builder(WeekSpan.of(Week.parse(firstWeek), weeks), CODEBOOK);
    }

    static Register build(RegisterBuilder builder) {
        return builder.build("dream.csv", "test");
    }

    static PersonTraits born(LocalDate day) {
        return new PersonTraits(Sex.UNKNOWN, Optional.of(day), Origin.UNKNOWN, 0);
    }

    static State code(int code) {
        return State.ofCode(code);
    }

    static Week week(String text) {
        return Week.parse(text);
    }

    static YearMonth month(String text) {
        return YearMonth.parse(text);
    }

    static Spell spell(String start, String end, State state) {
        return new Spell(WeekSpan.of(week(start), week(end)), state);
    }
}
