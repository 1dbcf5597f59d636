package dk.effekt.dream;

import dk.effekt.calendar.Week;
import dk.effekt.register.RegisterBuilder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The municipalities that the rows of one person name, and in which weeks, in any order of rows. One that a row names holds
 * from the Monday of the row's first week until the next row that names another. Rows that name two from the same week on
 * leave it open until a later one names one.
 */
final class Moves {

    private static final Comparator<Stretch> BY_MUNICIPALITY =
            Comparator.comparingInt(Stretch::code).thenComparingInt(Stretch::from);

    private static final int SMALL = 16;

    /** The weeks in which rows begin that name a municipality, with its number in the place of the code. */
    private Stretches named = Stretches.NONE;

    /** Beyond this size they are joined, so that rows in no order take little more room than those in order. */
    private int joinBeyond = SMALL;

    /**
     * Takes what a row says.
     *
     * @param week the row's first week
     * @param municipality its number; 0 says nothing
     */
    void add(int week, int municipality) {
        if (municipality == 0) {
            return;
        }
        if (named == Stretches.NONE) {
            named = new Stretches();
        }
        int last = named.size() - 1;
        if (last >= 0 && named.code(last) == municipality && named.to(last) == week) {
            named.setTo(last, week + 1);
            return;
        }
        named.insert(last + 1, week, week + 1, municipality, 0);
        if (named.size() > joinBeyond) {
            List<Stretch> joined = joined();
            named = new Stretches();
            joined.forEach(stretch -> named.insert(named.size(), stretch.from(), stretch.to(), stretch.code(), 0));
            joinBeyond = Math.max(SMALL, 2 * named.size());
        }
    }

    /** Those of one municipality that touch or overlap as one, in the order of municipalities and weeks. */
    private List<Stretch> joined() {
        List<Stretch> all = new ArrayList<>(named.size());
        for (int i = 0; i < named.size(); i++) {
            all.add(new Stretch(named.from(i), named.to(i), named.code(i), 0));
        }
        all.sort(BY_MUNICIPALITY);
        List<Stretch> joined = new ArrayList<>();
        for (Stretch next : all) {
            Stretch last = joined.isEmpty() ? next : joined.get(joined.size() - 1);
            if (joined.isEmpty() || next.code() != last.code() || next.from() > last.to()) {
                joined.add(next);
            } else {
                joined.set(joined.size() - 1, new Stretch(last.from(), Math.max(last.to(), next.to()), last.code(), 0));
            }
        }
        return joined;
    }

    /**
     * Tells the builder where the person begun lives, and from when on.
     *
     * @return whether rows name two municipalities from the same week on
     */
    boolean layDown(RegisterBuilder builder) {
        SortedMap<Integer, List<Stretch>> changes = new TreeMap<>();
        for (Stretch stretch : joined()) {
            changes.computeIfAbsent(stretch.from(), week -> new ArrayList<>()).add(stretch);
            changes.computeIfAbsent(stretch.to(), week -> new ArrayList<>()).add(stretch);
        }
        Set<Integer> now = new HashSet<>();
        boolean several = false;
        for (Map.Entry<Integer, List<Stretch>> change : changes.entrySet()) {
            int week = change.getKey();
            for (Stretch stretch : change.getValue()) {
                if (stretch.to() == week) {
                    now.remove(stretch.code());
                } else {
                    now.add(stretch.code());
                }
            }
            // Where no row names one, the last one holds.
            if (!now.isEmpty()) {
                String one = now.size() == 1 ? now.iterator().next().toString() : "";
                builder.trait(ColumnFamily.MUNICIPALITY, Week.ofEpochWeek(week).monday(), one);
                several |= one.isEmpty();
            }
        }
        return several;
    }
}
