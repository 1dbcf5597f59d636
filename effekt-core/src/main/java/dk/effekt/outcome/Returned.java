package dk.effekt.outcome;

import dk.effekt.calendar.FollowUp;
import dk.effekt.protocol.Clause;
import dk.effekt.register.Register;
import dk.effekt.register.SpellRule;
import dk.effekt.register.StateGroup;
import dk.effekt.register.StateSet;
import dk.effekt.register.Timeline;
import dk.effekt.register.WeekSet;
import java.util.List;
import java.util.Optional;

/** By each week, whether a person has come back to a benefit soon after a spell of it that ended since the start. */
record Returned(StateGroup benefit, FollowUp within, SpellRule rule) implements Outcome {

    @Override
    public String name() {
        return "back-on-" + benefit + "-within-" + within.months() + (within.months() == 1 ? "-month" : "-months")
                + Exit.suffix(rule);
    }

    @Override
    public Unit unit() {
        return Unit.SHARE;
    }

    @Override
    public Aim aim() {
        return Aim.LESS;
    }

    @Override
    public List<StateGroup> groups() {
        return List.of(benefit);
    }

    @Override
    public Measure in(Register register) {
        StateSet set = benefit.in(register.codebook());
        Known known = Known.of(register, groups());
        return (timeline, start, into) -> {
            // A spell that ends with the week before the start has its first week without the benefit in week 0.
            int until = known.until(timeline, start - 1);
            int back = back(timeline.spells(set, rule), start);
            for (int k = 0; k < into.length; k++) {
                into[k] = start + k >= until ? Double.NaN : back <= start + k ? 1 : 0;
            }
        };
    }

    private int back(WeekSet spells, int start) {
        for (int i = 1; i < spells.spanCount(); i++) {
            int left = spells.end(i - 1);
            if (left >= start && spells.start(i) - left <= within.weeks()) {
                return spells.start(i);
            }
        }
        return Timeline.NEVER;
    }

    @Override
    public Optional<Clause> clause() {
        return Optional.of(Clause.of("returned")
                .with("benefit", benefit.clause())
                .with("withinMonths", within.months())
                .with("rule", rule));
    }

    @Override
    public String toString() {
        return name();
    }
}
