package dk.effekt.sroi.purse;

import dk.effekt.covariate.Covariate;
import dk.effekt.protocol.Clause;
import dk.effekt.protocol.Language;
import dk.effekt.register.Register;
import dk.effekt.register.StateGroup;
import dk.effekt.study.BringsChecks;
import dk.effekt.study.ProtocolCheck;
import java.util.List;
import java.util.Optional;

/** The weeks on benefit that have added up by the end of the week before time zero. */
record LadderWeeks(ReimbursementLadder ladder) implements Covariate, BringsChecks {

    static final String KIND = "weeks-on-ladder";

    @Override
    public String name() {
        return "weeks on the ladder";
    }

    /** Those before the register are not known, however far back it is asked to go. */
    @Override
    public int historyWeeks() {
        return 1;
    }

    @Override
    public List<StateGroup> groups() {
        return ladder.groups().distinct().toList();
    }

    @Override
    public Measure in(Register register) {
        LadderWalk walk = LadderWalk.of(ladder, register);
        int first = register.span().start().epochWeek();
        int end = register.span().end().epochWeek();
        return (timeline, week) -> week <= first || week > end
                ? Double.NaN
                : walk.history(timeline).weeksThrough(week - 1);
    }

    @Override
    public Optional<Clause> clause() {
        return Optional.of(LadderClause.with(Clause.of(KIND), ladder));
    }

    @Override
    public Optional<String> inWords(Language language) {
        return Optional.of(language.either(
                "weeks on benefit as " + ladder.name() + " counts them",
                "antal uger på ydelse, som " + ladder.name() + " tæller dem"));
    }

    @Override
    public Optional<String> explanation(Language language) {
        return Optional.of(LadderWords.of(ladder, language));
    }

    @Override
    public List<ProtocolCheck> checks() {
        return List.of(new LadderCheck(ladder));
    }

    @Override
    public String toString() {
        return name();
    }
}
