package dk.effekt.sroi.wellbeing;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** The items of a questionnaire: how many there are and what each can be. */
record Items(String name, int count, int lowest, int highest) {

    List<Integer> checked(List<Integer> items) {
        List<Integer> copy = List.copyOf(items);
        requireCount(copy.size());
        for (int i = 0; i < count; i++) {
            requireOnScale(i, copy.get(i));
        }
        return copy;
    }

    static List<Integer> listed(int... items) {
        return IntStream.of(items).boxed().toList();
    }

    static int sum(List<Integer> items) {
        return items.stream().mapToInt(Integer::intValue).sum();
    }

    /** The sum of all items; none if one is missing. */
    OptionalInt sumIfComplete(List<OptionalInt> items) {
        requireCount(items.size());
        int sum = 0;
        boolean complete = true;
        for (int i = 0; i < count; i++) {
            complete &= items.get(i).isPresent();
            if (items.get(i).isPresent()) {
                sum += requireOnScale(i, items.get(i).getAsInt());
            }
        }
        return complete ? OptionalInt.of(sum) : OptionalInt.empty();
    }

    private void requireCount(int given) {
        if (given != count) {
            throw new IllegalArgumentException(given + " items of " + name + "; it has " + count
                    + ", and a missing one is OptionalInt.empty(), which leaves the person without a score");
        }
    }

    private int requireOnScale(int place, int item) {
        if (item < lowest || item > highest) {
            throw new IllegalArgumentException("item " + (place + 1) + " of " + name + " is " + item
                    + "; it must be from " + lowest + " to " + highest);
        }
        return item;
    }
}
