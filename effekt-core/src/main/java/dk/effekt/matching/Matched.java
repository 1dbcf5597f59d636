package dk.effekt.matching;

import dk.effekt.covariate.DesignMatrix;
import dk.effekt.internal.Suggest;
import dk.effekt.internal.TextTable;
import dk.effekt.table.Keys;
import dk.effekt.table.Table;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A table that was matched: who is compared with whom, how alike they are, what the comparison fails, and why each row got what
 * it got. Immutable.
 */
public final class Matched {

    private final Match match;
    private final Units units;
    private final MatchedSample sample;
    private final Optional<String[]> names;
    private final Optional<Keys> strata;
    private final Balance balance;
    private final Gates gates;

    Matched(
            Match match,
            Units units,
            MatchedSample sample,
            Optional<String[]> names,
            Optional<Keys> strata,
            DesignMatrix compared) {
        this.match = match;
        this.units = units;
        this.sample = sample;
        this.names = names;
        this.strata = strata;
        this.balance = Balance.of(compared, sample);
        this.gates = Gates.of(balance, sample);
    }

    /** The sentence that led here, with table and formula. */
    public Match match() {
        return match;
    }

    /** The table that was matched. */
    public Table table() {
        return match.table();
    }

    /** The rows as they were matched: arms, distance, strata, covariates. */
    public Units units() {
        return units;
    }

    /** Who is compared with whom. */
    public MatchedSample sample() {
        return sample;
    }

    /** The propensity score, if one was found. */
    public Optional<PropensityScore> propensity() {
        return units.propensity();
    }

    /** How alike the arms are in the formula's covariates, with a column for every level of a category. */
    public Balance balance() {
        return balance;
    }

    /**
     * Balance within each level of a column.
     *
     * @throws IllegalArgumentException if there is no such column, or a value of it is missing
     */
    public SubgroupBalance balanceBy(String column) {
        Keys keys = Match.keysOf(table(), column);
        int[] numbers = keys.numbers();
        String[] labels = new String[numbers.length];
        Arrays.setAll(labels, row -> keys.label(numbers[row]).substring(column.length() + 1));
        return Balance.bySubgroup(match.formula().balance(table()), sample, column, labels);
    }

    /** What the comparison passes and fails; what fails stands beside every effect that is estimated on it. */
    public Gates gates() {
        return gates;
    }

    /**
     * How far the scores of both arms overlap.
     *
     * @throws IllegalArgumentException if there is no score
     */
    public Overlap overlap() {
        return Overlap.of(units);
    }

    /** The rows in use with their weights, their sets and their distances, in the order of the table: MatchIt's {@code match_data}. */
    public Table data() {
        return MatchedTables.data(this);
    }

    /**
     * The matched sets, a row for each member: the set, the row, whether it is treated, its weight within the set and its distance
     * from the focal row. Partners that stand in several sets have a row in each: MatchIt's {@code get_matches}.
     *
     * @throws IllegalStateException if the method makes no sets
     */
    public Table sets() {
        return MatchedTables.sets(this);
    }

    /** Why a row got the partners it got, or at which step it fell out. */
    public Explanation explain(int row) {
        return Explanation.of(this, row);
    }

    /**
     * Why the row with an identity got the partners it got, or at which step it fell out.
     *
     * @throws IllegalArgumentException if there is no such row, or there are several; the message offers the nearest name
     */
    public Explanation explain(String id) {
        int found = -1;
        for (int row = 0; row < units.size(); row++) {
            if (name(row).equals(id)) {
                if (found >= 0) {
                    throw new IllegalArgumentException("rows " + found + " and " + row + " are both called '" + id
                            + "'; ask for explain(" + found + ") or explain(" + row + ")");
                }
                found = row;
            }
        }
        if (found < 0) {
            throw new IllegalArgumentException("no row is called "
                    + (names.isPresent()
                            ? "'" + id + "'"
                                    + Suggest.nearest(id, Arrays.asList(names.get()))
                                            .map(near -> "; did you mean '" + near + "'?")
                                            .orElse("")
                            : "'" + id
                                    + "'; rows have no identities but their numbers, unless Match.identifiedBy names a"
                                    + " column"));
        }
        return explain(found);
    }

    /** The rows in use as comma-separated values with a header, as {@link #data}. */
    public String toCsv() {
        return data().toCsv();
    }

    /**
     * The comparison as JSON: {@code protocol}, {@code estimand}, {@code method}, {@code counts}, {@code unmatched} (numbers by
     * reason), {@code propensity} (coefficients), {@code balance}, {@code gates}, and {@code sets} (each with focal rows and partners, by their
     * names) or, where there are none, {@code weights}.
     */
    public String toJson() {
        return MatchedJson.of(this);
    }

    /** What a researcher looks at first: protocol, who was matched and who was not, balance. */
    public String summary() {
        String unmatched = Arrays.stream(Unmatched.values())
                .filter(reason -> sample.unmatched(reason) > 0)
                .map(reason -> String.format(Locale.ROOT, "  %,d left out: %s\n", sample.unmatched(reason), reason))
                .collect(Collectors.joining());
        TextTable sizes = TextTable.of("", "all", "in use", "effective");
        int treated = units.treatedCount();
        sizes.add(
                "treated",
                String.format(Locale.ROOT, "%,d", treated),
                String.format(Locale.ROOT, "%,d", sample.distinctTreated()),
                String.format(Locale.ROOT, "%,.1f", sample.effectiveTreated()));
        sizes.add(
                "control",
                String.format(Locale.ROOT, "%,d", units.size() - treated),
                String.format(Locale.ROOT, "%,d", sample.distinctControls()),
                String.format(Locale.ROOT, "%,.1f", sample.effectiveControls()));
        return match.protocol() + "\nEstimand: " + sample.estimand() + "\n" + sizes + unmatched + "\nBalance: "
                + balance + "\n" + balance.table() + "\nGates: " + gates + "\n" + gates.table();
    }

    /** One line: {@code 226 of 226 treated matched with 471 untreated rows (effective 401.2); 5 of 5 gates passed}. */
    @Override
    public String toString() {
        return sample + "; " + gates;
    }

    /** What results call a row: its identity, or its number. */
    public String name(int row) {
        return names.map(all -> all[row]).orElseGet(() -> String.valueOf(row));
    }

    /** The stratum of a row in words: {@code region North}; empty if rows need not agree in anything. */
    Optional<String> stratum(int row) {
        return strata.map(keys -> keys.label(units.stratum(row)));
    }
}
