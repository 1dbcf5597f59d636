package dk.effekt.experiment;

import dk.effekt.experiment.DidPanel.Role;
import dk.effekt.internal.Interruption;
import dk.effekt.table.Formula;
import dk.effekt.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What a treatment did to one unit, such as the only municipality with a programme, beside a weighted mean of others, the donors, that
 * went the same way before (Abadie, Diamond and Hainmueller 2010):
 *
 * <pre>{@code
 * SyntheticControlEffect effect = SyntheticControl.on(panel)
 *         .outcome("job").unit("municipality").period("period").firstTreated("first treated")
 *         .estimate();
 * effect.donors();   // whose weighted mean it is
 * effect.path();     // period by period, before and after
 * effect.pValue();   // among the same of each donor in the place of the unit
 * }</pre>
 *
 * <p>The weights are none below 0, of sum 1, and make the mean squared difference of outcomes before the start least: all outcomes
 * before it are the predictors, so that there is nothing to choose (Ferman, Pinto and Possebom 2020). No two sets of weights need be
 * searched for, and the answer is exact.
 *
 * <p>The table is long, as that of {@link DifferenceInDifferences}: one unit has a first treated period, in all of its rows, the others 0,
 * or what {@link #never} says. Donors that lack an outcome in some period take no part, and are named. Leave out donors that the
 * treatment reached, or that had one of their own.
 *
 * <p>Each method but the last gives a new sentence. Immutable.
 */
public final class SyntheticControl {

    /** What of the outcomes before the start is to be the same. */
    public enum Fit {
        /** Their levels. */
        LEVELS("levels"),
        /**
         * Their changes: each unit's outcomes are taken less their mean before the start, so that one above or below all donors can be
         * compared, too, as in difference in differences (Ferman and Pinto 2021).
         */
        DEMEANED("demeaned");

        private final String text;

        Fit(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private static final int FEWEST_BEFORE = 2;
    private static final int FEWEST_DONORS = 2;

    private final Table table;
    private final DidPanel.Columns columns;
    private final Fit fit;

    private SyntheticControl(Table table, DidPanel.Columns columns, Fit fit) {
        this.table = table;
        this.columns = columns;
        this.fit = fit;
    }

    /** A sentence about a table with a row for each unit and period. */
    public static SyntheticControl on(Table table) {
        return new SyntheticControl(
                table, new DidPanel.Columns(Map.of(), 0, Formula.covariates("~ 1"), DidPanel.Kind.PANEL), Fit.LEVELS);
    }

    /** The same of an outcome: a column of numbers, NaN where it is not observed. */
    public SyntheticControl outcome(String column) {
        return with(columns.with(Role.OUTCOME, column));
    }

    /** The same with a column that names the unit: categories or numbers. */
    public SyntheticControl unit(String column) {
        return with(columns.with(Role.UNIT, column));
    }

    /** The same with a column of periods: whole numbers. */
    public SyntheticControl period(String column) {
        return with(columns.with(Role.PERIOD, column));
    }

    /** The same with a column of the first treated period. */
    public SyntheticControl firstTreated(String column) {
        return with(columns.with(Role.FIRST_TREATED, column));
    }

    /** The same where another number than 0 stands for units that are never treated. */
    public SyntheticControl never(int number) {
        return with(new DidPanel.Columns(columns.names(), number, columns.covariates(), columns.kind()));
    }

    /** The same fitted to levels, unless said otherwise, or to changes. */
    public SyntheticControl fittedTo(Fit newFit) {
        return new SyntheticControl(table, columns, newFit);
    }

    /**
     * Finds the donors' weights and what is left between the unit and their mean; the same for each donor in the place of the unit.
     *
     * @throws IllegalArgumentException if a column was not said or is no such column, not exactly one unit starts, it lacks an outcome,
     *     or there are fewer than two periods before the start, none after it, or fewer than two donors
     */
    public SyntheticControlEffect estimate() {
        DidPanel panel = DidPanel.of(table, columns);
        List<String> names = unitNames();
        int treated = theOneTreated(panel, names);
        requireComplete(panel, treated, names);
        int start = panel.starts()[treated];
        int before = (int) Arrays.stream(panel.periods()).filter(p -> p < start).count();
        int after = panel.periods().length - before;
        if (before < FEWEST_BEFORE || after == 0) {
            throw new IllegalArgumentException("'" + names.get(treated) + "' starts in " + start + ", with " + before
                    + " periods before it and " + after + " from it on; at least " + FEWEST_BEFORE
                    + " before and 1 after are needed, and many more before to compare with trust");
        }
        List<Integer> donors = new ArrayList<>();
        List<String> incomplete = new ArrayList<>();
        for (int unit = 0; unit < panel.units(); unit++) {
            if (unit != treated && isComplete(panel, unit)) {
                donors.add(unit);
            } else if (unit != treated) {
                incomplete.add(names.get(unit));
            }
        }
        if (donors.size() < FEWEST_DONORS) {
            throw new IllegalArgumentException(donors.size() + " units beside '" + names.get(treated)
                    + "' have an outcome in all periods; at least " + FEWEST_DONORS
                    + " are needed as donors, and 19 for a p-value of 0.05");
        }
        SyntheticUnit own = SyntheticUnit.of(panel.outcomes(), treated, donors, before, fit);
        List<SyntheticControlEffect.Placebo> placebos = new ArrayList<>();
        List<SyntheticUnit> withoutOne = new ArrayList<>();
        for (int d = 0; d < donors.size(); d++) {
            Interruption.check("the placebos of a synthetic control");
            int donor = donors.get(d);
            List<Integer> others = donors.stream().filter(unit -> unit != donor).toList();
            placebos.add(SyntheticControlEffect.Placebo.of(
                    names.get(donor), SyntheticUnit.of(panel.outcomes(), donor, others, before, fit)));
            if (own.weights()[d] > 0) {
                withoutOne.add(SyntheticUnit.of(panel.outcomes(), treated, others, before, fit));
            }
        }
        return SyntheticControlEffect.of(
                new SyntheticControlEffect.Question(
                        columns.name(Role.OUTCOME), names.get(treated), start, panel.periods(), fit),
                own,
                donors.stream().map(names::get).toList(),
                placebos,
                withoutOne,
                incomplete);
    }

    /** In the order of the panel's numbers, which is that of the categories, or of the numbers. */
    private List<String> unitNames() {
        String column = columns.name(Role.UNIT);
        return table.isNumeric(column)
                ? Arrays.stream(table.numbers(column))
                        .sorted()
                        .distinct()
                        .mapToObj(number -> number == Math.rint(number) ? Long.toString((long) number) : "" + number)
                        .toList()
                : table.levels(column);
    }

    private int theOneTreated(DidPanel panel, List<String> names) {
        int[] treated = IntStream.range(0, panel.units())
                .filter(unit -> panel.starts()[unit] != DidPanel.NEVER)
                .toArray();
        if (treated.length != 1) {
            throw new IllegalArgumentException((treated.length == 0
                            ? "no unit starts"
                            : treated.length + " units start")
                    + " in column '" + columns.name(Role.FIRST_TREATED)
                    + "'; a synthetic control is of one: "
                    + (treated.length == 0
                            ? "say its first treated period in all of its rows"
                            : "leave all others of "
                                    + String.join(
                                            ", ",
                                            Arrays.stream(treated)
                                                    .mapToObj(unit -> "'" + names.get(unit) + "'")
                                                    .toList())
                                    + " out, or ask DifferenceInDifferences"));
        }
        return treated[0];
    }

    private static boolean isComplete(DidPanel panel, int unit) {
        return Arrays.stream(panel.outcomes()[unit]).noneMatch(Double::isNaN);
    }

    private void requireComplete(DidPanel panel, int unit, List<String> names) {
        double[] outcomes = panel.outcomes()[unit];
        for (int t = 0; t < outcomes.length; t++) {
            if (Double.isNaN(outcomes[t])) {
                throw new IllegalArgumentException("'" + names.get(unit) + "' has no outcome '"
                        + columns.name(Role.OUTCOME) + "' in period " + panel.periods()[t]
                        + "; leave periods out in which it is not known");
            }
        }
    }

    private SyntheticControl with(DidPanel.Columns newColumns) {
        return new SyntheticControl(table, newColumns, fit);
    }

    /** {@code synthetic control of 'job', fitted to levels}. */
    @Override
    public String toString() {
        return "synthetic control"
                + columns.said(Role.OUTCOME).map(name -> " of '" + name + "'").orElse("") + ", fitted to " + fit;
    }
}
