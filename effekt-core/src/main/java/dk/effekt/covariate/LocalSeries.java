package dk.effekt.covariate;

import dk.effekt.calendar.Week;
import dk.effekt.register.Register;
import java.time.YearMonth;
import java.util.Map;
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
        values = Map.copyOf(copy);
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
