package dk.effekt.study;

import dk.effekt.calendar.Week;
import dk.effekt.cohort.Attrition;
import dk.effekt.cohort.Cohort;
import dk.effekt.covariate.Covariate;
import dk.effekt.intervention.Participation;
import dk.effekt.outcome.Outcome;
import dk.effekt.register.Register;
import dk.effekt.table.Table;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lotteries for places, joined with what the register knows: a row for each lot, for {@link dk.effekt.experiment.RandomizedTrial}.
 *
 * <pre>{@code
 * Table lots = LotteryRounds.of(drawn).with(age()).outcomes(inJobOrEducation()).atWeeks(26, 52).toTable(register);
 * RandomizedTrial.on(lots).treated("offered").blocks("round").persons("person")
 *         .outcome("job-or-education at week 52").estimate();
 * }</pre>
 *
 * <p>Time zero is the week of the draw, for those with and without an offer alike. Each method but the last gives a new sentence.
 * Immutable.
 */
public final class LotteryRounds {

    /** What a lot brought. */
    public enum Draw {
        /** A place was offered, taken or not. */
        OFFERED,
        /** None was offered in this draw; who was offered one that others declined counts here. */
        NOT_OFFERED
    }

    /**
     * One person's lot in one round.
     *
     * @param personId the person's pseudonym
     * @param round what lots were drawn together, such as {@code "autumn 2021"}; not blank
     * @param drawn the day of the draw
     * @param draw what it brought
     */
    public record Lot(long personId, String round, LocalDate drawn, Draw draw) {

        public Lot {
            if (round.isBlank()) {
                throw new IllegalArgumentException("a lot of " + drawn + " has a blank round");
            }
        }

        /** One line; it does not show who the person is. */
        @Override
        public String toString() {
            return "lot of round '" + round + "' on " + drawn + ", " + draw;
        }
    }

    private final List<Lot> lots;
    private final RowColumns columns;
    private final Optional<List<Participation>> participations;

    private LotteryRounds(List<Lot> lots, RowColumns columns, Optional<List<Participation>> participations) {
        this.lots = lots;
        this.columns = columns;
        this.participations = participations;
    }

    /** A sentence about lots, in any order. */
    public static LotteryRounds of(List<Lot> lots) {
        return new LotteryRounds(List.copyOf(lots), RowColumns.none(), Optional.empty());
    }

    /** The same with columns for what is known of a person before the draw. */
    public LotteryRounds with(Covariate... covariates) {
        return new LotteryRounds(lots, columns.and(covariates), participations);
    }

    /** The same with outcomes. */
    public LotteryRounds outcomes(Outcome... outcomes) {
        return new LotteryRounds(lots, columns.and(List.of(outcomes)), participations);
    }

    /** The same with outcomes in other weeks since the draw than 4, 13 and 26. */
    public LotteryRounds atWeeks(int... weeks) {
        return new LotteryRounds(lots, columns.at(weeks), participations);
    }

    /** The same with who began what the places are in, offered or not: all participations in one intervention. */
    public LotteryRounds participations(List<Participation> inIntervention) {
        return new LotteryRounds(lots, columns, Optional.of(List.copyOf(inIntervention)));
    }

    /**
     * A row for each lot, in the order of weeks and persons: {@code person}, {@code week} of the draw, {@code round}, {@code offered},
     * the covariates, each outcome {@code at week k}, and with participations {@code weeks to start}, missing for those who never
     * begin.
     *
     * @throws IllegalArgumentException if a person is not in the register, draws two lots in one week, or the register lacks what is
     *     asked: in a trial nobody is left out silently
     */
    public Table toTable(Register register) {
        columns.requireIn(register, "the lots cannot be followed in this register", Stream.of());
        long absent = lots.stream()
                .filter(lot -> register.find(lot.personId()).isEmpty())
                .count();
        if (absent > 0) {
            throw new IllegalArgumentException(absent + " of " + lots.size()
                    + " lots are of persons whom the register does not know; check that pseudonyms were made alike, or"
                    + " leave them out and say so");
        }
        List<Lot> sorted = lots.stream()
                .sorted(Comparator.comparing((Lot lot) -> Week.of(lot.drawn())).thenComparingLong(Lot::personId))
                .toList();
        requireOneEach(sorted);
        boolean[] offered = new boolean[sorted.size()];
        int offers = 0;
        for (int row = 0; row < offered.length; row++) {
            offered[row] = sorted.get(row).draw() == Draw.OFFERED;
            offers += offered[row] ? 1 : 0;
        }
        Cohort cohort = Cohort.of(
                register,
                sorted.stream()
                        .mapToInt(lot -> register.find(lot.personId()).orElseThrow())
                        .toArray(),
                sorted.stream()
                        .mapToInt(lot -> Week.of(lot.drawn()).epochWeek())
                        .toArray(),
                offered,
                Attrition.startingWith("offers", offers));
        Table.Builder table = Table.builder();
        columns.describe(cohort, table);
        table.category("round", sorted.stream().map(Lot::round).toArray(String[]::new))
                .flag("offered", offered);
        if (!columns.outcomes().isEmpty()) {
            columns.follow(columns.measure(cohort), 0, table);
        }
        participations.ifPresent(
                list -> table.number("weeks to start", Begun.by(cohort, list).weeks()));
        return table.build();
    }

    private static void requireOneEach(List<Lot> sorted) {
        for (int i = 1; i < sorted.size(); i++) {
            Lot lot = sorted.get(i);
            Lot before = sorted.get(i - 1);
            if (lot.personId() == before.personId() && Week.of(lot.drawn()).equals(Week.of(before.drawn()))) {
                throw new IllegalArgumentException("a person has two lots in " + Week.of(lot.drawn()) + ", of rounds '"
                        + before.round() + "' and '" + lot.round() + "'; give one");
            }
        }
    }

    /** {@code 240 lots in 3 rounds}. */
    @Override
    public String toString() {
        return lots.size() + " lots in "
                + lots.stream().map(Lot::round).distinct().count() + " rounds";
    }
}
