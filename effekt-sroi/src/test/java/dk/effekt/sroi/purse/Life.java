package dk.effekt.sroi.purse;

import dk.effekt.calendar.Week;
import dk.effekt.calendar.WeekSpan;
import dk.effekt.register.Codebook;
import dk.effekt.register.CodebookEntry;
import dk.effekt.register.PersonTraits;
import dk.effekt.register.Register;
import dk.effekt.register.RegisterBuilder;
import dk.effekt.register.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a made-up person lives on, one spell after another.
 *
 * @param first the first week of the first spell
 * @param spells so many weeks in a state
 */
record Life(Week first, List<Spell> spells) {

    static final State NOTHING = State.NO_BENEFIT;
    static final State DAGPENGE = State.ofCode(111);
    static final State HOLIDAY = State.ofCode(121);
    static final State CASH = State.ofCode(130);
    /** A wage-subsidised job, which the register tells as a measure on cash assistance. */
    static final State SUBSIDISED_JOB = State.ofCode(134);

    static final State EDUCATIONAL = State.ofCode(140);
    static final State GRANT = State.ofCode(651);
    static final State FLEXI_JOB = State.ofCode(771);
    static final State SHELTERED_JOB = State.ofCode(781);
    static final State PENSION = State.ofCode(783);
    static final State SICK = State.ofCode(890);
    static final State MATERNITY = State.ofCode(881);

    static final Codebook CODEBOOK = Codebook.of(
            "test",
            List.of(
                    entry(0, "no-registered-benefit"),
                    entry(111, "unemployment-benefit", "income-replacement"),
                    entry(112, "temporary-unemployment-benefit", "income-replacement"),
                    entry(121, "other"),
                    entry(130, "cash-assistance", "income-replacement"),
                    entry(134, "cash-assistance", "income-replacement", "in-measure"),
                    entry(140, "educational-assistance", "income-replacement"),
                    entry(511, "integration-benefit", "income-replacement"),
                    entry(621, "early-retirement", "income-replacement"),
                    entry(651, "education"),
                    entry(740, "unemployment-allowance", "income-replacement"),
                    entry(760, "rehabilitation", "income-replacement"),
                    entry(771, "flexi-job", "income-replacement"),
                    entry(781, "other"),
                    entry(783, "disability-pension", "income-replacement"),
                    entry(810, "resource-course", "income-replacement"),
                    entry(870, "job-clarification", "income-replacement"),
                    entry(881, "other"),
                    entry(890, "sickness-benefit", "income-replacement")));

    record Spell(State state, int weeks) {}

    static Life from(int year, int week) {
        return new Life(Week.of(year, week), List.of());
    }

    Life then(State state, int weeks) {
        List<Spell> more = new ArrayList<>(spells);
        more.add(new Spell(state, weeks));
        return new Life(first, more);
    }

    int weeks() {
        return spells.stream().mapToInt(Spell::weeks).sum();
    }

    /** The state in the so-manieth week, from 0. */
    State state(int week) {
        int left = week;
        for (Spell spell : spells) {
            if (left < spell.weeks()) {
                return spell.state();
            }
            left -= spell.weeks();
        }
        throw new IllegalArgumentException("week " + week);
    }

    /** The person alone in a register that begins and ends with the spells. */
    Register register() {
        return register(List.of(this));
    }

    LadderHistory on(ReimbursementLadder ladder) {
        return ladder.replay(register()).history(0);
    }

    LadderHistory history() {
        return on(ReimbursementLadder.since2016());
    }

    /** Persons who begin in the same week; where one's spells end before another's, no more is observed. */
    static Register register(List<Life> lives) {
        int weeks = lives.stream().mapToInt(Life::weeks).max().orElseThrow();
        RegisterBuilder builder = Register.builder(WeekSpan.of(lives.get(0).first(), weeks), CODEBOOK);
        for (int person = 0; person < lives.size(); person++) {
            builder.begin(1_000 + person, PersonTraits.UNKNOWN, 0);
            int week = lives.get(0).first().epochWeek();
            for (Spell spell : lives.get(person).spells()) {
                builder.from(week, spell.state());
                week += spell.weeks();
            }
            if (lives.get(person).weeks() < weeks) {
                builder.from(week, State.NOT_OBSERVED);
            }
            builder.end();
        }
        return builder.build("test", "made up");
    }

    private static CodebookEntry entry(int code, String... groups) {
        return new CodebookEntry(
                code,
                code,
                Optional.empty(),
                Optional.empty(),
                groups[0],
                groups[0],
                Set.of(groups),
                CodebookEntry.Evidence.UNVERIFIED,
                "test");
    }
}
