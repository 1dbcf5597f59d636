package dk.effekt.experiment;

import dk.effekt.covariate.DesignMatrix;
import dk.effekt.table.Formula;
import dk.effekt.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The covariates of each period, a row for each unit.
 *
 * @param designs of each period, 0 where {@code known} is false; empty without covariates
 * @param known of each unit in each period whether it has all
 */
record DidCovariates(List<DesignMatrix> designs, boolean[][] known) {

    /**
     * The covariates of rows that have them all.
     *
     * @param design of these rows alone; empty without covariates
     * @param at the place of each row of the table among them, −1 if it has not all
     */
    record KnownRows(Optional<DesignMatrix> design, int[] at) {

        static KnownRows of(Table table, Formula formula) {
            int[] at = new int[table.rows()];
            if (formula.terms().isEmpty()) {
                return new KnownRows(Optional.empty(), at);
            }
            boolean[] complete = formula.complete(table);
            int count = 0;
            for (int row = 0; row < at.length; row++) {
                at[row] = complete[row] ? count++ : -1;
            }
            return new KnownRows(Optional.of(formula.design(table.where(complete))), at);
        }

        int width() {
            return design.map(columns -> columns.names().size()).orElse(0);
        }

        boolean isKnown(int row) {
            return row >= 0 && at[row] >= 0;
        }

        double value(int row, int column) {
            return design.orElseThrow().value(at[row], column);
        }

        /** For each unit what the given row has, 0 where that is not known. */
        DesignMatrix of(int[] rowOfUnit) {
            double[][] columns = new double[width()][rowOfUnit.length];
            for (int u = 0; u < rowOfUnit.length; u++) {
                for (int c = 0; isKnown(rowOfUnit[u]) && c < columns.length; c++) {
                    columns[c][u] = value(rowOfUnit[u], c);
                }
            }
            return DesignMatrix.of(design.orElseThrow().names(), columns);
        }
    }

    static DidCovariates of(KnownRows covariates, DidPanel.Kind kind, int[][] rows) {
        int periods = rows[0].length;
        boolean[][] known = new boolean[rows.length][periods];
        if (covariates.design().isEmpty()) {
            return new DidCovariates(List.of(), known);
        }
        for (int u = 0; u < rows.length; u++) {
            for (int t = 0; t < periods; t++) {
                known[u][t] = covariates.isKnown(rows[u][t]);
            }
        }
        if (kind == DidPanel.Kind.CROSS_SECTIONS) {
            // What a row has in its only period stands for it in every comparison.
            DesignMatrix only = covariates.of(Arrays.stream(rows)
                    .mapToInt(row -> Arrays.stream(row).max().orElse(-1))
                    .toArray());
            return new DidCovariates(Collections.nCopies(periods, only), known);
        }
        List<DesignMatrix> designs = new ArrayList<>();
        for (int t = 0; t < periods; t++) {
            int period = t;
            designs.add(covariates.of(
                    Arrays.stream(rows).mapToInt(row -> row[period]).toArray()));
        }
        return new DidCovariates(designs, known);
    }
}
