package dk.effekt.sroi.purse;

import dk.effekt.disclosure.SmallCells;
import dk.effekt.internal.TextTable;
import dk.effekt.register.Register;
import dk.effekt.register.Timeline;
import dk.effekt.sroi.internal.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The weeks of everybody in a register on the ladder, and what is not known of them. It keeps the totals; a person's {@link
 * #history} is counted when asked for, in some microseconds. Texts hide what rests on few persons ({@link SmallCells#standard()});
 * numbers asked for one by one are as they are. Immutable; it holds on to the register.
 */
public final class LadderReplay {

    private final ReimbursementLadder ladder;
    private final Register register;
    private final LadderWalk walk;
    private final LadderTotals totals;

    private final Shown shown;

    private LadderReplay(
            ReimbursementLadder ladder, Register register, LadderWalk walk, LadderTotals totals, Shown shown) {
        this.ladder = ladder;
        this.register = register;
        this.walk = walk;
        this.totals = totals;
        this.shown = shown;
    }

    static LadderReplay of(ReimbursementLadder ladder, Register register) {
        LadderWalk walk = LadderWalk.of(ladder, register);
        LadderTotals none = LadderTotals.none(ladder);
        LadderTotals totals =
                register
                        .inBlocks(register.size(), (from, to) -> LadderTotals.of(walk, ladder, register, from, to))
                        .stream()
                        .reduce(none, LadderTotals::plus);
        return new LadderReplay(ladder, register, walk, totals, new Shown(SmallCells.standard()));
    }

    /**
     * The same with another rule for small numbers in texts: {@link #table()}, {@link #notes()}, and those of {@link LadderShares}
     * made of it. {@link SmallCells#unprotected()} is for the room where the data are.
     */
    public LadderReplay protectedBy(SmallCells rule) {
        return new LadderReplay(ladder, register, walk, totals, new Shown(rule));
    }

    Shown shown() {
        return shown;
    }

    /** The ladder by which weeks are counted. */
    public ReimbursementLadder ladder() {
        return ladder;
    }

    /** The register whose weeks they are. */
    public Register register() {
        return register;
    }

    /**
     * One person's weeks.
     *
     * @param person the number in the register, from 0
     */
    public LadderHistory history(int person) {
        return history(register.timeline(Objects.checkIndex(person, register.size())));
    }

    LadderHistory history(Timeline timeline) {
        return walk.history(timeline);
    }

    /** How many persons have a covered benefit in a week that counts. */
    public int persons() {
        return totals.persons();
    }

    /** How many weeks of all persons are on a step. */
    public long personWeeks(int step) {
        return totals.weeks()[ladder.requireStep(step)];
    }

    /** How often the count of somebody starts over. */
    public long restarts() {
        return totals.restarts();
    }

    /**
     * What the register does not say and what was taken for it, one sentence each, followed by the ladder's own {@linkplain
     * ReimbursementLadder#notes() notes}.
     */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (register.span().start().isAfter(ladder.countsFrom())) {
            notes.add(unknownBefore(ladder, register) + ".");
        }
        if (totals.gaps() > 0) {
            notes.add(
                    Shown.sentence(shown.some(totals.gaps(), "person has", "persons have"))
                            + " weeks of which it is not known what they were; these weeks neither add nor count as self-support.");
        }
        if (totals.oldCases() > 0) {
            boolean late = register.span().start().isAfter(ladder.countsFrom());
            notes.add(Shown.sentence(shown.some(totals.oldCases(), "person is", "persons are"))
                    + " taken for an old case, being in "
                    + String.join(
                            " or ",
                            ladder.newCasesOnly().stream().map(Object::toString).toList())
                    + (late ? " in the register's first week" : " before " + ladder.countsFrom())
                    + "; such weeks are on no step.");
        }
        notes.addAll(ladder.notes());
        return List.copyOf(notes);
    }

    /** Person-weeks by step, with {@code ..} for those of few, and the {@link #notes()}; within 80 columns. */
    public String table() {
        TextTable table = TextTable.of("weeks on benefit", Payer.MUNICIPALITY.label(), "person-weeks");
        for (int step = 1; step <= ladder.steps().size(); step++) {
            table.add(
                    LadderText.weeks(ladder, step),
                    Format.percent(ladder.steps().get(step - 1).municipalShare(), 2),
                    personWeeksShown(step));
        }
        table.add("before " + ladder.inForceFrom(), "", personWeeksShown(0));
        List<String> heads = List.of(
                ladder.name() + " in a " + register,
                shown.count(persons()) + " persons on it, " + shown.count(restarts()) + " restarts");
        String above = Format.wrapped(heads) + "\n" + table;
        String below = shown.below(above);
        return above + "\n" + (below.isEmpty() ? "" : Format.wrapped(below)) + Format.wrapped(notes());
    }

    private String personWeeksShown(int step) {
        return shown.of(totals.personsByStep()[step], Shown.number(totals.weeks()[step]));
    }

    static String unknownBefore(ReimbursementLadder ladder, Register register) {
        return "Weeks before " + register.span().start() + " are not known, and they count from " + ladder.countsFrom()
                + ": persons may stand higher on the ladder than shown here, or may have started over when nothing here"
                + " shows it";
    }

    /** {@code refusionstrappen 2016 replayed for 12,345 persons, 2016-W01 to 2024-W26}. */
    @Override
    public String toString() {
        return ladder.name() + " replayed for " + shown.some(persons(), "person", "persons") + ", "
                + register.span().start() + " to " + register.span().end().minusWeeks(1);
    }
}
