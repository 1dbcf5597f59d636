package dk.effekt.covariate;

import dk.effekt.calendar.Week;
import dk.effekt.protocol.Clause;
import dk.effekt.register.Register;
import java.util.Optional;

/** The calendar year of time zero. */
record StartYear() implements Covariate {

    @Override
    public String name() {
        return "start year";
    }

    @Override
    public Scale scale() {
        return Scale.CATEGORICAL;
    }

    @Override
    public Measure in(Register register) {
        return (timeline, week) -> Week.ofEpochWeek(week).thursday().getYear();
    }

    @Override
    public Optional<Clause> clause() {
        return Optional.of(Clause.of("start-year"));
    }
}
