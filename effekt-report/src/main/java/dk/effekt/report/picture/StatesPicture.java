package dk.effekt.report.picture;

import dk.effekt.disclosure.SmallCells;
import dk.effekt.outcome.StatePaths;
import dk.effekt.protocol.Language;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where people are week by week, participants beside those they are compared with, in stacked shares. */
final class StatesPicture {

    private final StatePaths treated;
    private final StatePaths controls;
    private final SmallCells rule;
    private final Language in;
    private boolean joinsSome;
    private int leftOut;

    /** @throws IllegalArgumentException if they are not of the same states */
    StatesPicture(StatePaths treated, StatePaths controls, SmallCells rule, Language in) {
        if (!treated.states().equals(controls.states())) {
            throw new IllegalArgumentException("participants are followed through " + treated.states()
                    + " and those they are compared with through " + controls.states() + "; ask for the same states");
        }
        this.treated = treated;
        this.controls = controls;
        this.rule = rule;
        this.in = in;
    }

    static String title(Language in) {
        return in.either("Where people are, week by week", "Hvor folk er, uge for uge");
    }

    Picture draw(String title) {
        String week = in.either("weeks since the start", "uger siden start");
        String participants = in.either("participants", "deltagere");
        String comparison = in.either("comparison group", "sammenligningsgruppe");
        List<String> names = new ArrayList<>();
        DataTable.Builder table = DataTable.named(title, in)
                .column(in.either("group", "gruppe"), Form.TEXT)
                .column(week, Form.COUNT);
        for (String state : treated.states()) {
            names.add(StateWords.of(state, in));
            table.column(StateWords.of(state, in), Form.SHARE);
        }
        Spec spec = Spec.of("states", in)
                .label("week", week)
                .label("share", "share of the group", "andel af gruppen")
                .label("state", "state", "status")
                .list("arms", List.of(participants, comparison))
                .list("states", names)
                .list("colours", StateWords.colours(treated.states()))
                .data(Spec.ROWS);
        Map<String, Double> lastTreated = put(treated, participants, table, spec);
        Map<String, Double> lastControls = put(controls, comparison, table, spec);
        String description = description(lastTreated, lastControls);
        return new Picture(title, description, notes(), table.build(), spec.build(title, description));
    }

    /** Draws one arm. Returns its shares in the last week that is shown. */
    private Map<String, Double> put(StatePaths paths, String arm, DataTable.Builder table, Spec spec) {
        Map<String, Double> last = Map.of();
        Map<String, WeekRange> shown = new HashMap<>();
        paths.states().forEach(state -> shown.put(state, longestRun(paths, state)));
        for (int week = 0; week <= paths.horizon(); week++) {
            Map<String, Double> shares = shares(paths, week, shown);
            if (shares.isEmpty()) {
                leftOut++;
                continue;
            }
            List<Object> cells = new ArrayList<>(List.of(arm, week));
            cells.addAll(shares.values());
            table.row(cells.toArray());
            for (Map.Entry<String, Double> share : shares.entrySet()) {
                spec.row(Spec.ROWS)
                        .put("arm", arm)
                        .put("week", week)
                        .put("state", StateWords.of(share.getKey(), in))
                        .put("order", paths.states().indexOf(share.getKey()))
                        .put("share", share.getValue());
            }
            last = shares;
        }
        return last;
    }

    /** Weeks in a row, from one to just before another. */
    private record WeekRange(int from, int to) {

        private boolean holds(int week) {
            return week >= from && week < to;
        }
    }

    /** The most weeks in a row in which a state can be shown: were it shown in others, too, it would seem to come and go. */
    private WeekRange longestRun(StatePaths paths, String state) {
        WeekRange longest = new WeekRange(0, 0);
        int from = 0;
        for (int week = 0; week <= paths.horizon(); week++) {
            if (joined(paths, week, Set.of()).contains(state)) {
                from = week + 1;
            } else if (week + 1 - from > longest.to - longest.from) {
                longest = new WeekRange(from, week + 1);
            }
        }
        return longest;
    }

    /**
     * The states that are counted as {@value StatePaths#OTHER} in a week: some that are so anyway, those of too few persons, and as long as
     * these are too few together, that of the fewest persons.
     */
    private Set<String> joined(StatePaths paths, int week, Set<String> anyway) {
        Set<String> joined = new HashSet<>();
        int others = paths.persons(StatePaths.OTHER, week);
        List<String> byPersons = paths.states().stream()
                .filter(state -> !state.equals(StatePaths.OTHER) && paths.persons(state, week) > 0)
                .sorted(Comparator.comparingInt(
                        (String state) -> anyway.contains(state) ? 0 : paths.persons(state, week)))
                .toList();
        for (String state : byPersons) {
            int persons = paths.persons(state, week);
            if (anyway.contains(state) || !rule.allows(persons) || !rule.allows(others)) {
                joined.add(state);
                others += persons;
            }
        }
        return joined;
    }

    /** The shares of a week; nothing if too few are observed. */
    private Map<String, Double> shares(StatePaths paths, int week, Map<String, WeekRange> shown) {
        int all = paths.states().stream()
                .mapToInt(state -> paths.persons(state, week))
                .sum();
        if (all == 0 || !rule.allows(all)) {
            return Map.of();
        }
        Set<String> hidden = new HashSet<>();
        shown.forEach((state, weeks) -> {
            if (!weeks.holds(week)) {
                hidden.add(state);
            }
        });
        Map<String, Double> shares = new LinkedHashMap<>();
        paths.states().forEach(state -> shares.put(state, paths.share(state, week)));
        for (String state : joined(paths, week, hidden)) {
            shares.merge(StatePaths.OTHER, shares.get(state), Double::sum);
            shares.put(state, 0.0);
            joinsSome = true;
        }
        return shares;
    }

    private String description(Map<String, Double> participants, Map<String, Double> compared) {
        if (participants.isEmpty() || compared.isEmpty()) {
            return in.either("Too few persons can be followed.", "For få personer kan følges.");
        }
        List<String> parts = new ArrayList<>();
        participants.forEach((state, share) -> parts.add(StateWords.of(state, in) + " " + Form.SHARE.write(share, in)
                + in.either(" and ", " og ")
                + Form.SHARE.write(compared.getOrDefault(state, Double.NaN), in)));
        return in.either(
                        "At the end, of participants and of the comparison group: ",
                        "Til sidst, af deltagerne og af sammenligningsgruppen: ")
                + String.join("; ", parts) + ".";
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (joinsSome) {
            notes.add(in.either(
                    "States are counted as “other” before and after the weeks in which enough persons are in them.",
                    "En status er talt med under “andet” før og efter de uger, hvor der er personer nok i den."));
        }
        if (leftOut > 0) {
            notes.add(in.either(
                            "Weeks left out because too few persons are observed in them: ",
                            "Uger udeladt, fordi for få personer kan følges i dem: ")
                    + in.number(leftOut) + ".");
        }
        return notes;
    }
}
