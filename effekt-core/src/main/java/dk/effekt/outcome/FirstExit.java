package dk.effekt.outcome;

import dk.effekt.register.SpellRule;
import dk.effekt.register.StateGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The first time that people leave a group of states, and where they go: cumulative incidences of competing destinations. By
 * week k each is the share of all who have left by then, counted in the week they left, and were in that destination in the
 * first week away. The shares of the destinations and of {@value #OTHER} add up to that of {@link #left()}, in every week and
 * in either arm.
 *
 * <p>A person leaves in the first week away of a gap that ends the spell by the {@link SpellRule}, if the week before lies in
 * the group and the first week away at or after the start: who is in the group in the week before the start and not in week 0
 * has left in week 0. Who is in the group only later can leave it then. A gap that the rule bridges is no exit. Death,
 * emigration and old-age pension lead to {@value #OTHER} unless a destination takes them, so that nobody is censored: with all
 * weeks observed the share is the Aalen–Johansen estimate (Aalen and Johansen 1978), which then is a plain mean. The effect on
 * one, cumulated over weeks, is in weeks since the exit: how much sooner people leave.
 *
 * <p>Whether a gap that begins in week k ends the spell shows only later, so that week k is observed only if the extract
 * reaches to the end of the shortest gap by the rule: week k itself by {@link SpellRule#NO_GAP}, three weeks more by {@link
 * SpellRule#GAP_OF_4_WEEKS}, three to seven more by {@link SpellRule#FULL_CALENDAR_MONTH}. Nothing is observed from the first
 * week on of which the state, or the employment where a group asks for it, is unknown, also of those who left before: each
 * week rests on people whose observation does not depend on what they did.
 *
 * @param from the group that is left
 * @param rule when weeks away are an exit
 * @param destinations groups that share no states but those of the group that is left, each under its own name
 */
public record FirstExit(StateGroup from, SpellRule rule, List<StateGroup> destinations) {

    /** Where people are who have left and are in none of the destinations. */
    public static final String OTHER = "other";

    public FirstExit {
        destinations = List.copyOf(destinations);
        List<String> names = Stream.concat(destinations.stream().map(StateGroup::name), Stream.of(OTHER))
                .toList();
        if (names.stream().distinct().count() < names.size()) {
            throw new IllegalArgumentException("destinations after '" + from + "' need different names, none of them '"
                    + OTHER + "': " + destinations + "; use group.named(…)");
        }
    }

    /** The same by another rule. */
    public FirstExit by(SpellRule newRule) {
        return new FirstExit(from, newRule, destinations);
    }

    /**
     * All outcomes: one for each destination, in order, then {@value #OTHER}, and last {@link #left()}, which is the sum of
     * those before it. More of each is the aim unless {@link Outcome#aimingAt} says otherwise.
     */
    public List<Outcome> outcomes() {
        List<Outcome> all = new ArrayList<>();
        IntStream.rangeClosed(0, destinations.size()).forEach(i -> all.add(new Exit(this, i)));
        all.add(left());
        return List.copyOf(all);
    }

    /** By each week, whether the person has left. */
    public Outcome left() {
        return new Exit(this, Exit.ANYWHERE);
    }

    /** {@code first exit from income-replacement to job, education or other, by full calendar month}. */
    @Override
    public String toString() {
        String named =
                String.join(", ", destinations.stream().map(StateGroup::name).toList());
        return "first exit from " + from + (named.isEmpty() ? "" : " to " + named + " or " + OTHER) + ", by " + rule;
    }
}
