package dk.effekt.report.picture;

import dk.effekt.disclosure.SmallCells;
import dk.effekt.outcome.StatePaths;
import dk.effekt.protocol.Language;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;

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
                .list("states", names)
                .list("colours", StateWords.colours(treated.states()))
                .data(Spec.ROWS);
        Map<String, Double> lastTreated = put(treated, in.either("participants", "deltagere"), table, spec);
        Map<String, Double> lastControls =
                put(controls, in.either("comparison group", "sammenligningsgruppe"), table, spec);
        String description = description(lastTreated, lastControls);
        return new Picture(title, description, notes(), table.build(), spec.build(title, description));
    }

    /** Draws one arm. Returns its shares in the last week that is shown. */
    private Map<String, Double> put(StatePaths paths, String arm, DataTable.Builder table, Spec spec) {
        Map<String, Double> last = Map.of();
        for (int week = 0; week <= paths.horizon(); week++) {
            Map<String, Double> shares = shares(paths, week);
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

    /**
     * The shares of a week. Those of states in which there are too few are in {@value StatePaths#OTHER}, and if these are too few
     * together, those of the least state that is shown, too. Nothing if too few are observed.
     */
    private Map<String, Double> shares(StatePaths paths, int week) {
        Map<String, Double> shares = new LinkedHashMap<>();
        Map<String, Integer> persons = new LinkedHashMap<>();
        int all = 0;
        for (String state : paths.states()) {
            shares.put(state, paths.share(state, week));
            persons.put(state, paths.persons(state, week));
            all += paths.persons(state, week);
        }
        if (all == 0 || !rule.allows(all)) {
            return Map.of();
        }
        List<String> byPersons = paths.states().stream()
                .filter(state -> !state.equals(StatePaths.OTHER) && persons.get(state) > 0)
                .sorted(Comparator.comparing(persons::get))
                .toList();
        for (String state : byPersons) {
            if (!rule.allows(persons.get(state)) || !rule.allows(persons.get(StatePaths.OTHER))) {
                join(shares, state, Double::sum, 0.0);
                join(persons, state, Integer::sum, 0);
                joinsSome = true;
            }
        }
        return rule.allows(persons.get(StatePaths.OTHER)) ? shares : Map.of();
    }

    private static <T> void join(Map<String, T> of, String state, BinaryOperator<T> sum, T nothing) {
        of.merge(StatePaths.OTHER, of.get(state), sum);
        of.put(state, nothing);
    }

    private String description(Map<String, Double> participants, Map<String, Double> compared) {
        if (participants.isEmpty() || compared.isEmpty()) {
            return in.either("Too few persons can be followed.", "For få personer kan følges.");
        }
        List<String> parts = participants.keySet().stream()
                .map(state -> StateWords.of(state, in) + " " + Form.SHARE.write(participants.get(state), in)
                        + in.either(" and ", " og ") + Form.SHARE.write(compared.get(state), in))
                .toList();
        return in.either(
                        "At the end, of participants and of the comparison group: ",
                        "Til sidst, af deltagerne og af sammenligningsgruppen: ")
                + String.join("; ", parts) + ".";
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (joinsSome) {
            notes.add(in.either(
                    "States in which too few persons are in a week are counted as “other” in that week.",
                    "Status med for få personer i en uge er talt med under “andet” i den uge."));
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
