package dk.effekt.keyfigures;

import dk.effekt.disclosure.SmallCells;
import dk.effekt.internal.Missing;
import dk.effekt.intervention.Participations;
import dk.effekt.outcome.FirstArrival;
import dk.effekt.outcome.Outcome;
import dk.effekt.outcome.Outcomes;
import dk.effekt.register.Register;
import dk.effekt.register.StateGroup;
import dk.effekt.study.StudyResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Takes what {@link StartedAndSaved} is asked for, in any order; of each choice the last one holds. Not thread-safe. */
public final class StartedAndSavedBuilder {

    /** What a week of benefit costs, and who says so. */
    record Price(double kronerPerWeek, String source) {}

    final String intervention;
    List<StateGroup> destinations = List.of(StateGroup.JOB, StateGroup.EDUCATION);
    StateGroup benefit = StateGroup.BENEFIT;
    /** Ascending. */
    List<Integer> weeks = List.of(52);

    Optional<Price> price = Optional.empty();
    Optional<StudyResult> study = Optional.empty();
    SmallCells rule = SmallCells.standard();

    StartedAndSavedBuilder(String intervention) {
        this.intervention = intervention;
    }

    /** What is started; job and education unless said otherwise. They may not share a state. */
    public StartedAndSavedBuilder destinations(StateGroup... groups) {
        if (groups.length == 0) {
            throw new IllegalArgumentException("no destination; name one, such as StateGroup.JOB");
        }
        destinations = List.of(groups);
        return this;
    }

    /** The benefit; {@link StateGroup#BENEFIT} unless said otherwise. */
    public StartedAndSavedBuilder benefit(StateGroup group) {
        benefit = group;
        return this;
    }

    /**
     * Within how many weeks from the start, and in as many before it; 52 unless said otherwise. Of several, such as {@code 13, 26, 52}
     * for three, six and twelve months, all are of those who were followed through the most, and so are weeks on the benefit.
     *
     * @param numbers each 1 to 520
     */
    public StartedAndSavedBuilder weeks(int... numbers) {
        for (int number : numbers) {
            if (number < 1 || number > 520) {
                throw new IllegalArgumentException(number + " weeks from the start; it must be from 1 to 520");
            }
        }
        if (numbers.length == 0) {
            throw new IllegalArgumentException("no number of weeks; name one from 1 to 520, such as 52");
        }
        weeks = Arrays.stream(numbers).sorted().distinct().boxed().toList();
        return this;
    }

    int longest() {
        return weeks.get(weeks.size() - 1);
    }

    /**
     * What a week of the benefit costs; otherwise there are no kroner.
     *
     * @param kronerPerWeek above 0
     * @param source where it is from, with the year of its prices
     */
    public StartedAndSavedBuilder price(double kronerPerWeek, String source) {
        if (!(kronerPerWeek > 0 && kronerPerWeek < Double.POSITIVE_INFINITY) || source.isBlank()) {
            throw new IllegalArgumentException("a price of " + kronerPerWeek + " kroner a week by '" + source
                    + "'; it must be above 0 and say where it is from");
        }
        price = Optional.of(new Price(kronerPerWeek, source));
        return this;
    }

    /**
     * What a study must look at to be {@linkplain #against given}, by the destinations and the benefit asked for so far: having first
     * come to each destination, having come to none, and being on the benefit.
     */
    public List<Outcome> outcomes() {
        List<Outcome> outcomes = new ArrayList<>(new FirstArrival(destinations).outcomes());
        outcomes.add(
                benefit.equals(StateGroup.BENEFIT)
                        ? Outcomes.onPublicBenefit()
                        : Outcomes.in(benefit).aimingAt(Outcome.Aim.LESS));
        return List.copyOf(outcomes);
    }

    /**
     * A study of the same intervention, register and participations, which says what would have come without: its matched group stands
     * beside its participants, and what it found of weeks on the benefit was saved. It must look at {@link #outcomes()}, and follow
     * people for the weeks asked for; {@link #measure} says what it lacks.
     */
    public StartedAndSavedBuilder against(StudyResult result) {
        study = Optional.of(result);
        return this;
    }

    /** What may be seen of small numbers; unless said otherwise counts of 1 to 4 are hidden. */
    public StartedAndSavedBuilder protectedBy(SmallCells smallCells) {
        rule = smallCells;
        return this;
    }

    /**
     * What became of the people.
     *
     * @throws IllegalArgumentException if there is no participation in the intervention, or the register or the study lacks something
     *     that is asked for, of which the message names all
     */
    public StartedAndSaved measure(Register register, Participations participations) {
        Protection.requireHiding(rule);
        Courses courses = new Courses(participations.in(intervention), register);
        List<String> missing = new ArrayList<>(Stream.concat(Stream.of(benefit), destinations.stream())
                .flatMap(group -> group.missingIn(register).stream())
                .distinct()
                .toList());
        if (missing.isEmpty()) {
            missing.addAll(KeyFiguresBuilder.overlapping(destinations, register));
        }
        Missing.requireNoneOr("what \"" + intervention + "\" started and saved cannot be measured", missing);
        return new StartedAndSaved(
                this,
                OwnHistory.of(this, register, courses),
                study.map(result -> MatchedGroup.of(this, result, register, participations)),
                Measured.Source.of(register, participations, courses));
    }
}
