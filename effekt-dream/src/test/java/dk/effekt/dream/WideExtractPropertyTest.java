package dk.effekt.dream;

import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.calendar.Week;
import dk.effekt.calendar.WeekSpan;
import dk.effekt.register.Employment;
import dk.effekt.register.MonthlySeries;
import dk.effekt.register.Register;
import dk.effekt.register.ScopeRule;
import dk.effekt.register.State;
import dk.effekt.register.StateSet;
import dk.effekt.register.Timeline;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** An extract against a model of it that keeps every week of every person in a map. */
class WideExtractPropertyTest {

    private static final int[] CODES = {111, 130, 140, 144, 651, 783, 881, 890};
    private static final String[] BLANKS = {"", "NA", ".", " "};

    /** What a file says, week by week, and the file. */
    private static final class Model {
        final List<Week> weeks = new ArrayList<>();
        final List<YearMonth> months = new ArrayList<>();
        final Map<String, Map<Week, State>> states = new TreeMap<>();
        final Map<String, Map<YearMonth, Double>> ratios = new TreeMap<>();
        final List<YearMonth> monthsOfHours = new ArrayList<>();
        final Map<String, Map<YearMonth, Double>> hours = new TreeMap<>();
        /** Of each column, the first day of its time and the first after it. */
        final List<LocalDate[]> industryTimes = new ArrayList<>();

        final List<LocalDate[]> fundTimes = new ArrayList<>();
        final Map<String, List<String>> industries = new TreeMap<>();
        final Map<String, List<String>> funds = new TreeMap<>();
        final List<String> rows = new ArrayList<>();
        final String header;

        Model(Random random, int persons, int spanWeeks) {
            Week first = Week.of(1991 + random.nextInt(35), 1 + random.nextInt(52));
            StringBuilder names = new StringBuilder("PNR");
            List<String> columns = new ArrayList<>();
            for (int i = 0; i < spanWeeks; i++) {
                Week week = first.plusWeeks(i);
                if (i == 0 || i == spanWeeks - 1 || random.nextInt(8) > 0) {
                    weeks.add(week);
                    columns.add(String.format(Locale.ROOT, "y_%02d%02d", week.year() % 100, week.number()));
                }
            }
            Week last = weeks.get(weeks.size() - 1);
            for (YearMonth m = first.month(); !m.isAfter(last.month()); m = m.plusMonths(1)) {
                if (random.nextInt(5) > 0) {
                    months.add(m);
                    columns.add(String.format(Locale.ROOT, "grad_%d_%02d", m.getYear(), m.getMonthValue()));
                }
            }
            for (YearMonth m = first.month(); !m.isAfter(last.month()); m = m.plusMonths(1)) {
                if (random.nextInt(5) > 0) {
                    monthsOfHours.add(m);
                    columns.add(String.format(Locale.ROOT, "timer_%d_%02d", m.getYear(), m.getMonthValue()));
                }
            }
            for (YearMonth m = first.month(); !m.isAfter(last.month()); m = m.plusMonths(1)) {
                if (random.nextInt(6) > 0) {
                    industryTimes.add(
                            new LocalDate[] {m.atDay(1), m.plusMonths(1).atDay(1)});
                    columns.add(String.format(Locale.ROOT, "branche_%d_%02d", m.getYear(), m.getMonthValue()));
                }
            }
            for (int year = first.year() - 1; year <= last.year(); year++) {
                if (random.nextInt(4) > 0) {
                    fundTimes.add(new LocalDate[] {LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1)});
                    columns.add(String.format(Locale.ROOT, random.nextBoolean() ? "ak%02d" : "ak20%02d", year % 100)
                            .replace("ak20", year < 2000 ? "ak19" : "ak20"));
                }
            }
            List<Integer> order = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                order.add(i);
            }
            Collections.shuffle(order, random);
            order.forEach(i -> names.append(';').append(columns.get(i)));
            header = names.toString();
            for (int p = 0; p < persons; p++) {
                rows.add(row(random, String.format(Locale.ROOT, "61%08d", p), order));
            }
        }

        private String row(Random random, String person, List<Integer> order) {
            List<String> cells = new ArrayList<>();
            Map<Week, State> ofWeeks = new TreeMap<>();
            State state = State.NO_BENEFIT;
            for (Week week : weeks) {
                if (random.nextInt(4) == 0) {
                    state = random.nextBoolean() ? State.NO_BENEFIT : State.ofCode(CODES[random.nextInt(CODES.length)]);
                }
                ofWeeks.put(week, state);
                cells.add(state.isBlank() ? BLANKS[random.nextInt(4)] : state + (random.nextInt(5) == 0 ? ".0" : ""));
            }
            Map<YearMonth, Double> ofMonths = new TreeMap<>();
            for (YearMonth month : months) {
                int percent = random.nextInt(3) == 0 ? 0 : random.nextInt(120);
                if (random.nextBoolean()) {
                    ofMonths.put(month, percent / 100.0);
                    String ratio = String.format(Locale.ROOT, "%.2f", percent / 100.0);
                    cells.add(random.nextBoolean() ? ratio.replace('.', ',') : ratio);
                } else {
                    cells.add(BLANKS[random.nextInt(4)]);
                }
            }
            Map<YearMonth, Double> ofHours = new TreeMap<>();
            for (YearMonth month : monthsOfHours) {
                int hundredths = random.nextInt(3) == 0 ? 14_850 : random.nextInt(20_000);
                if (random.nextInt(3) > 0) {
                    ofHours.put(month, hundredths / 100.0);
                    cells.add(String.format(Locale.ROOT, "%d,%02d", hundredths / 100, hundredths % 100));
                } else {
                    cells.add(BLANKS[random.nextInt(4)]);
                }
            }
            hours.put(person, ofHours);
            industries.put(person, values(random, industryTimes.size(), cells, "471100", "841100", "47.11"));
            funds.put(person, values(random, fundTimes.size(), cells, "26", "7"));
            states.put(person, ofWeeks);
            ratios.put(person, ofMonths);
            StringBuilder text = new StringBuilder(person);
            order.forEach(i -> text.append(';').append(cells.get(i)));
            return text.toString();
        }

        /** Values for columns, blank for none, which often repeat the one before. */
        private static List<String> values(Random random, int columns, List<String> cells, String... levels) {
            List<String> values = new ArrayList<>();
            for (int i = 0; i < columns; i++) {
                boolean repeats = i > 0 && random.nextInt(3) > 0;
                String value = repeats
                        ? values.get(i - 1)
                        : random.nextInt(3) == 0 ? "" : levels[random.nextInt(levels.length)];
                values.add(value);
                cells.add(
                        value.isEmpty()
                                ? BLANKS[random.nextInt(4)]
                                : value + (value.indexOf('.') < 0 && random.nextInt(5) == 0 ? ".0" : ""));
            }
            return values;
        }

        static Optional<String> on(LocalDate day, List<LocalDate[]> times, List<String> values) {
            for (int i = 0; i < times.size(); i++) {
                if (!day.isBefore(times.get(i)[0]) && day.isBefore(times.get(i)[1])) {
                    return Optional.of(values.get(i)).filter(value -> !value.isEmpty());
                }
            }
            return Optional.empty();
        }

        State state(String person, Week week) {
            return states.get(person).getOrDefault(week, State.NOT_OBSERVED);
        }

        Employment employment(String person, Week week) {
            return !months.contains(week.month())
                    ? Employment.NOT_OBSERVED
                    : ratios.get(person).getOrDefault(week.month(), 0.0) > 0
                            ? Employment.EMPLOYED
                            : Employment.NOT_EMPLOYED;
        }

        Register read(List<String> inOrder) {
            List<String> lines = new ArrayList<>(List.of(header));
            lines.addAll(inOrder);
            return Dream.reader()
                    .withScope(ScopeRule.EVERY_BLANK_IN_SCOPE)
                    .withMissingWeeks(MissingWeeks.NOT_OBSERVED)
                    .read(new ByteArrayInputStream(Given.bytes(lines.toArray(String[]::new))), "dream.csv");
        }
    }

    @Property(tries = 200)
    void every_week_is_read_as_it_stands(
            @ForAll Random random,
            @ForAll @IntRange(min = 1, max = 6) int persons,
            @ForAll @IntRange(min = 1, max = 140) int weeks) {
        Model model = new Model(random, persons, weeks);
        Register register = model.read(model.rows);

        assertThat(register.report().rowsKept()).isEqualTo(persons);
        StateSet aid = StateSet.ofCodes("aid", 130, 140);
        WeekSpan span = WeekSpan.of(model.weeks.get(0).minusWeeks(2), weeks + 4);
        for (String person : model.states.keySet()) {
            Timeline timeline = Given.timeline(register, person);
            int onAid = 0;
            for (Week week = span.start(); week.isBefore(span.end()); week = week.plusWeeks(1)) {
                State state = model.state(person, week);
                assertThat(timeline.stateAt(week)).as("%s", week).isEqualTo(state);
                onAid += state.code() == 130 || state.code() == 140 ? 1 : 0;
                if (register.span().contains(week)) {
                    assertThat(timeline.employmentAt(week)).as("%s", week).isEqualTo(model.employment(person, week));
                }
            }
            assertThat(timeline.weeksIn(aid, span)).isEqualTo(onAid);
            model.ratios
                    .get(person)
                    .forEach((month, ratio) -> assertThat(timeline.monthly(MonthlySeries.EMPLOYMENT_RATIO, month))
                            .hasValue(ratio));
            for (YearMonth month : model.monthsOfHours) {
                Double hours = model.hours.get(person).get(month);
                assertThat(timeline.monthly(MonthlySeries.PAID_HOURS, month))
                        .as("%s", month)
                        .isEqualTo(hours == null ? OptionalDouble.empty() : OptionalDouble.of(hours));
            }
            YearMonth end = register.span().end().minusWeeks(1).month().plusMonths(1);
            for (YearMonth month = span.start().plusWeeks(2).month();
                    month.isBefore(end);
                    month = month.plusMonths(1)) {
                assertThat(Double.isNaN(timeline.sum(MonthlySeries.PAID_HOURS, month, month.plusMonths(1))))
                        .as("%s", month)
                        .isEqualTo(!model.monthsOfHours.contains(month));
            }
        }
    }

    @Property(tries = 200)
    void every_day_of_a_trait_is_read_as_it_stands(
            @ForAll Random random,
            @ForAll @IntRange(min = 1, max = 5) int persons,
            @ForAll @IntRange(min = 1, max = 140) int weeks) {
        Model model = new Model(random, persons, weeks);
        Register register = model.read(model.rows);

        LocalDate first = register.span().start().monday().minusYears(2);
        LocalDate last = register.span().end().monday().plusYears(2);
        for (String person : model.states.keySet()) {
            int number = Given.person(register, person);
            for (LocalDate day = first; day.isBefore(last); day = day.plusDays(1)) {
                if (!model.industryTimes.isEmpty()) {
                    assertThat(register.trait("industry").on(number, day))
                            .as("%s", day)
                            .isEqualTo(Model.on(day, model.industryTimes, model.industries.get(person)));
                }
                if (!model.fundTimes.isEmpty()) {
                    assertThat(register.trait("unemployment fund").on(number, day))
                            .as("%s", day)
                            .isEqualTo(Model.on(day, model.fundTimes, model.funds.get(person)));
                }
            }
        }
    }

    @Property(tries = 100)
    void the_order_of_rows_makes_no_difference(
            @ForAll Random random, @ForAll @IntRange(min = 1, max = 30) int persons) {
        Model model = new Model(random, persons, 30);
        List<String> shuffled = new ArrayList<>(model.rows);
        Collections.shuffle(shuffled, random);

        Register one = model.read(model.rows);
        Register other = model.read(shuffled);

        assertThat(other.fingerprint()).isEqualTo(one.fingerprint());
        for (int person = 0; person < one.size(); person++) {
            assertThat(other.personId(person)).isEqualTo(one.personId(person));
            assertThat(other.timeline(person).spells())
                    .isEqualTo(one.timeline(person).spells());
        }
    }
}
