package dk.effekt.sroi;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** The rows of a value map's sheet; what is a number in it is a {@link Double}. */
final class SheetWriting {

    private SheetWriting() {}

    static List<List<Object>> of(Sroi sroi) {
        List<List<Object>> rows = new ArrayList<>();
        List<Object> heads = new ArrayList<>(SheetColumn.heads());
        for (int period = 1; period <= sroi.periods(); period++) {
            heads.add("Year " + period);
        }
        heads.add("Present value");
        rows.add(heads);
        ValueMap map = sroi.map();
        List<StakeholderGroup> groups = new ArrayList<>(map.groups());
        map.outputs().forEach(output -> {
            Map<SheetColumn, Object> cells = row(output.stakeholder(), groups);
            cells.put(SheetColumn.OUTPUTS, output.activity());
            rows.add(listed(cells));
        });
        map.inputs().forEach(input -> rows.add(listed(input(input, groups))));
        for (OutcomeValue value : sroi.outcomes()) {
            List<Object> row = listed(outcome(value, groups));
            row.addAll(value.value().kronerByPeriod());
            row.add(value.presentValue().value());
            rows.add(row);
        }
        for (StakeholderGroup group : List.copyOf(groups)) {
            rows.add(listed(row(group.name(), groups)));
        }
        return rows;
    }

    private static Map<SheetColumn, Object> row(String stakeholder, List<StakeholderGroup> groups) {
        Map<SheetColumn, Object> cells = new EnumMap<>(SheetColumn.class);
        cells.put(SheetColumn.STAKEHOLDER, stakeholder);
        groups.stream()
                .filter(group -> group.name().equals(stakeholder))
                .findFirst()
                .ifPresent(group -> {
                    put(cells, SheetColumn.GROUP_SIZE, group.size());
                    put(cells, SheetColumn.INVOLVED, group.involved());
                    groups.remove(group);
                });
        return cells;
    }

    private static Map<SheetColumn, Object> input(Input input, List<StakeholderGroup> groups) {
        Map<SheetColumn, Object> cells = row(input.stakeholder(), groups);
        Cost cost = input.cost();
        cells.put(SheetColumn.INPUT, described(cost.derivation(), cost.factor().distribution()));
        cells.put(SheetColumn.INPUT_VALUE, years(cost.kroner()));
        cells.put(SheetColumn.INPUT_BASIS, cost.basis().toString());
        cells.put(SheetColumn.INPUT_PERIOD, (double) cost.firstPeriod());
        return cells;
    }

    private static Map<SheetColumn, Object> outcome(OutcomeValue value, List<StakeholderGroup> groups) {
        ValueOutcome outcome = value.outcome();
        Map<SheetColumn, Object> cells = row(outcome.stakeholder(), groups);
        cells.put(SheetColumn.OUTCOME, outcome.name());
        cells.put(SheetColumn.INDICATOR, outcome.indicator());
        Quantity quantity = outcome.quantity();
        List<Double> amounts = new ArrayList<>();
        boolean isCertain = true;
        for (int year = 1; year <= quantity.years(); year++) {
            amounts.add(quantity.amount(year));
            isCertain &= quantity.standardError(year) == 0;
        }
        boolean isPlain = !quantity.isEffect() && isCertain;
        cells.put(SheetColumn.QUANTITY_SOURCE, isPlain ? ((Stated) quantity).source() : quantity.toString());
        if (quantity instanceof Measured measured && measured.treated() > 0) {
            cells.put(SheetColumn.SAMPLE_SIZE, (double) measured.treated());
        }
        cells.put(SheetColumn.QUANTITY, years(amounts));
        cells.put(SheetColumn.DURATION, (double) outcome.durationYears());
        cells.put(SheetColumn.START, (double) outcome.startPeriod());
        Proxy proxy = outcome.proxy();
        cells.put(SheetColumn.PROXY, "value of a " + proxy.unit());
        cells.put(SheetColumn.VALUE, years(proxy.kroner()));
        cells.put(
                SheetColumn.VALUE_SOURCE,
                described(proxy.source(), proxy.factor().distribution()));
        deduction(cells, SheetColumn.DEADWEIGHT, SheetColumn.DEADWEIGHT_SOURCE, outcome.deadweight());
        deduction(cells, SheetColumn.DISPLACEMENT, SheetColumn.DISPLACEMENT_SOURCE, outcome.displacement());
        deduction(cells, SheetColumn.ATTRIBUTION, SheetColumn.ATTRIBUTION_SOURCE, outcome.attribution());
        Deduction drop = outcome.extrapolation().dropOff();
        deduction(cells, SheetColumn.DROP_OFF, SheetColumn.DROP_OFF_SOURCE, drop);
        cells.put(SheetColumn.IMPACT, outcome.impact());
        cells.put(SheetColumn.KIND, outcome.kind().toString());
        cells.put(SheetColumn.UNIT, proxy.unit());
        cells.put(SheetColumn.PRICE_YEAR, (double) proxy.priceYear());
        cells.put(SheetColumn.BASIS, quantity.basis().toString());
        return cells;
    }

    private static void deduction(
            Map<SheetColumn, Object> cells, SheetColumn column, SheetColumn source, Deduction deduction) {
        if (deduction.share() > 0) {
            cells.put(column, deduction.share());
            String because = deduction.reason().isEmpty() ? "" : ", because " + deduction.reason();
            cells.put(source, described(deduction.source() + because, deduction.distribution()));
        }
    }

    /** A source, with what is known of an uncertain number in words behind it. */
    private static String described(String source, Distribution distribution) {
        return distribution.sd() == 0 ? source : source + (source.isEmpty() ? "" : "; ") + distribution;
    }

    private static Object years(List<Double> numbers) {
        return numbers.size() == 1
                ? numbers.get(0)
                : numbers.stream().map(SheetWriting::plain).collect(Collectors.joining(" | "));
    }

    /** A number in as many digits as it has. */
    static String plain(double number) {
        return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
    }

    private static void put(Map<SheetColumn, Object> cells, SheetColumn column, OptionalInt number) {
        number.ifPresent(n -> cells.put(column, (double) n));
    }

    private static List<Object> listed(Map<SheetColumn, Object> cells) {
        List<Object> row = new ArrayList<>();
        for (SheetColumn column : SheetColumn.values()) {
            row.add(cells.getOrDefault(column, ""));
        }
        return row;
    }
}
