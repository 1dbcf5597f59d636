package dk.effekt.sroi;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The columns of a value map's sheet, in their order, and those that effekt adds. */
enum SheetColumn {
    STAKEHOLDER("Stakeholder", "stakeholders"),
    GROUP_SIZE("Number in group"),
    INVOLVED("Number involved"),
    INPUT("Input", "inputs", "what they invest"),
    INPUT_VALUE("Value in currency", "input value"),
    OUTPUTS("Outputs", "output", "activity in numbers"),
    OUTCOME("Outcome", "outcomes"),
    INDICATOR("Indicator"),
    QUANTITY_SOURCE("Source of quantity"),
    SAMPLE_SIZE("Sample size"),
    QUANTITY("Quantity"),
    DURATION("Duration"),
    START("Outcomes start"),
    PROXY("Financial proxy"),
    VALUE("Value"),
    VALUE_SOURCE("Source"),
    DEADWEIGHT("Deadweight %"),
    DISPLACEMENT("Displacement %"),
    ATTRIBUTION("Attribution %"),
    DROP_OFF("Drop-off %"),
    IMPACT("Impact"),
    KIND("Kind of value"),
    UNIT("Unit of quantity"),
    PRICE_YEAR("Price year"),
    BASIS("Basis"),
    INPUT_BASIS("Basis of input"),
    INPUT_PERIOD("Period of input"),
    DEADWEIGHT_SOURCE("Source of deadweight"),
    DISPLACEMENT_SOURCE("Source of displacement"),
    ATTRIBUTION_SOURCE("Source of attribution"),
    DROP_OFF_SOURCE("Source of drop-off");

    private final String head;
    private final ImmutableList<String> otherHeads;

    SheetColumn(String head, String... otherHeads) {
        this.head = head;
        this.otherHeads = ImmutableList.copyOf(otherHeads);
    }

    /** What the column is called. */
    String head() {
        return head;
    }

    static List<String> heads() {
        return Arrays.stream(values()).map(SheetColumn::head).toList();
    }

    /** The column of a head, whatever its case, blanks, hyphens and signs. */
    static Optional<SheetColumn> of(String head) {
        String wanted = bare(head);
        return Arrays.stream(values())
                .filter(column -> bare(column.head).equals(wanted)
                        || column.otherHeads.stream()
                                .anyMatch(other -> bare(other).equals(wanted)))
                .findFirst();
    }

    /** Whether it is a column of results, of which there are as many as there are years: they are found anew. */
    static boolean isResult(String head) {
        String bare = bare(head);
        return bare.matches("(presentvalueof|pvof)?year\\d+|(total)?(presentvalue|pv)|n(et)?pv|netpresentvalue");
    }

    private static String bare(String head) {
        return head.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
