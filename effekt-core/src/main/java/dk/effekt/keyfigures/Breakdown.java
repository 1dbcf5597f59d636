package dk.effekt.keyfigures;

import dk.effekt.protocol.Bilingual;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Courses or people by groups that exclude each other and of which each is a share.
 *
 * @param base of whom all of them, known or not, are the total
 * @param groups what shares are of: they add up to all of whom it is known
 * @param apart what is counted and in no share, such as those still under observation
 * @param counts by period, then group and what stands apart
 */
record Breakdown(
        Bilingual title, Bilingual definition, Base base, List<Group> groups, List<Group> apart, long[][] counts)
        implements Figure {

    static Breakdown empty(
            Bilingual title, Bilingual definition, Base base, List<Group> groups, List<Group> apart, int periods) {
        return new Breakdown(
                title,
                definition,
                base,
                List.copyOf(groups),
                List.copyOf(apart),
                new long[periods][groups.size() + apart.size()]);
    }

    void add(int period, int group) {
        counts[period][group]++;
    }

    void addApart(int period, int place) {
        counts[period][groups.size() + place]++;
    }

    long known(int period) {
        return Arrays.stream(counts[period], 0, groups.size()).sum();
    }

    /** The same without what stands apart of which there is none in any period. */
    Breakdown withoutEmptyApart() {
        int[] kept = Stream.iterate(0, i -> i < groups.size() + apart.size(), i -> i + 1)
                .filter(i -> i < groups.size() || Arrays.stream(counts).anyMatch(period -> period[i] > 0))
                .mapToInt(i -> i)
                .toArray();
        return new Breakdown(
                title,
                definition,
                base,
                groups,
                Arrays.stream(kept)
                        .filter(i -> i >= groups.size())
                        .mapToObj(i -> apart.get(i - groups.size()))
                        .toList(),
                Arrays.stream(counts)
                        .map(period ->
                                Arrays.stream(kept).mapToLong(i -> period[i]).toArray())
                        .toArray(long[][]::new));
    }

    @Override
    public List<Group> all() {
        return Stream.concat(groups.stream(), apart.stream()).toList();
    }

    @Override
    public List<KeyFigure> rows(List<ReportPeriod> periods, Protection protection) {
        List<KeyFigure> rows = new ArrayList<>();
        for (int period = 0; period < counts.length; period++) {
            String in = periods.get(period).name();
            Protection.Cells cells = protection.cells(this, period);
            for (int i = 0; i < groups.size(); i++) {
                rows.add(
                        cells.isHidden(i)
                                ? KeyFigure.hidden(name(), in, groups.get(i).name(), KeyFigure.Unit.SHARE)
                                : KeyFigure.share(
                                        name(),
                                        in,
                                        groups.get(i).name(),
                                        new Share(
                                                cells.counts()[i].orElseThrow(),
                                                cells.known().orElseThrow())));
            }
            for (int i = 0; i < apart.size(); i++) {
                rows.add(apart(name(), in, apart.get(i).name(), cells.counts()[groups.size() + i]));
            }
        }
        return rows;
    }

    static KeyFigure apart(String figure, String period, String group, OptionalLong count) {
        return count.isEmpty()
                ? KeyFigure.hidden(figure, period, group, KeyFigure.Unit.COUNT)
                : KeyFigure.count(figure, period, group, count.getAsLong());
    }
}
