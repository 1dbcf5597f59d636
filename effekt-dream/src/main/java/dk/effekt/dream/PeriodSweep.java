package dk.effekt.dream;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Gives each week that lies in several periods of a person the code of the strongest. It goes from bound to bound. */
final class PeriodSweep {

    private final Comparator<Stretch> strength;
    private final Stretches settled = new Stretches();
    private int weeksDecided;

    PeriodSweep(Comparator<Stretch> strength) {
        this.strength = strength;
    }

    /**
     * Settles all periods.
     *
     * @param rows in the order of their first weeks
     * @return two of different codes of which none is stronger, if there are such
     */
    Optional<Clash> settle(List<Stretch> rows) {
        int[] bounds = rows.stream()
                .flatMap(row -> Stream.of(row.from(), row.to()))
                .mapToInt(bound -> bound)
                .sorted()
                .distinct()
                .toArray();
        List<Stretch> covering = new ArrayList<>();
        int next = 0;
        for (int i = 0; i + 1 < bounds.length; i++) {
            int from = bounds[i];
            covering.removeIf(row -> row.to() <= from);
            while (next < rows.size() && rows.get(next).from() == from) {
                covering.add(rows.get(next++));
            }
            if (!covering.isEmpty()) {
                Stretch strongest = covering.stream().max(strength).orElseThrow();
                Optional<Stretch> equal = covering.stream()
                        .filter(row -> row.code() != strongest.code() && strength.compare(row, strongest) == 0)
                        .findFirst();
                if (equal.isPresent()) {
                    return Optional.of(Clash.of(from, strongest, equal.get()));
                }
                lay(from, bounds[i + 1], strongest.code());
                boolean decided = covering.stream().anyMatch(row -> row.code() != strongest.code());
                weeksDecided += decided ? bounds[i + 1] - from : 0;
            }
        }
        return Optional.empty();
    }

    private void lay(int from, int to, int code) {
        int last = settled.size() - 1;
        if (last >= 0 && settled.to(last) == from && settled.code(last) == code) {
            settled.setTo(last, to);
        } else {
            settled.insert(last + 1, from, to, code, 0);
        }
    }

    Stretches settled() {
        return settled;
    }

    /** In how many weeks another code gave way. */
    int weeksDecided() {
        return weeksDecided;
    }
}
