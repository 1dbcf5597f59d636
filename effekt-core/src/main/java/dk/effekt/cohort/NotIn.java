package dk.effekt.cohort;

import dk.effekt.calendar.Week;
import dk.effekt.internal.Suggest;
import dk.effekt.intervention.Participation;
import dk.effekt.intervention.Participations;
import dk.effekt.protocol.Clause;
import dk.effekt.register.Register;
import dk.effekt.register.WeekSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Not in an intervention: not in the last so many weeks, or not yet.
 *
 * @param participations who took part; empty until a study says on which list it is estimated
 * @param lastWeeks how far back it looks; not in any earlier week if empty
 */
record NotIn(Optional<Participations> participations, String intervention, OptionalInt lastWeeks) implements Criterion {

    NotIn {
        if (lastWeeks.isPresent() && (lastWeeks.getAsInt() < 1 || lastWeeks.getAsInt() > RecentWeeks.LONGEST)) {
            throw new IllegalArgumentException(
                    "the last " + lastWeeks.getAsInt() + " weeks; ask for 1 to " + RecentWeeks.LONGEST);
        }
    }

    @Override
    public String name() {
        if (lastWeeks.isEmpty()) {
            return "not yet in " + intervention;
        }
        int weeks = lastWeeks.getAsInt();
        return "not in " + intervention + " in the last " + (weeks == 1 ? "week" : weeks + " weeks");
    }

    @Override
    public List<String> missingIn(Register register) {
        if (participations.isEmpty()) {
            return List.of("'" + name() + "' needs participations, which a study gives it; outside of one say "
                    + "criterion.given(participations)");
        }
        return list().interventions().contains(intervention)
                ? List.of()
                : List.of("'" + name() + "' needs an intervention that the participations lack: "
                        + Suggest.quoted(intervention, list().interventions()));
    }

    @Override
    public Test in(Register register) {
        int end = register.span().end().epochWeek();
        Map<Integer, WeekSet> touched = new HashMap<>();
        for (Participation participation : list().in(intervention)) {
            OptionalInt person = register.find(participation.personId());
            if (person.isPresent()) {
                touched.merge(person.getAsInt(), weeks(participation, end), WeekSet::or);
            }
        }
        WeekSet all = WeekSet.of(register.span());
        return timeline -> all.minus(touched.getOrDefault(timeline.person(), WeekSet.EMPTY));
    }

    private Participations list() {
        return participations.orElseThrow(() -> new IllegalArgumentException(
                "'" + name() + "' was given no participations; say criterion.given(participations)"));
    }

    /** One that has a list keeps it. */
    @Override
    public Criterion given(Participations newParticipations) {
        return new NotIn(Optional.of(participations.orElse(newParticipations)), intervention, lastWeeks);
    }

    @Override
    public Optional<Clause> clause() {
        Clause clause =
                Clause.of(lastWeeks.isEmpty() ? "not-yet-in" : "not-in-last").with("intervention", intervention);
        return participations.isPresent()
                ? Optional.empty()
                : Optional.of(lastWeeks.isEmpty() ? clause : clause.with("weeks", lastWeeks.getAsInt()));
    }

    /** The weeks in which the participation speaks against the person. */
    private WeekSet weeks(Participation participation, int endOfRegister) {
        int end = lastWeeks.isEmpty()
                ? endOfRegister
                : participation
                        .end()
                        .map(day -> Week.of(day).epochWeek() + lastWeeks.getAsInt())
                        .orElse(endOfRegister);
        return WeekSet.ofEpochWeeks(participation.startWeek().epochWeek(), end);
    }

    @Override
    public String toString() {
        return name();
    }
}
