package dk.effekt.covariate;

import dk.effekt.calendar.Week;
import dk.effekt.protocol.Clause;
import dk.effekt.register.Register;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is known of a person's municipality in the month before time zero.
 *
 * @param values by municipality and month
 */
record LocalSeries(String name, Map<Integer, Map<YearMonth, Double>> values) implements Covariate {

    LocalSeries {
        Map<Integer, Map<YearMonth, Double>> copy = new TreeMap<>();
        values.forEach((municipality, series) -> copy.put(municipality, Map.copyOf(series)));
        copy.forEach((municipality, series) -> series.forEach((month, value) -> {
            if (value.isInfinite()) {
                throw new IllegalArgumentException("'" + name + "' of municipality " + municipality + " in " + month
                        + " is " + value + "; it is finite, or NaN where it is not known");
            }
        }));
        values = Map.copyOf(copy);
    }

    @Override
    public Optional<Clause> clause() {
        List<Clause> series = new TreeMap<>(values)
                .entrySet().stream()
                        .map(one -> municipality(one.getKey(), new TreeMap<>(one.getValue())))
                        .toList();
        return Optional.of(Clause.of("of-municipality").with("name", name).with("series", series));
    }

    private static Clause municipality(int code, Map<YearMonth, Double> series) {
        // What is not known of a month is as if the month were not there.
        series.values().removeIf(value -> value.isNaN());
        return Clause.of("municipality")
                .with("code", code)
                .with(
                        "months",
                        series.keySet().stream().map(YearMonth::toString).toList())
                .with("values", List.copyOf(series.values()));
    }

    @Override
    public Measure in(Register register) {
        return (timeline, week) -> {
            YearMonth month = Week.ofEpochWeek(week).month().minusMonths(1);
            return values.getOrDefault(register.traits().municipality(timeline.person()), Map.of())
                    .getOrDefault(month, Double.NaN);
        };
    }

    @Override
    public String toString() {
        return name;
    }
}
