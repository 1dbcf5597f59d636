package dk.effekt.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Nearest neighbours by looking at every pair, each time anew: slow, and as plain as the rules are. */
final class NaiveNearest {

    /** What is known of a row; {@code score} and {@code other} are its coordinates. */
    record Row(
            boolean treated, double score, double other, int stratum, int key, double age, boolean discarded, long id) {

        double propensity() {
            return (score + 1) / 4;
        }
    }

    enum Kind {
        SCORES,
        POINTS,
        DISSIMILARITY
    }

    /**
     * What is asked for.
     *
     * @param uses how often a candidate may be used, 0 for any number
     * @param keysApart whether equal keys keep rows apart
     * @param ageCaliper infinite for none, negative for how far apart ages must be
     */
    record Setting(
            Kind kind,
            Estimand estimand,
            int least,
            int most,
            double average,
            double width,
            int uses,
            MatchingOrder order,
            TieRule ties,
            double tolerance,
            boolean keysApart,
            double ageCaliper) {

        NearestNeighbour method() {
            NearestNeighbour method = (least == most
                            ? NearestNeighbour.of(most)
                            : NearestNeighbour.ofVariable(least, most, average))
                    .within(Caliper.ofScore(width));
            method = ties == TieRule.AVERAGE ? method.averagingTies(tolerance) : method.ties(ties);
            return uses == 0 ? method : method.reusedAtMost(uses, order);
        }
    }

    /** Partners by the identity of the focal row, as they were found or chosen; and why others have none. */
    record Found(Map<Long, List<Long>> partners, Map<Long, Unmatched> reasons) {}

    private final List<Row> rows;
    private final Setting setting;
    private final Map<Row, Integer> used = new HashMap<>();

    private NaiveNearest(List<Row> rows, Setting setting) {
        this.rows = rows;
        this.setting = setting;
    }

    static Found match(List<Row> rows, Setting setting) {
        return new NaiveNearest(rows, setting).match();
    }

    private Found match() {
        Map<Row, List<Row>> partners = new HashMap<>();
        Map<Row, Integer> wanted = wanted();
        List<Row> focals =
                wanted.keySet().stream().filter(row -> !row.discarded()).toList();
        if (setting.uses() == 0) {
            focals.forEach(focal -> partners.put(focal, nearest(focal, wanted.get(focal), row -> true)));
        } else {
            focals.forEach(focal -> partners.put(focal, new ArrayList<>()));
            for (int round = 1; round <= setting.most(); round++) {
                int reached = round;
                List<Row> inRound = focals.stream()
                        .filter(f -> wanted.get(f) >= reached && partners.get(f).size() == reached - 1)
                        .sorted(turn())
                        .toList();
                playRound(new ArrayList<>(inRound), partners);
            }
        }
        Found found = new Found(new TreeMap<>(), new TreeMap<>());
        for (Row focal : wanted.keySet()) {
            List<Row> own = partners.getOrDefault(focal, List.of());
            if (own.isEmpty()) {
                found.reasons().put(focal.id(), reason(focal));
            } else {
                found.partners().put(focal.id(), own.stream().map(Row::id).toList());
            }
        }
        return found;
    }

    private void playRound(List<Row> inRound, Map<Row, List<Row>> partners) {
        switch (setting.order()) {
            case LARGEST, SMALLEST, DATA ->
                inRound.forEach(focal -> choose(focal, partners).ifPresent(partner -> {
                    partners.get(focal).add(partner);
                    used.merge(partner, 1, Integer::sum);
                }));
            case CLOSEST -> {
                // Of all who are still without, always the one who is nearest to whom it would choose now.
                while (true) {
                    inRound.removeIf(focal -> choose(focal, partners).isEmpty());
                    if (inRound.isEmpty()) {
                        return;
                    }
                    Row next = inRound.stream()
                            .min(Comparator.comparingDouble((Row focal) -> distance(
                                            focal, choose(focal, partners).orElseThrow()))
                                    .thenComparingLong(Row::id))
                            .orElseThrow();
                    Row partner = choose(next, partners).orElseThrow();
                    partners.get(next).add(partner);
                    used.merge(partner, 1, Integer::sum);
                    inRound.remove(next);
                }
            }
            case FARTHEST -> {
                // As MatchIt's manual says: a new candidate is looked for when that of the pair whose turn it is has
                // gone.
                Map<Row, Row> wishes = new HashMap<>();
                inRound.forEach(focal -> choose(focal, partners).ifPresent(partner -> wishes.put(focal, partner)));
                while (!wishes.isEmpty()) {
                    Row next = wishes.keySet().stream()
                            .min(Comparator.comparingDouble((Row focal) -> -distance(focal, wishes.get(focal)))
                                    .thenComparingLong(Row::id))
                            .orElseThrow();
                    Row partner = wishes.remove(next);
                    if (isLeft(partner)) {
                        partners.get(next).add(partner);
                        used.merge(partner, 1, Integer::sum);
                    } else {
                        choose(next, partners).ifPresent(other -> wishes.put(next, other));
                    }
                }
            }
        }
    }

    private Optional<Row> choose(Row focal, Map<Row, List<Row>> partners) {
        return nearest(focal, 1, row -> isLeft(row) && !partners.get(focal).contains(row)).stream()
                .findFirst();
    }

    private boolean isLeft(Row row) {
        return used.getOrDefault(row, 0) < setting.uses();
    }

    private Comparator<Row> turn() {
        Comparator<Row> byId = Comparator.comparingLong(Row::id);
        return switch (setting.order()) {
            case LARGEST ->
                Comparator.comparingDouble((Row row) -> -row.score()).thenComparing(byId);
            case SMALLEST -> Comparator.comparingDouble(Row::score).thenComparing(byId);
            case CLOSEST, FARTHEST, DATA -> byId;
        };
    }

    /** In the order of the tie rule; if ties are averaged, with all that are tied with the last. */
    private List<Row> nearest(Row focal, int wanted, Predicate<Row> isFree) {
        List<Row> near = rows.stream()
                .filter(row -> mayMatch(focal, row) && isFree.test(row) && distance(row, focal) <= setting.width())
                .sorted(nearestFirst(focal))
                .toList();
        if (near.size() <= wanted) {
            return near;
        }
        if (setting.ties() != TieRule.AVERAGE) {
            return near.subList(0, wanted);
        }
        double last = distance(near.get(wanted - 1), focal);
        double limit = setting.tolerance() == 0 ? last : Math.sqrt(last * last + setting.tolerance());
        return near.stream().filter(row -> distance(row, focal) <= limit).toList();
    }

    private Comparator<Row> nearestFirst(Row focal) {
        Comparator<Row> byDistance = Comparator.comparingDouble(row -> distance(row, focal));
        if (setting.ties() != TieRule.LOWER_SCORE_FIRST) {
            return byDistance.thenComparingLong(Row::id);
        }
        Comparator<Row> line = Comparator.comparingDouble(Row::score).thenComparingLong(Row::id);
        return byDistance
                .thenComparing(row -> line.compare(row, focal) > 0)
                .thenComparing((a, b) -> line.compare(a, focal) > 0 ? line.compare(a, b) : line.compare(b, a));
    }

    private boolean mayMatch(Row focal, Row row) {
        double apart = Math.abs(focal.age() - row.age());
        double caliper = setting.ageCaliper();
        return row.treated() != focal.treated()
                && row.stratum() == focal.stratum()
                && !row.discarded()
                && !(setting.keysApart() && row.key() == focal.key())
                && (caliper >= 0 ? apart <= caliper : apart > -caliper);
    }

    private double distance(Row a, Row b) {
        double x = a.score() - b.score();
        double y = a.other() - b.other();
        return setting.kind() == Kind.SCORES ? Math.abs(x) : Math.sqrt(x * x + y * y);
    }

    private Unmatched reason(Row focal) {
        if (focal.discarded()) {
            return Unmatched.DISCARDED;
        }
        if (rows.stream()
                .noneMatch(row ->
                        row.treated() != focal.treated() && row.stratum() == focal.stratum() && !row.discarded())) {
            return Unmatched.NO_CANDIDATE;
        }
        return nearest(focal, 1, row -> true).isEmpty() ? Unmatched.OUTSIDE_CALIPER : Unmatched.NONE_LEFT;
    }

    private Map<Row, Integer> wanted() {
        List<Row> focals = rows.stream()
                .filter(row -> setting.estimand().isFocal(row.treated()))
                .sorted(Comparator.comparingDouble(
                                (Row row) -> setting.estimand() == Estimand.ATC ? -row.score() : row.score())
                        .thenComparingLong(Row::id))
                .toList();
        Map<Row, Integer> wanted = new HashMap<>();
        long left = Math.round(setting.average() * focals.size());
        for (int i = 0; i < focals.size(); i++) {
            // As many as there are, if all who come after can still have the least.
            long own = Math.min(setting.most(), left - (long) setting.least() * (focals.size() - 1 - i));
            wanted.put(focals.get(i), (int) own);
            left -= own;
        }
        return wanted;
    }
}
