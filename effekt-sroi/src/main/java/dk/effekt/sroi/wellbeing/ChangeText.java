package dk.effekt.sroi.wellbeing;

import dk.effekt.internal.TextTable;
import dk.effekt.sroi.internal.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** A change in words. */
final class ChangeText {

    private ChangeText() {}

    static String of(Change change) {
        StringBuilder text = new StringBuilder();
        text.append(
                Format.wrapped("Change on " + change.scale() + ", " + change.design() + "; those who answered twice"));
        text.append('\n').append(numbers(change).fitting(Format.WIDTH)).append('\n');
        text.append(change.answers().table()).append('\n');
        notes(change).forEach(note -> text.append(Format.wrapped(note)));
        return text.toString();
    }

    private static TextTable numbers(Change change) {
        TextTable table = TextTable.of("mean", "before", "after", "change", "SE", "95 % from", "to");
        boolean compared = change.design().isControlled();
        for (GroupChange group : change.groups()) {
            table.add(
                    group.group().toString(),
                    Format.decimal(group.before()),
                    Format.decimal(group.after()),
                    Format.decimal(group.change()),
                    Format.decimal(group.standardError()),
                    compared ? "" : Format.decimal(change.ciLow()),
                    compared ? "" : Format.decimal(change.ciHigh()));
        }
        if (compared) {
            table.add(
                    change.design().toString(),
                    "",
                    "",
                    Format.decimal(change.estimate()),
                    Format.decimal(change.standardError()),
                    Format.decimal(change.ciLow()),
                    Format.decimal(change.ciHigh()));
        }
        return table;
    }

    private static List<String> notes(Change change) {
        List<String> notes = new ArrayList<>();
        boolean compared = change.design().isControlled();
        for (int g = 0; g < change.groups().size(); g++) {
            notes.add(answered(change, g));
        }
        if (compared) {
            notes.add(
                    change.imbalance().isPresent()
                            ? "Before, participants were "
                                    + apart(change.imbalance().getAsDouble())
                                    + " the comparison group. Where that is much, both may have moved towards the middle on"
                                    + " their own."
                            : "Before, all of a group were alike; the two are not compared.");
            notes.add("Standard error: " + change.contrast().method() + ", "
                    + String.format(Locale.ROOT, "%.1f", change.degreesOfFreedom())
                    + " degrees of freedom. It is an effect only if "
                    + (change.design() == ChangeDesign.ADJUSTED_FOR_BEFORE
                            ? "those who began alike would have ended alike"
                            : "the two groups would have changed alike")
                    + " and those lost are as those who stayed.");
            change.alternative().ifPresent(other -> notes.add(alternative(other)));
        } else {
            notes.add("WARNING: before–after is not an effect. There is no comparison group, so that what would have"
                    + " happened anyway is in it: people join when things are at their worst, and get better on"
                    + " their own. A value map must state a deadweight for it.");
        }
        return notes;
    }

    private static String alternative(Contrast other) {
        return capital(other.design().toString()) + ", it would be " + Format.decimal(other.estimate()) + " (SE "
                + Format.decimal(other.standardError())
                + "). That answers another question, unless chance chose who took part (Lord 1967).";
    }

    /** What stands behind the points in a value map. */
    static String source(Change change) {
        List<String> answered = new ArrayList<>();
        for (int g = 0; g < change.groups().size(); g++) {
            answered.add(change.groups().get(g).group() + " answered twice "
                    + share(change.answeredBoth(g)).replace("not shown (small counts)", "of a number not shown"));
        }
        return "survey of " + change.scale() + ", "
                + (change.design() == ChangeDesign.BEFORE_AFTER
                        ? "before–after without a comparison group, not an effect"
                        : change.design() + " against a comparison group")
                + "; " + String.join(", ", answered);
    }

    private static String share(OptionalDouble share) {
        return share.isPresent() ? Format.percent(share.getAsDouble(), 0) : "not shown (small counts)";
    }

    private static String answered(Change change, int group) {
        GroupChange of = change.groups().get(group);
        String shares = capital(of.group().toString()) + ": answered before " + share(change.answeredBefore(group))
                + " of those invited, both times " + share(change.answeredBoth(group)) + "; lost from before to after "
                + share(change.attrition(group)) + ". " + atBest(of);
        if (change.answers().count(group, Change.ONLY_BEFORE).orElse(1) == 0) {
            return shares + "Nobody who answered before was lost.";
        }
        return shares
                + (of.lostBefore().isPresent()
                        ? "Those lost were before " + apart(of.lostBefore().getAsDouble()) + " those who stayed."
                        : "Those lost are not compared with those who stayed: too few to show, or all alike.");
    }

    private static String atBest(GroupChange of) {
        double share = of.atBest().orElse(0);
        return share > 0
                ? "Of those who answered twice " + share(of.atBest())
                        + " gave the highest answer after and could not have gained more. "
                : "";
    }

    private static String apart(double smd) {
        return Format.decimal(Math.abs(smd)) + " standard deviations " + (smd < 0 ? "below" : "above");
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
