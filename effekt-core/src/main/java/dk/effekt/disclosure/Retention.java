package dk.effekt.disclosure;

import dk.effekt.internal.TextTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What a {@link RetentionPolicy} did on a day.
 *
 * @param policy the policy
 * @param day the day
 * @param kept what stays identifiable, in the order in which it was given
 * @param anonymous what was due, without its persons
 */
public record Retention(
        RetentionPolicy policy, LocalDate day, List<RetentionPolicy.Holding> kept, List<Anonymised> anonymous) {

    /**
     * A result that was made anonymous.
     *
     * @param name by which it is known
     * @param made the day on which it was made
     * @param result what remains
     */
    public record Anonymised(String name, LocalDate made, AnonymousResult result) {

        /** One line. */
        @Override
        public String toString() {
            return name + " of " + made + ", anonymous";
        }
    }

    public Retention {
        kept = List.copyOf(kept);
        anonymous = List.copyOf(anonymous);
    }

    static Retention of(RetentionPolicy policy, LocalDate day, List<RetentionPolicy.Holding> holdings) {
        List<RetentionPolicy.Holding> kept = new ArrayList<>();
        List<Anonymised> anonymous = new ArrayList<>();
        for (RetentionPolicy.Holding holding : holdings) {
            if (policy.due(holding.made()).isAfter(day)) {
                kept.add(holding);
            } else {
                anonymous.add(new Anonymised(
                        holding.name(), holding.made(), holding.result().anonymous()));
            }
        }
        return new Retention(policy, day, kept, anonymous);
    }

    /** The report: each result, when it was made, when it falls or fell due, and what became of it. */
    public String table() {
        TextTable table = TextTable.of("result", "made", "due", "on " + day);
        kept.forEach(one -> row(table, one.name(), one.made(), "identifiable"));
        anonymous.forEach(one -> row(table, one.name(), one.made(), "made anonymous"));
        return table.fitting(TextTable.WIDTH);
    }

    private void row(TextTable table, String name, LocalDate made, String became) {
        table.add(name, made.toString(), policy.due(made).toString(), became);
    }

    /** One line: {@code 2026-02-01: 3 results identifiable, 2 made anonymous}. */
    @Override
    public String toString() {
        return day + ": " + kept.size() + (kept.size() == 1 ? " result" : " results") + " identifiable, "
                + anonymous.size() + " made anonymous";
    }
}
