package dk.effekt.keyfigures;

import dk.effekt.disclosure.SmallCells;
import dk.effekt.effect.EffectPath;
import dk.effekt.internal.Missing;
import dk.effekt.intervention.Participations;
import dk.effekt.register.Register;
import dk.effekt.register.StateGroup;
import java.util.ArrayList;
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
    int weeks = 52;
    Optional<Price> price = Optional.empty();
    Optional<EffectPath> matched = Optional.empty();
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
     * How many weeks from the start, and before it; 52 unless said otherwise.
     *
     * @param number 1 to 520
     */
    public StartedAndSavedBuilder weeks(int number) {
        if (number < 1 || number > 520) {
            throw new IllegalArgumentException(number + " weeks from the start; it must be from 1 to 520");
        }
        weeks = number;
        return this;
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
     * The effect on being on the benefit, week by week, against a matched group: {@code result.path(onPublicBenefit())} of a study of
     * the same intervention and benefit.
     *
     * @throws IllegalArgumentException if the path is not of shares from week 0 on
     */
    public StartedAndSavedBuilder against(EffectPath onBenefit) {
        onBenefit.cumulated(0, 0);
        matched = Optional.of(onBenefit);
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
     * @throws IllegalArgumentException if there is no participation in the intervention, or the register lacks something that is asked
     *     for, of which the message names all
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
        return new StartedAndSaved(this, OwnHistory.of(this, register, courses));
    }
}
