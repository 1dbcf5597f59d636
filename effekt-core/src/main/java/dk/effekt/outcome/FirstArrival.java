package dk.effekt.outcome;

import dk.effekt.register.StateGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where people first come after the start: cumulative incidences of competing destinations. By week k each is the share of all who have
 * been in that destination in one of the weeks 0 to k, and in none of the others before. With the share of those who have been in none,
 * they add up to 1 in every week and in either arm. Where they went from there does not matter, nor for how long they stayed.
 *
 * <p>Unlike {@link FirstExit} it asks for no benefit that is left, so that it holds for whoever starts, and who is in a destination in
 * the week of the start has come there in week 0. Death, emigration and old-age pension keep people from coming and stay in the
 * denominator, so that nobody is censored: with all weeks observed the share is the Aalen–Johansen estimate (Aalen and Johansen 1978),
 * which then is a plain mean.
 *
 * <p>Nothing is observed from the first week on of which the state, or the employment where a destination asks for it, is unknown, also
 * of those who came before: each week rests on people whose observation does not depend on what they did.
 *
 * @param destinations groups that share no states, each under its own name
 */
public record FirstArrival(List<StateGroup> destinations) {

    public FirstArrival {
        destinations = List.copyOf(destinations);
        if (destinations.isEmpty()
                || destinations.stream().map(StateGroup::name).distinct().count() < destinations.size()) {
            throw new IllegalArgumentException(
                    "a first arrival needs destinations of different names, at least one, such as StateGroup.JOB: "
                            + destinations);
        }
    }

    /**
     * All outcomes: one for each destination, in order, of which more is the aim, and last the {@linkplain #nowhere() share that has
     * come to none}.
     */
    public List<Outcome> outcomes() {
        return Stream.concat(destinations.stream().map(this::at), Stream.of(nowhere()))
                .toList();
    }

    /** By each week, whether the person has been in none of the destinations since the start; less of it is the aim. */
    public Outcome nowhere() {
        return new NoArrival(destinations).aimingAt(Outcome.Aim.LESS);
    }

    private Outcome at(StateGroup destination) {
        List<StateGroup> others = new ArrayList<>(destinations);
        others.remove(destination);
        return new Arrival(destination, others);
    }

    /** {@code first arrival at job or education}. */
    @Override
    public String toString() {
        return "first arrival at "
                + String.join(
                        " or ", destinations.stream().map(StateGroup::name).toList());
    }
}
