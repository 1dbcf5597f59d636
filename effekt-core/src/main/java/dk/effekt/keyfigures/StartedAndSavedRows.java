package dk.effekt.keyfigures;

import dk.effekt.effect.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.BiConsumer;

/** The numbers of what was started and saved, one after the other, as the files have them: of what may be seen, only. */
final class StartedAndSavedRows {

    static final String OWN_PAST = "own-past";
    static final String MATCHED_GROUP = "matched-group";

    private static final String SHARE = "share";
    private static final String WEEKS = "weeks";
    private static final String KRONER = "kroner";

    /**
     * One number.
     *
     * @param against with what the people are compared
     * @param firstWeek since the start, negative before it
     * @param lastWeek likewise, inclusive
     * @param group a destination; empty where it is of the benefit
     * @param estimate empty if it is hidden
     * @param count how many a share counts; empty where it is no share of a number
     * @param people on how many it rests; empty if it is hidden
     */
    record Row(
            String against,
            String figure,
            int firstWeek,
            int lastWeek,
            String group,
            String unit,
            Optional<Estimate> estimate,
            OptionalLong count,
            OptionalLong people) {}

    /** A number with its interval. */
    record Estimate(OptionalDouble value, OptionalDouble low, OptionalDouble high) {

        static Estimate alone(double value) {
            return of(value, Double.NaN, Double.NaN);
        }

        /** Of numbers that are NaN if there is none. */
        static Estimate of(double value, double low, double high) {
            return new Estimate(number(value), number(low), number(high));
        }

        private static OptionalDouble number(double value) {
            return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
        }
    }

    private final StartedAndSaved saved;
    private final List<Row> rows = new ArrayList<>();

    private StartedAndSavedRows(StartedAndSaved saved) {
        this.saved = saved;
    }

    static List<Row> of(StartedAndSaved saved) {
        StartedAndSavedRows all = new StartedAndSavedRows(saved);
        for (int weeks : saved.weeks()) {
            for (String destination : saved.destinations()) {
                all.own("started before", -weeks, -1, destination, saved.startedBefore(destination, weeks));
                all.own("started", 0, weeks - 1, destination, saved.started(destination, weeks));
            }
        }
        all.ownWeeks();
        saved.matched().ifPresent(all::matched);
        return List.copyOf(all.rows);
    }

    private void own(String figure, int firstWeek, int lastWeek, String destination, Optional<Share> share) {
        rows.add(new Row(
                OWN_PAST,
                figure,
                firstWeek,
                lastWeek,
                destination,
                SHARE,
                share.map(s ->
                        Estimate.of(s.value(), s.interval().low(), s.interval().high())),
                share.map(s -> OptionalLong.of(s.count())).orElse(OptionalLong.empty()),
                saved.people()));
    }

    private void ownWeeks() {
        OwnHistory history = saved.history();
        int weeks = saved.longest();
        ownMean("on benefit before", -weeks, -1, WEEKS, Estimate.alone(history.meanBefore()));
        ownMean("on benefit", 0, weeks - 1, WEEKS, Estimate.alone(history.meanAfter()));
        Share.Interval interval = history.intervalOfFewer();
        inWeeksAndKroner(
                history.fewer(),
                interval.low(),
                interval.high(),
                (unit, fewer) -> ownMean("fewer than before", 0, weeks - 1, unit, fewer));
    }

    private void ownMean(String figure, int firstWeek, int lastWeek, String unit, Estimate mean) {
        rows.add(new Row(
                OWN_PAST,
                figure,
                firstWeek,
                lastWeek,
                "",
                unit,
                saved.isSeen() ? Optional.of(mean) : Optional.empty(),
                OptionalLong.empty(),
                saved.people()));
    }

    private void matched(MatchedGroup matched) {
        for (int weeks : saved.weeks()) {
            for (String destination : saved.destinations()) {
                Optional<MatchedShare> share = saved.startedAgainstMatched(destination, weeks);
                Optional<Effect> effect = share.map(MatchedShare::difference);
                matchedShare(
                        "started, participants",
                        weeks,
                        destination,
                        share.map(s -> Estimate.alone(s.participants())),
                        effect.map(Effect::treated));
                matchedShare(
                        "started, matched group",
                        weeks,
                        destination,
                        share.map(s -> Estimate.alone(s.matchedGroup())),
                        effect.map(Effect::controls));
                matchedShare(
                        "started, difference",
                        weeks,
                        destination,
                        effect.map(e -> Estimate.of(e.estimate(), e.ciLow(), e.ciHigh())),
                        effect.map(Effect::treated));
            }
        }
        int from = 0;
        for (Effect effect : matched.years()) {
            int first = from;
            from += effect.weeksCovered();
            int last = from - 1;
            inWeeksAndKroner(
                    -effect.estimate(),
                    -effect.ciHigh(),
                    -effect.ciLow(),
                    (unit, less) -> saved(effect, first, last, unit, less));
        }
    }

    private void matchedShare(
            String figure, int weeks, String destination, Optional<Estimate> estimate, Optional<Integer> people) {
        rows.add(new Row(
                MATCHED_GROUP,
                figure,
                0,
                weeks - 1,
                destination,
                SHARE,
                estimate,
                OptionalLong.empty(),
                people.map(n -> OptionalLong.of(n)).orElse(OptionalLong.empty())));
    }

    private void saved(Effect effect, int firstWeek, int lastWeek, String unit, Estimate less) {
        boolean isSeen = saved.rule().allows(effect);
        rows.add(new Row(
                MATCHED_GROUP,
                "saved",
                firstWeek,
                lastWeek,
                "",
                unit,
                isSeen ? Optional.of(less) : Optional.empty(),
                OptionalLong.empty(),
                isSeen ? OptionalLong.of(effect.treated()) : OptionalLong.empty()));
    }

    /** Once in weeks, and once in kroner if there is a price. */
    private void inWeeksAndKroner(double value, double low, double high, BiConsumer<String, Estimate> add) {
        add.accept(WEEKS, Estimate.of(value, low, high));
        saved.price().map(StartedAndSavedBuilder.Price::kronerPerWeek).ifPresent(price -> {
            add.accept(KRONER, Estimate.of(price * value, price * low, price * high));
        });
    }
}
