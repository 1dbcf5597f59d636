package dk.effekt.register;

import dk.effekt.input.ReadReport;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One dated trait of the person being taken, and the values that anybody has had so far. */
final class TraitOfPerson {

    private final String name;
    private final List<String> values = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    /** The day and the number of the value, by turns; each changes something. */
    private int[] runs = new int[16];

    private int size;
    private int lastDay;

    TraitOfPerson(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("the name of a trait is blank");
        }
        this.name = name;
    }

    /** Begins a person, of whom nothing is known yet. */
    void clear() {
        size = 0;
        lastDay = Integer.MIN_VALUE;
    }

    /** Says the value from a day on; blank if none is known. */
    void from(LocalDate day, String value) {
        DatedTraitBuilder.requireYear(day);
        int epochDay = (int) day.toEpochDay();
        if (epochDay <= lastDay) {
            throw new IllegalArgumentException(
                    "trait '" + name + "' from " + day + " is not later than that of the call before");
        }
        lastDay = epochDay;
        int number = number(value.strip());
        if (number != (size == 0 ? DatedTrait.NOT_KNOWN : runs[size - 1])) {
            if (size == runs.length) {
                runs = Arrays.copyOf(runs, 2 * size);
            }
            runs[size++] = epochDay;
            runs[size++] = number;
        }
    }

    /** Moves the person. */
    void moveTo(RunBlocks blocks) {
        blocks.add(size, runs, 0, size);
    }

    /**
     * The trait of everybody, when all have been taken.
     *
     * @param all what was moved, in the order of the persons
     * @param ids their pseudonyms
     */
    DatedTrait trait(RunsColumn all, long[] ids, ReadReport report) {
        TraitRuns laidDown = new TraitRuns(name, ids);
        for (int person = 0; person < ids.length; person++) {
            Runs chunk = all.of(person);
            for (int i = chunk.first(person); i < chunk.end(person); i += 2) {
                laidDown.from(chunk.get(i), chunk.get(i + 1));
            }
            laidDown.endPerson();
        }
        return laidDown.build(values, report);
    }

    private int number(String value) {
        if (value.isEmpty()) {
            return DatedTrait.NOT_KNOWN;
        }
        Integer number = numbers.putIfAbsent(value, values.size());
        if (number == null) {
            values.add(value);
            return values.size() - 1;
        }
        return number;
    }
}
