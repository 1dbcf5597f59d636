package dk.effekt.outcome;

import dk.effekt.protocol.Clause;
import dk.effekt.protocol.Language;
import dk.effekt.register.Register;
import dk.effekt.register.StateGroup;
import java.util.List;
import java.util.Optional;

/** An outcome of which a programme aims at more or less, whatever it says itself. */
record AimedOutcome(Outcome of, Aim aim) implements Outcome {

    @Override
    public String name() {
        return of.name();
    }

    @Override
    public Unit unit() {
        return of.unit();
    }

    @Override
    public Outcome aimingAt(Aim newAim) {
        return new AimedOutcome(of, newAim);
    }

    @Override
    public int weeksAhead() {
        return of.weeksAhead();
    }

    @Override
    public List<StateGroup> groups() {
        return of.groups();
    }

    @Override
    public List<String> missingIn(Register register) {
        return of.missingIn(register);
    }

    @Override
    public Optional<String> inWords(Language language) {
        String less = language.either(" (the lower the better)", " (jo lavere, jo bedre)");
        return of.inWords(language).map(words -> aim == Aim.LESS ? words + less : words);
    }

    @Override
    public Optional<String> explanation(Language language) {
        return of.explanation(language);
    }

    @Override
    public Measure in(Register register) {
        return of.in(register);
    }

    @Override
    public Optional<Clause> clause() {
        return of.clause().map(what -> what.with("aim", aim));
    }

    @Override
    public String toString() {
        return of.toString();
    }
}
