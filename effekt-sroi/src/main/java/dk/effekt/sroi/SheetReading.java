package dk.effekt.sroi;

import dk.effekt.input.Place;
import dk.effekt.internal.Choices;
import dk.effekt.internal.Suggest;
import dk.effekt.sroi.internal.Format;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Makes a value map of a sheet's rows. Not thread-safe. */
final class SheetReading {

    private static final int HEADER_WITHIN = 30;
    private static final double IMPACT_ROUNDING = 0.5;

    private final ValueKind kind;
    private final int priceYear;
    private final List<String> remarks = new ArrayList<>();
    private final Set<String> grouped = new HashSet<>();
    private ValueMap map;
    private String stakeholder = "";

    private SheetReading(String name, ValueKind kind, int priceYear) {
        this.map = ValueMap.named(name);
        this.kind = kind;
        this.priceYear = priceYear;
    }

    static ValueMapSheet of(
            String name, ValueKind kind, int priceYear, List<List<String>> rows, boolean hasDecimalComma) {
        SheetReading reading = new SheetReading(name, kind, priceYear);
        int header = headerOf(rows);
        Map<SheetColumn, Integer> columns = reading.columns(rows.get(header));
        for (int i = header + 1; i < rows.size(); i++) {
            List<String> row = rows.get(i);
            Map<SheetColumn, String> cells = new EnumMap<>(SheetColumn.class);
            columns.forEach((column, at) -> cells.put(column, at < row.size() ? row.get(at) : ""));
            reading.readRow(new SheetCells(i + 1, cells, hasDecimalComma));
        }
        if (reading.map.outcomes().isEmpty()) {
            throw new IllegalArgumentException(
                    "value map sheet '" + name + "': no row has an outcome with its numbers");
        }
        return new ValueMapSheet(reading.map, reading.remarks);
    }

    private static int headerOf(List<List<String>> rows) {
        List<SheetColumn> needed =
                List.of(SheetColumn.STAKEHOLDER, SheetColumn.OUTCOME, SheetColumn.QUANTITY, SheetColumn.VALUE);
        for (int i = 0; i < Math.min(HEADER_WITHIN, rows.size()); i++) {
            List<SheetColumn> found = rows.get(i).stream()
                    .map(SheetColumn::of)
                    .flatMap(Optional::stream)
                    .toList();
            if (found.containsAll(needed)) {
                return i;
            }
        }
        throw new IllegalArgumentException("value map sheet: none of the first " + HEADER_WITHIN
                + " rows names the columns; one must have 'Stakeholder', 'Outcome', 'Quantity' and 'Value'");
    }

    /** The first of two columns called 'Value', before that of outcomes, is that of inputs. */
    private Map<SheetColumn, Integer> columns(List<String> heads) {
        Map<SheetColumn, Integer> columns = new EnumMap<>(SheetColumn.class);
        for (int i = 0; i < heads.size(); i++) {
            String head = heads.get(i).strip();
            Optional<SheetColumn> known = SheetColumn.of(head);
            if (known.isEmpty()) {
                if (!head.isEmpty() && !SheetColumn.isResult(head)) {
                    remarks.add("column '" + Place.mask(head) + "' is not known and was left out"
                            + Suggest.nearest(head, SheetColumn.heads())
                                    .map(near -> "; did you mean '" + near + "'?")
                                    .orElse(""));
                }
                continue;
            }
            boolean ofInput = known.get() == SheetColumn.VALUE && !columns.containsKey(SheetColumn.OUTCOME);
            SheetColumn column = ofInput ? SheetColumn.INPUT_VALUE : known.get();
            if (columns.putIfAbsent(column, i) != null) {
                throw new IllegalArgumentException(
                        "value map sheet: two columns are '" + Place.mask(head) + "'; keep one");
            }
        }
        return columns;
    }

    private void readRow(SheetCells cells) {
        try {
            read(cells);
        } catch (SheetCells.Problem problem) {
            throw problem;
        } catch (IllegalArgumentException refused) {
            throw new IllegalArgumentException(
                    "value map sheet, row " + cells.row() + ": " + refused.getMessage(), refused);
        }
    }

    private void read(SheetCells cells) {
        if (cells.isBlank()) {
            return;
        }
        if (cells.isBlank(SheetColumn.OUTCOME) && isTotal(cells)) {
            remarks.add("row " + cells.row() + " is taken for totals and was left out");
            return;
        }
        stakeholder = cells.textOr(SheetColumn.STAKEHOLDER, stakeholder);
        if (stakeholder.isEmpty()) {
            throw cells.wrong(SheetColumn.STAKEHOLDER, "is blank, and no row above names a stakeholder");
        }
        group(cells);
        if (!cells.isBlank(SheetColumn.OUTPUTS)) {
            map = map.output(stakeholder, cells.text(SheetColumn.OUTPUTS));
        }
        if (!cells.isBlank(SheetColumn.INPUT_VALUE)) {
            map = map.input(stakeholder, cost(cells));
        } else if (!cells.isBlank(SheetColumn.INPUT)) {
            remarks.add("row " + cells.row() + ": input '" + Place.mask(cells.text(SheetColumn.INPUT))
                    + "' has no value and was left out");
        }
        if (!cells.isBlank(SheetColumn.OUTCOME)) {
            if (cells.isBlank(SheetColumn.QUANTITY) || cells.isBlank(SheetColumn.VALUE)) {
                remarks.add("row " + cells.row() + ": outcome '" + Place.mask(cells.text(SheetColumn.OUTCOME))
                        + "' has no quantity or no value and was left out");
            } else {
                outcome(cells);
            }
        }
    }

    private static boolean isTotal(SheetCells cells) {
        String who = cells.text(SheetColumn.STAKEHOLDER).toLowerCase(Locale.ROOT);
        boolean named = who.startsWith("total") || who.startsWith("sum") || who.startsWith("i alt");
        return named || (who.isEmpty() && cells.isBlank(SheetColumn.INPUT) && cells.isBlank(SheetColumn.OUTPUTS));
    }

    private void group(SheetCells cells) {
        boolean known = !cells.isBlank(SheetColumn.GROUP_SIZE) || !cells.isBlank(SheetColumn.INVOLVED);
        if (known && grouped.add(stakeholder)) {
            map = map.group(new StakeholderGroup(
                    stakeholder, number(cells, SheetColumn.GROUP_SIZE), number(cells, SheetColumn.INVOLVED)));
        }
    }

    private static OptionalInt number(SheetCells cells, SheetColumn column) {
        return cells.isBlank(column) ? OptionalInt.empty() : OptionalInt.of(cells.whole(column, 0));
    }

    private Cost cost(SheetCells cells) {
        Cost cost = new Cost(
                Arrays.stream(cells.numbers(SheetColumn.INPUT_VALUE)).boxed().toList(),
                choice(cells, SheetColumn.INPUT_BASIS, Basis.TOTAL, Basis.values()),
                cells.whole(SheetColumn.INPUT_PERIOD, 0),
                Factor.NONE,
                "");
        return cells.isBlank(SheetColumn.INPUT) ? cost : cost.derivedFrom(cells.text(SheetColumn.INPUT));
    }

    private void outcome(SheetCells cells) {
        Quantity quantity = Quantity.statedByYear(
                choice(cells, SheetColumn.BASIS, Basis.TOTAL, Basis.values()),
                source(cells, SheetColumn.QUANTITY_SOURCE),
                cells.numbers(SheetColumn.QUANTITY));
        Proxy proxy = Proxy.byYear(
                cells.textOr(SheetColumn.UNIT, cells.textOr(SheetColumn.PROXY, "unit")),
                cells.whole(SheetColumn.PRICE_YEAR, priceYear),
                source(cells, SheetColumn.VALUE_SOURCE),
                cells.numbers(SheetColumn.VALUE));
        Deduction dropOff = deduction(cells, SheetColumn.DROP_OFF, SheetColumn.DROP_OFF_SOURCE);
        ValueOutcome outcome = ValueOutcome.of(
                        choice(cells, SheetColumn.KIND, kind, ValueKind.values()),
                        stakeholder,
                        cells.text(SheetColumn.OUTCOME),
                        quantity,
                        proxy)
                .withIndicator(cells.text(SheetColumn.INDICATOR))
                .startingIn(cells.whole(SheetColumn.START, 1))
                .lasting(cells.whole(SheetColumn.DURATION, quantity.years()), dropOff)
                .withDeadweight(deduction(cells, SheetColumn.DEADWEIGHT, SheetColumn.DEADWEIGHT_SOURCE))
                .withDisplacement(deduction(cells, SheetColumn.DISPLACEMENT, SheetColumn.DISPLACEMENT_SOURCE))
                .withAttribution(deduction(cells, SheetColumn.ATTRIBUTION, SheetColumn.ATTRIBUTION_SOURCE));
        compareImpact(cells, outcome);
        map = map.outcome(outcome);
    }

    private void compareImpact(SheetCells cells, ValueOutcome outcome) {
        if (cells.isBlank(SheetColumn.IMPACT)) {
            return;
        }
        double impact = outcome.impact();
        double stated = cells.number(SheetColumn.IMPACT);
        if (Math.abs(stated - impact) > IMPACT_ROUNDING) {
            remarks.add("row " + cells.row() + ": impact is " + Format.number(stated) + " in the sheet and "
                    + Format.number(impact) + " by its numbers; the numbers count");
        }
    }

    private Deduction deduction(SheetCells cells, SheetColumn column, SheetColumn source) {
        double share = cells.share(column);
        return share == 0 ? Deduction.NONE : Deduction.of(share, source(cells, source));
    }

    private static String source(SheetCells cells, SheetColumn column) {
        return cells.textOr(column, "value map, no source given");
    }

    private static <E extends Enum<E>> E choice(SheetCells cells, SheetColumn column, E otherwise, E[] all) {
        if (cells.isBlank(column)) {
            return otherwise;
        }
        String text = cells.text(column).toLowerCase(Locale.ROOT);
        for (E one : all) {
            if (one.toString().equals(text) || Choices.word(one).equals(text)) {
                return one;
            }
        }
        throw cells.wrong(
                column,
                "is none of "
                        + String.join(
                                ", ", Arrays.stream(all).map(Enum::toString).toList()));
    }
}
