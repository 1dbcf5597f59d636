package dk.effekt.keyfigures;

import dk.effekt.calendar.Week;
import dk.effekt.disclosure.SmallCells;
import dk.effekt.internal.Missing;
import dk.effekt.intervention.Participation;
import dk.effekt.intervention.Participations;
import dk.effekt.keyfigures.HandOver.Birthday;
import dk.effekt.keyfigures.HandOver.CurrentSpell;
import dk.effekt.keyfigures.HandOver.WithinWeeks;
import dk.effekt.register.Register;
import dk.effekt.register.StateGroup;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Takes what {@link HandOvers} are asked for, in any order. Not thread-safe. */
public final class HandOversBuilder {

    private static final int MOST = 520;

    final LocalDate day;
    final List<HandOver> expected = new ArrayList<>();
    int months = 6;
    SmallCells rule = SmallCells.standard();

    HandOversBuilder(LocalDate day) {
        this.day = day;
    }

    /**
     * How many months ahead; 6 unless said otherwise.
     *
     * @param number 1 to 24
     */
    public HandOversBuilder months(int number) {
        if (number < 1 || number > 24) {
            throw new IllegalArgumentException(number + " months ahead; it must be from 1 to 24");
        }
        months = number;
        return this;
    }

    /**
     * Expects a birthday that changes the rules, in years; that of 29 February is on the 28th where the year has no 29th.
     *
     * @param years 1 to 120
     */
    public HandOversBuilder birthday(int years) {
        if (years < 1 || years > 120) {
            throw new IllegalArgumentException("birthday " + years + "; it must be from 1 to 120");
        }
        return with(new Birthday(years));
    }

    /**
     * Expects the end of a benefit period after so many weeks of the current spell, without a week between.
     *
     * @param weeks the limit, 1 to 520
     * @param source the rule in words, with its date: nothing is built in
     */
    public HandOversBuilder limit(StateGroup group, int weeks, String source) {
        checkLimit(weeks, source);
        return with(new CurrentSpell(group, weeks, source));
    }

    /**
     * Expects the end of a benefit period once so many of any weeks in a row are on it.
     *
     * @param weeks the limit, 1 to 520
     * @param ofWeeks among how many, from {@code weeks} to 520
     * @param source the rule in words, with its date: nothing is built in
     */
    public HandOversBuilder limitWithin(StateGroup group, int weeks, int ofWeeks, String source) {
        checkLimit(weeks, source);
        if (ofWeeks < weeks || ofWeeks > MOST) {
            throw new IllegalArgumentException(
                    weeks + " weeks of the last " + ofWeeks + "; it must be the last " + weeks + " to " + MOST);
        }
        return with(new WithinWeeks(group, weeks, ofWeeks, source));
    }

    private static void checkLimit(int weeks, String source) {
        if (weeks < 1 || weeks > MOST || source.isBlank()) {
            throw new IllegalArgumentException("a limit of " + weeks + " weeks by '" + source
                    + "'; it must be from 1 to " + MOST + " and say which rule it is");
        }
    }

    private HandOversBuilder with(HandOver one) {
        if (expected.stream().anyMatch(other -> other.name().equals(one.name()))) {
            throw new IllegalArgumentException("'" + one.name() + "' is asked for twice");
        }
        expected.add(one);
        return this;
    }

    /** What may be seen of small numbers; unless said otherwise counts of 1 to 4 are hidden. */
    public HandOversBuilder protectedBy(SmallCells smallCells) {
        Protection.requireHiding(smallCells);
        rule = smallCells;
        return this;
    }

    /**
     * Of the people whose course in an intervention runs on the day. Left out, with a count, is who has died, emigrated or become an
     * old-age pensioner by the week before, or is out of the register's scope otherwise, and who is not in the register.
     *
     * @throws IllegalArgumentException if there is no participation in it, nothing is expected, or the register lacks something that is
     *     asked for, of which the message names all
     */
    public HandOvers inCourse(String intervention, Register register, Participations participations) {
        List<Participation> courses = participations.in(intervention);
        check(register, List.of());
        return HandOvers.of(this, Whom.inCourse(intervention, courses, day, register, lastWeek()), register);
    }

    /**
     * Of the people who are in a group of states in the week before that of the day.
     *
     * @throws IllegalArgumentException if nothing is expected, or the register lacks something that is asked for, of which the message
     *     names all
     */
    public HandOvers receiving(StateGroup group, Register register) {
        check(register, List.of(group));
        return HandOvers.of(this, Whom.receiving(group, register, lastWeek()), register);
    }

    private void check(Register register, List<StateGroup> more) {
        if (expected.isEmpty()) {
            throw new IllegalArgumentException(
                    "no hand-over is expected; ask for birthday(…), limit(…) or limitWithin(…)");
        }
        List<String> missing = new ArrayList<>();
        List<StateGroup> groups = new ArrayList<>(more);
        for (HandOver one : expected) {
            one.group().ifPresent(groups::add);
        }
        groups.stream()
                .flatMap(group -> group.missingIn(register).stream())
                .distinct()
                .forEach(missing::add);
        if (!groups.isEmpty() && !register.span().contains(lastWeek())) {
            missing.add("week " + lastWeek() + ", the one before " + day + ": it has " + register.span());
        }
        Missing.requireNoneOr("hand-overs cannot be expected", missing);
    }

    /** Where a day stands: 0 before the day asked for, then its month ahead, and one more than there are for any later. */
    int level(LocalDate date) {
        int level = 0;
        while (level <= months && !date.isBefore(day.plusMonths(level))) {
            level++;
        }
        return level;
    }

    /** The last full week before the day. */
    Week lastWeek() {
        return Week.of(day).minusWeeks(1);
    }
}
