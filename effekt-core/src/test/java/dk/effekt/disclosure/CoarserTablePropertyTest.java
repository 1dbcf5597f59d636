package dk.effekt.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;

/** Who has a table, and a coarser one in which rows and columns are added up, learns no more of either than the rule allows. */
class CoarserTablePropertyTest {

    private static final double PLENTY = 1e4;

    /** @param owner by row; columns come in pairs, two for each row, as in a flow */
    private record Case(CountTable fine, CountTable coarse, int[] owner, int[] ownerOfColumn) {

        static Case of(long seed) {
            Random random = new Random(seed);
            int rows = 2 + random.nextInt(4);
            int owners = 1 + random.nextInt(3);
            int richness = List.of(3, 8, 30).get(random.nextInt(3));
            int[] owner =
                    IntStream.range(0, rows).map(row -> random.nextInt(owners)).toArray();
            int[] ofColumn = IntStream.range(0, rows + 1)
                    .map(column -> column < rows ? owner[column] : owners)
                    .toArray();
            long[][] fine = new long[rows][rows + 1];
            long[][] coarse = new long[owners][owners + 1];
            for (int row = 0; row < rows; row++) {
                for (int column = 0; column <= rows; column++) {
                    fine[row][column] = random.nextInt(3) == 0 ? 0 : random.nextInt(random.nextInt(richness) + 1);
                    coarse[owner[row]][ofColumn[column]] += fine[row][column];
                }
            }
            return new Case(
                    CountTable.of("fine", levels("from", rows), levels("to", rows + 1), fine),
                    CountTable.of("coarse", levels("owner", owners), levels("to owner", owners + 1), coarse),
                    owner,
                    ofColumn);
        }

        List<PublishedTable> protectedTogether(SmallCells rule) {
            return rule.protectNested(fine, coarse, row -> owner[row], column -> ownerOfColumn[column]);
        }

        PublishedTable protectedBeside(SmallCells rule, PublishedTable seen) {
            return rule.protectCoarser(fine, seen, coarse, row -> owner[row], column -> ownerOfColumn[column]);
        }

        private static Dimension levels(String name, int size) {
            return new Dimension(
                    name, IntStream.range(0, size).mapToObj(Integer::toString).toList());
        }
    }

    @Property(tries = 100)
    void bothTogetherKeepWhatIsHidden(@ForAll("cases") Case one, @ForAll("rules") SmallCells rule) {
        List<PublishedTable> both = one.protectedTogether(rule);

        assertThat(possible(one, both.get(0), both.get(1)).values())
                .allSatisfy(possible -> assertThat(possible).isGreaterThanOrEqualTo(rule.size()));
    }

    /** What the finer one tells of the coarser by itself is not told by the coarser. */
    @Property(tries = 100)
    void soTheyDoWhereTheFinerOneIsOutAlready(@ForAll("cases") Case one, @ForAll("rules") SmallCells rule) {
        PublishedTable fine = rule.protect(one.fine());
        PublishedTable coarse = one.protectedBeside(rule, fine);

        Map<String, Double> alone = possible(one, fine, hideAll(one.coarse()));
        possible(one, fine, coarse)
                .forEach((cell, possible) -> assertThat(possible)
                        .as(cell)
                        .isGreaterThanOrEqualTo(
                                cell.startsWith("fine") ? rule.size() : Math.min(rule.size(), alone.get(cell))));
    }

    /** That the attack is one: of tables protected each by itself, some are narrowed. */
    @Example
    void eachByItselfTheyDoNot() {
        SmallCells rule = SmallCells.standard();

        assertThat(LongStream.range(0, 20).mapToObj(Case::of).toList())
                .anySatisfy(one -> assertThat(possible(one, rule.protect(one.fine()), rule.protect(one.coarse()))
                                .values())
                        .anyMatch(possible -> possible < rule.size()));
    }

    /** As a comparison: nothing of the coarser table is published. */
    private static PublishedTable hideAll(CountTable table) {
        return PublishedTable.of(SmallCells.standard(), table, (row, column) -> OptionalLong.empty());
    }

    @Property(tries = 100)
    void nothingSmallIsShownAndNothingShownIsChanged(@ForAll("cases") Case one, @ForAll("rules") SmallCells rule) {
        List<PublishedTable> both = one.protectedTogether(rule);

        assertIsOf(both.get(0), one.fine(), rule);
        assertIsOf(both.get(1), one.coarse(), rule);
        assertIsOf(one.protectedBeside(rule, rule.protect(one.fine())), one.coarse(), rule);
    }

    private static void assertIsOf(PublishedTable seen, CountTable table, SmallCells rule) {
        for (int row = 0; row < table.rows().size(); row++) {
            for (int column = 0; column < table.columns().size(); column++) {
                long count = table.count(row, column);
                assertThat(seen.count(row, column).orElse(count)).isEqualTo(count);
                assertThat(rule.allows(count) || seen.isHidden(row, column)).isTrue();
                assertThat(count > 0 || !seen.isHidden(row, column)).isTrue();
            }
        }
    }

    /** By linear programming in the hidden cells of the finer table. */
    private static Map<String, Double> possible(Case one, PublishedTable fine, PublishedTable coarse) {
        int rows = fine.rows().size();
        int columns = fine.columns().size();
        Map<String, Double> possible = new LinkedHashMap<>();
        List<LinearConstraint> constraints = new ArrayList<>();
        Map<String, double[]> asked = new LinkedHashMap<>();
        Map<String, Integer> unknown = new LinkedHashMap<>();
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                if (fine.isHidden(r, c)) {
                    unknown.put(r + "," + c, unknown.size());
                }
            }
        }
        if (unknown.isEmpty()) {
            return possible;
        }
        for (int r = 0; r <= rows; r++) {
            for (int c = 0; c <= columns; c++) {
                int row = r;
                int column = c;
                boolean[] of =
                        cells(rows, columns, (i, j) -> (row == rows || i == row) && (column == columns || j == column));
                learn("fine " + r + "," + c, value(fine, r, c), of, fine, unknown, constraints, asked);
            }
        }
        int owners = coarse.rows().size();
        int others = coarse.columns().size();
        for (int r = 0; r <= owners; r++) {
            for (int c = 0; c <= others; c++) {
                int row = r;
                int column = c;
                boolean[] of = cells(
                        rows,
                        columns,
                        (i, j) -> (row == owners || one.owner()[i] == row)
                                && (column == others || one.ownerOfColumn()[j] == column));
                learn("coarse " + r + "," + c, value(coarse, r, c), of, fine, unknown, constraints, asked);
            }
        }
        for (int i = 0; i < unknown.size(); i++) {
            double[] cell = new double[unknown.size()];
            cell[i] = 1;
            constraints.add(new LinearConstraint(cell, Relationship.GEQ, 1));
            constraints.add(new LinearConstraint(cell, Relationship.LEQ, PLENTY));
        }
        asked.forEach((name, objective) -> possible.put(
                name,
                Math.floor(bound(objective, constraints, GoalType.MAXIMIZE) + 1e-6)
                        - Math.ceil(bound(objective, constraints, GoalType.MINIMIZE) - 1e-6)
                        + 1));
        return possible;
    }

    private interface In {
        boolean isIn(int row, int column);
    }

    private static boolean[] cells(int rows, int columns, In in) {
        boolean[] of = new boolean[rows * columns];
        for (int cell = 0; cell < of.length; cell++) {
            of[cell] = in.isIn(cell / columns, cell % columns);
        }
        return of;
    }

    private static OptionalLong value(PublishedTable table, int row, int column) {
        if (row == table.rows().size()) {
            return column == table.columns().size() ? table.total() : table.columnTotal(column);
        }
        return column == table.columns().size() ? table.rowTotal(row) : table.count(row, column);
    }

    private static void learn(
            String name,
            OptionalLong value,
            boolean[] of,
            PublishedTable fine,
            Map<String, Integer> unknown,
            List<LinearConstraint> constraints,
            Map<String, double[]> asked) {
        double[] sum = new double[unknown.size()];
        long known = 0;
        int columns = fine.columns().size();
        for (int cell = 0; cell < of.length; cell++) {
            if (of[cell] && fine.isHidden(cell / columns, cell % columns)) {
                sum[unknown.get(cell / columns + "," + cell % columns)] = 1;
            } else if (of[cell]) {
                known += fine.count(cell / columns, cell % columns).getAsLong();
            }
        }
        if (value.isEmpty()) {
            asked.put(name, sum);
        } else if (Arrays.stream(sum).anyMatch(c -> c != 0)) {
            constraints.add(new LinearConstraint(sum, Relationship.EQ, (double) value.getAsLong() - known));
        }
    }

    private static double bound(double[] objective, List<LinearConstraint> constraints, GoalType goal) {
        return new SimplexSolver()
                .optimize(
                        new MaxIter(10_000),
                        new LinearObjectiveFunction(objective, 0),
                        new LinearConstraintSet(constraints),
                        goal,
                        new NonNegativeConstraint(true))
                .getValue();
    }

    @Provide
    Arbitrary<Case> cases() {
        return Arbitraries.longs().map(Case::of);
    }

    @Provide
    Arbitrary<SmallCells> rules() {
        return Arbitraries.of(SmallCells.standard(), SmallCells.hidingBelow(3));
    }
}
