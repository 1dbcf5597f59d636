package dk.effekt.covariate;

import dk.effekt.input.Place;
import dk.effekt.internal.Suggest;
import dk.effekt.protocol.Clause;
import dk.effekt.register.DatedTrait;
import dk.effekt.register.Register;
import java.util.List;
import java.util.Optional;

/** Covariates that rest on a {@link DatedTrait}, as known on the eve of time zero's week. */
final class OfTrait {

    private OfTrait() {}

    private static List<String> missing(String covariate, String trait, Register register) {
        return register.traitNames().contains(trait)
                ? List.of()
                : List.of("'" + covariate
                        + "' needs a trait that is joined with Register.with; the register has none named "
                        + Suggest.quoted(trait, register.traitNames()));
    }

    /** The number of the value, from 1 in the order of the levels; 0 if none is known. */
    record Level(String trait) implements Covariate {

        private static final String UNKNOWN = "unknown";

        @Override
        public String name() {
            return "trait " + trait;
        }

        @Override
        public Scale scale() {
            return Scale.CATEGORICAL;
        }

        @Override
        public String level(Register register, double value) {
            return value == 0 ? UNKNOWN : register.trait(trait).levels().get((int) value - 1);
        }

        @Override
        public List<String> missingIn(Register register) {
            return missing(name(), trait, register);
        }

        @Override
        public Measure in(Register register) {
            DatedTrait known = register.trait(trait);
            return (timeline, week) -> known.levelBefore(timeline.person(), week) - DatedTrait.NOT_KNOWN;
        }

        @Override
        public Optional<Clause> clause() {
            return Optional.of(Clause.of("trait").with("name", trait));
        }

        @Override
        public String toString() {
            return name();
        }
    }

    /** The value as a number; NaN if none is known. */
    record Amount(String trait) implements Covariate {

        @Override
        public String name() {
            return "trait " + trait + " as number";
        }

        @Override
        public List<String> missingIn(Register register) {
            List<String> missing = missing(name(), trait, register);
            return missing.isEmpty()
                    ? register.trait(trait).notNumbers().stream()
                            .limit(1)
                            .map(level -> "'" + name() + "' needs numbers, and '" + Place.mask(level)
                                    + "' is none; correct the file, or take its values with Covariates.trait")
                            .toList()
                    : missing;
        }

        @Override
        public Measure in(Register register) {
            DatedTrait known = register.trait(trait);
            return (timeline, week) -> known.numberBefore(timeline.person(), week);
        }

        @Override
        public Optional<Clause> clause() {
            return Optional.of(Clause.of("trait-number").with("name", trait));
        }

        @Override
        public String toString() {
            return name();
        }
    }
}
