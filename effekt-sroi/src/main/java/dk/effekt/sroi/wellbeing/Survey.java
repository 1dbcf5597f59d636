package dk.effekt.sroi.wellbeing;

import dk.effekt.disclosure.SmallCells;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * All who were invited to answer before and after, and what they answered. It knows persons; what may be shown of it is its
 * {@link #change()}, or its change {@linkplain #adjustedForBefore() adjusted for before}. Immutable.
 */
public final class Survey {

    private final Scale scale;
    private final List<Answer> answers;

    private Survey(Scale scale, List<Answer> answers) {
        this.scale = scale;
        this.answers = answers.stream()
                .sorted(Comparator.comparingLong(Answer::personId))
                .toList();
    }

    /**
     * A survey of one answer for each person who was invited, those who did not answer included.
     *
     * @throws IllegalArgumentException if there is nobody, an answer is off the scale, or a person has two; it names the
     *     place in the list and not the person
     */
    public static Survey of(Scale scale, List<Answer> answers) {
        if (answers.isEmpty()) {
            throw new IllegalArgumentException("a survey without answers; list all who were invited");
        }
        Set<Long> persons = new HashSet<>();
        List<Answer> kept = new ArrayList<>();
        for (Answer answer : answers) {
            String at = "answer " + (kept.size() + 1) + " of the list: ";
            requireOnScale(scale, at + "before", answer.before());
            requireOnScale(scale, at + "after", answer.after());
            if (!persons.add(answer.personId())) {
                throw new IllegalArgumentException(at + "the person has another before it; keep one for each person");
            }
            kept.add(answer);
        }
        return new Survey(scale, kept);
    }

    /**
     * Reads comma-separated values (RFC 4180) with the columns {@code person} (a pseudonym such as effekt's own, a whole number
     * of 64 bits), {@code group} ({@code participant} or {@code comparison}), {@code before} and {@code after} (a number, or blank if
     * not answered), in any order. With semicolons in place of commas numbers may have a decimal comma. A person whose number could be
     * a civil registration number, nine or ten digits that begin with a date, is a fault.
     *
     * @param source the file's name, for messages
     * @param csv the whole text
     * @throws dk.effekt.input.DataException at the first fault, naming line, column and remedy and never the person
     */
    public static Survey ofCsv(Scale scale, String source, String csv) {
        return new Survey(scale, SurveyCsv.read(scale, source, csv));
    }

    /** What was asked. */
    public Scale scale() {
        return scale;
    }

    /** By person. */
    public List<Answer> answers() {
        return answers;
    }

    /** The change, under {@link SmallCells#standard()}. */
    public Change change() {
        return change(SmallCells.standard());
    }

    /**
     * How much answers changed from before to after: against the comparison group if the survey has one, else before–after.
     * It rests on those who answered twice.
     *
     * @throws IllegalStateException if fewer of a group answered twice than the rule allows, or all changed by the same
     */
    public Change change(SmallCells rule) {
        return Change.of(this, rule, false);
    }

    /** How much higher participants answered, adjusted for before, under {@link SmallCells#standard()}. */
    public Change adjustedForBefore() {
        return adjustedForBefore(SmallCells.standard());
    }

    /**
     * How much higher participants answered after than those of the comparison group who answered the same before (analysis of
     * covariance): b in the least squares of after = a + b·participant + c·before, with the standard error HC2. Where chance chose who
     * took part it estimates what {@link #change()} does, more precisely; where it did not, the two answer different questions and may
     * differ however many answer (Lord 1967). It rests on those who answered twice.
     *
     * @throws IllegalStateException if there is no comparison group, fewer of a group answered twice than the rule allows, or all
     *     answered the same before
     */
    public Change adjustedForBefore(SmallCells rule) {
        return Change.of(this, rule, true);
    }

    boolean isCompared() {
        return answers.stream().anyMatch(answer -> answer.group() == Answer.Group.COMPARISON);
    }

    /** One line: {@code life satisfaction (0 to 10), with a comparison group}. */
    @Override
    public String toString() {
        return scale + (isCompared() ? ", with a comparison group" : ", without a comparison group");
    }

    private static void requireOnScale(Scale scale, String what, OptionalDouble answer) {
        if (answer.isPresent() && !scale.accepts(answer.getAsDouble())) {
            throw new IllegalArgumentException(
                    what + " is " + answer.getAsDouble() + " on " + scale + "; it must be " + scale.accepted());
        }
    }
}
