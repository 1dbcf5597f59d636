package dk.effekt.study;

import dk.effekt.cohort.Attrition;
import dk.effekt.cohort.Cohort;
import dk.effekt.intervention.Participations;
import dk.effekt.matching.MatchedSample;
import dk.effekt.outcome.OutcomeMatrix;
import dk.effekt.register.Register;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A protocol with the data it is applied to, for a {@link ProtocolCheck}. What is made of both is made once, when asked for. */
public final class StudyData {

    /** What is made when it is first asked for, or why it could not be. */
    private static final class Attempt<T> {

        private final Supplier<T> supplier;
        private Optional<T> made = Optional.empty();
        private Optional<IllegalArgumentException> failure = Optional.empty();

        Attempt(Supplier<T> supplier) {
            this.supplier = supplier;
        }

        synchronized Optional<T> made() {
            if (made.isEmpty() && failure.isEmpty()) {
                try {
                    made = Optional.of(supplier.get());
                } catch (IllegalArgumentException e) {
                    failure = Optional.of(e);
                }
            }
            return made;
        }

        synchronized Optional<IllegalArgumentException> failure() {
            return made().isPresent() ? Optional.empty() : failure;
        }

        T orElseThrow() {
            failure().ifPresent(e -> {
                throw e;
            });
            return made().orElseThrow();
        }
    }

    private final Study study;
    private final Register register;
    private final Participations participations;
    private final Attempt<Cohort> cohort;
    private final Attempt<Comparison> comparison;
    private final Attempt<OutcomeMatrix> outcomes;

    private StudyData(Study study, Register register, Participations participations) {
        this.study = study;
        this.register = register;
        this.participations = participations;
        Attempt<Study> bound = new Attempt<>(() -> study.given(participations));
        this.cohort = new Attempt<>(() -> {
            Study given = bound.orElseThrow();
            given.requireAll(register);
            return given.design()
                    .assemble(
                            register, participations.in(study.intervention()), given.eligible(), study.historyWeeks());
        });
        this.comparison = new Attempt<>(() -> Comparison.of(bound.orElseThrow(), cohort.orElseThrow()));
        this.outcomes = new Attempt<>(() -> {
            Comparison made = comparison.orElseThrow();
            return made.measure(
                    made.cohort(),
                    made.sample(),
                    study.outcomes(),
                    study.design().firstOutcomeWeek(),
                    study.horizon());
        });
    }

    static StudyData of(Study study, Register register, Participations participations) {
        return new StudyData(study, register, participations);
    }

    /** The protocol. */
    public Study study() {
        return study;
    }

    /** Who was in which state. */
    public Register register() {
        return register;
    }

    /** Who took part in what. */
    public Participations participations() {
        return participations;
    }

    /** The person-weeks that are or could be compared; empty if the data lack something that the protocol asks for. */
    public Optional<Cohort> cohort() {
        return cohort.made();
    }

    /** Who is compared with whom, as rows of the cohort; empty if nobody can be. */
    public Optional<MatchedSample> sample() {
        return comparison.made().map(Comparison::sample);
    }

    /** What became of every participation, as far as it came. */
    public Optional<Attrition> attrition() {
        return comparison.made().map(Comparison::attrition).or(() -> cohort().map(Cohort::attrition));
    }

    /** The outcomes of those who are compared, by row of the cohort; NaN for all others. */
    public Optional<OutcomeMatrix> outcomes() {
        return outcomes.made();
    }

    Comparison comparison() {
        return comparison.orElseThrow();
    }

    OutcomeMatrix measured() {
        return outcomes.orElseThrow();
    }

    /** Why there is no comparison, if there is none. */
    Optional<String> whyNot() {
        return Stream.of(comparison.failure(), outcomes.failure())
                .flatMap(Optional::stream)
                .map(e -> String.valueOf(e.getMessage()))
                .findFirst();
    }

    /** One line. */
    @Override
    public String toString() {
        return study.name() + " on " + register;
    }
}
