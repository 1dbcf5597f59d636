package dk.effekt.covariate;

import dk.effekt.calendar.Week;
import dk.effekt.protocol.Clause;
import dk.effekt.register.Register;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Days from a birthday to the Monday of time zero's week, negative before it; NaN if the birth date is not known. */
record DaysSinceBirthday(int years) implements Covariate {

    private static final int OLDEST = 120;

    DaysSinceBirthday {
        if (years < 0 || years > OLDEST) {
            throw new IllegalArgumentException("birthday " + years + "; ask for one from 0 to " + OLDEST);
        }
    }

    @Override
    public String name() {
        return "days since birthday " + years;
    }

    @Override
    public List<String> missingIn(Register register) {
        return Covariates.age().missingIn(register);
    }

    @Override
    public Measure in(Register register) {
        return (timeline, week) -> register.traits()
                .birthDate(timeline.person())
                .map(birth -> (double) ChronoUnit.DAYS.between(
                        birth.plusYears(years), Week.ofEpochWeek(week).monday()))
                .orElse(Double.NaN);
    }

    @Override
    public Optional<Clause> clause() {
        return Optional.of(Clause.of("days-since-birthday").with("years", years));
    }

    @Override
    public String toString() {
        return name();
    }
}
