package dk.effekt.covariate;

import dk.effekt.protocol.Clause;
import dk.effekt.protocol.Language;
import dk.effekt.register.Register;
import dk.effekt.register.StateGroup;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A number in bands, each from one limit to below the next.
 *
 * @param of the number
 * @param from the limits, ascending
 */
record Bands(Covariate of, List<Double> from) implements Covariate {

    Bands {
        from = List.copyOf(from);
        if (of.scale() != Scale.NUMERIC) {
            throw new IllegalArgumentException("'" + of.name() + "' is categories already, and has no bands");
        }
        if (from.isEmpty()) {
            throw new IllegalArgumentException("bands of '" + of.name() + "' need a limit, such as 25");
        }
        for (int i = 0; i < from.size(); i++) {
            if (!Double.isFinite(from.get(i)) || (i > 0 && from.get(i) <= from.get(i - 1))) {
                throw new IllegalArgumentException("the limits of bands of '" + of.name() + "' must ascend: " + from);
            }
        }
    }

    @Override
    public String name() {
        return of.name() + " in bands";
    }

    @Override
    public Scale scale() {
        return Scale.CATEGORICAL;
    }

    @Override
    public String level(double value) {
        int band = (int) value;
        if (band == 0) {
            return "below " + text(0);
        }
        return band == from.size() ? text(band - 1) + " and over" : text(band - 1) + " to below " + text(band);
    }

    private String text(int limit) {
        double value = from.get(limit);
        return value == Math.rint(value) ? String.format(Locale.ROOT, "%.0f", value) : Double.toString(value);
    }

    @Override
    public int historyWeeks() {
        return of.historyWeeks();
    }

    @Override
    public List<Covariate> parts() {
        return List.of(of);
    }

    @Override
    public Optional<String> inWords(Language language) {
        String limits = language.and(from.stream().map(language::number).toList());
        return of.inWords(language)
                .map(words -> words + language.either(" (divided at ", " (opdelt ved ") + limits + ")");
    }

    @Override
    public Optional<String> explanation(Language language) {
        return of.explanation(language);
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
    public Measure in(Register register) {
        Measure measure = of.in(register);
        return (timeline, week) -> {
            double value = measure.at(timeline, week);
            if (Double.isNaN(value)) {
                return value;
            }
            int band = 0;
            while (band < from.size() && value >= from.get(band)) {
                band++;
            }
            return band;
        };
    }

    @Override
    public Optional<Clause> clause() {
        return of.clause().map(number -> Clause.of("bands").with("of", number).with("from", from));
    }

    @Override
    public String toString() {
        return name() + " from " + from;
    }
}
