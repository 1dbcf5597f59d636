package dk.effekt.study;

import dk.effekt.calendar.CalendarPeriod;
import dk.effekt.experiment.AverageEffect;
import dk.effekt.experiment.GroupTimeEffects;
import dk.effekt.internal.Lines;
import dk.effekt.internal.TextTable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The effect of being subject to a programme on leaving before it begins: not that of taking part, and nothing to be added to it. A
 * positive number is more leaving. Immutable.
 */
public final class ThreatEffect {

    private final Question question;
    private final GroupTimeEffects effects;
    private final List<String> assumptions;
    private final int unknown;
    private final int begun;
    private final Optional<String> mixing;

    /** What was asked: the effect of an intervention on an outcome of those in a group, from one week since entry through another. */
    record Question(
            String intervention,
            String group,
            CalendarPeriod period,
            String on,
            int firstWeek,
            int lastWeek,
            boolean isClusteredOnReform) {}

    ThreatEffect(
            Question question,
            GroupTimeEffects effects,
            List<String> assumptions,
            int unknown,
            int begun,
            Optional<String> mixing) {
        this.question = question;
        this.effects = effects;
        this.assumptions = assumptions;
        this.unknown = unknown;
        this.begun = begun;
        this.mixing = begun == 0 ? Optional.empty() : mixing;
    }

    /** What is estimated, in words; where participants have begun, that it is the effect of threat and participation together. */
    public String estimand() {
        return mixing.isEmpty()
                ? "effect of being subject to '" + question.intervention + "' on " + question.on + " of "
                        + question.group + ", before it begins"
                : "effect of threat and participation together of '" + question.intervention + "' on " + question.on
                        + " of " + question.group;
    }

    /** The programme whose threat it is. */
    public String intervention() {
        return question.intervention;
    }

    /** On what it is, such as {@code having left by week 13}. */
    public String outcome() {
        return question.on;
    }

    /** Whether errors count in that a reform comes to whole groups at a time, such as municipalities: {@link ThreatDesign#clusteredOn}. */
    public boolean isClusteredOnReform() {
        return question.isClusteredOnReform;
    }

    /** The first week since entry that it covers. */
    public int firstWeek() {
        return question.firstWeek;
    }

    /** The last week since entry that it covers. */
    public int lastWeek() {
        return question.lastWeek;
    }

    /** The effect on the mean entrant under the reform, as a share from −1 to 1: {@link GroupTimeEffects#overall}. */
    public AverageEffect estimate() {
        return effects.overall();
    }

    /** By reform date and period of entry, with periods before the reform, which speak for or against parallel trends. */
    public GroupTimeEffects effects() {
        return effects;
    }

    /** What it rests on, one sentence each. */
    public List<String> assumptions() {
        return assumptions;
    }

    /** How many entries were left out because it is not observed if they had left. */
    public int unknown() {
        return unknown;
    }

    /** How many entrants had begun to take part by the last week; above 0 only where {@link #mixing} says why. */
    public int begun() {
        return begun;
    }

    /** Why threat and participation are mixed; empty if they are not, since nobody had begun. */
    public Optional<String> mixing() {
        return mixing;
    }

    /** The estimand, the numbers, and what they rest on, in 80 columns. */
    public String table() {
        StringBuilder text = new StringBuilder(lines(estimand()));
        mixing.ifPresent(why -> text.append(lines(String.format(
                Locale.ROOT, "MIXED: %,d entrants had begun by week %d. Why: %s", begun, lastWeek(), why))));
        if (unknown > 0) {
            text.append(lines(String.format(
                    Locale.ROOT,
                    "%,d rows left out: not observed through week %d, or of no known group",
                    unknown,
                    lastWeek())));
        }
        text.append('\n').append(effects.table()).append('\n');
        effects.byGroup()
                .effects()
                .forEach(group -> text.append(group.at())
                        .append(" is ")
                        .append(question.period.text(group.at()))
                        .append('\n'));
        text.append("\nrests on\n");
        assumptions.forEach(assumption -> text.append(lines("- " + assumption)));
        return text.toString();
    }

    private static String lines(String text) {
        return String.join("\n", Lines.of(text, TextTable.WIDTH, "  ")) + '\n';
    }

    /** {@code threat effect, weeks 1 to 13: +3.2 [+0.5, +5.9] points}. */
    @Override
    public String toString() {
        AverageEffect all = estimate();
        return String.format(
                Locale.ROOT,
                "%s, weeks %d to %d: %+.1f [%+.1f, %+.1f] points",
                mixing.isEmpty() ? "threat effect" : "threat and participation",
                firstWeek(),
                lastWeek(),
                100 * all.estimate(),
                100 * all.ciLow(),
                100 * all.ciHigh());
    }
}
