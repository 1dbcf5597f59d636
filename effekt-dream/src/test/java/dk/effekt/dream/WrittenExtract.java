package dk.effekt.dream;

import dk.effekt.calendar.Week;
import dk.effekt.register.Register;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Writes an extract in each of the forms, in all the ways in which a form can be written. */
final class WrittenExtract {

    private static final String TRAITS = ";KOEN;FOEDSELSDATO;HERKOMST;KOMMUNE";
    private static final String NO_TRAITS = ";;;;";

    private final AnyExtract extract;
    private final Random random;
    private final List<String> lines = new ArrayList<>();
    private final Map<String, Week> named = new HashMap<>();

    /**
     * A table.
     *
     * @param lines the header and the rows
     * @param named for each person's number the first week of a row that names the municipality
     */
    record Table(List<String> lines, Map<String, Week> named) {}

    private WrittenExtract(AnyExtract extract, Random random) {
        this.extract = extract;
        this.random = random;
    }

    /** One row per person. */
    static List<String> wide(AnyExtract extract, Random random) {
        return new WrittenExtract(extract, random).wide();
    }

    /** One row per person and week with a code, and some for weeks without, so that each person and week is named. */
    static Table longTable(AnyExtract extract, Random random) {
        return new WrittenExtract(extract, random).longTable();
    }

    /** One row per person and period, some cut in two, overlapping or without an end. */
    static Table periods(AnyExtract extract, PeriodEnd end, Random random) {
        return new WrittenExtract(extract, random).periods(end);
    }

    static Register read(DreamReader reader, List<String> lines) {
        return reader.read(new ByteArrayInputStream(Given.bytes(lines.toArray(String[]::new))), "dream.csv");
    }

    private List<String> wide() {
        StringBuilder header = new StringBuilder("PNR" + TRAITS);
        for (int w = 0; w < extract.weeks(); w++) {
            header.append(extract.missing().contains(w) ? "" : ";y_" + yyww(extract.week(w)));
        }
        extract.months().forEach(month -> header.append(month(";timer_%d_%02d", month)));
        extract.months().forEach(month -> header.append(month(";branche_%d_%02d", month)));
        for (AnyExtract.Person person : extract.persons()) {
            StringBuilder row = new StringBuilder(person.number() + ";" + AnyExtract.traitCells(person.traits()));
            for (int w = 0; w < extract.weeks(); w++) {
                row.append(extract.missing().contains(w) ? "" : ";" + code(person.codes()[w]));
            }
            for (int m = 0; m < extract.months().size(); m++) {
                int hours = person.month(m).hours();
                row.append(';')
                        .append(hours < 0 ? code(0) : String.format(Locale.ROOT, "%d,%02d", hours / 100, hours % 100));
            }
            for (int m = 0; m < extract.months().size(); m++) {
                String industry = person.month(m).industry();
                row.append(';').append(industry.isEmpty() ? code(0) : industry);
            }
            lines.add(row.toString());
        }
        return below(header.toString());
    }

    private Table longTable() {
        int way = random.nextInt(3);
        for (int w = 0; w < extract.weeks(); w++) {
            if (!extract.missing().contains(w)) {
                int week = w;
                boolean nobody = extract.persons().stream().allMatch(person -> person.codes()[week] == 0);
                for (AnyExtract.Person person : extract.persons()) {
                    boolean isFirst = person == extract.persons().get(0);
                    boolean isNamed = person.codes()[w] != 0 || nobody && isFirst || w == 0 && hasNoCodeToWrite(person);
                    if (isNamed || random.nextInt(5) == 0) {
                        add(person, extract.week(w), time(extract.week(w), way), code(person.codes()[w]));
                    }
                }
            }
        }
        List<String> table = below("PNR" + TRAITS + (way == 0 ? ";AAR;UGE" : way == 1 ? ";UGE" : ";DATO") + ";KODE");
        return new Table(table, named);
    }

    /** A code in a week that the table lacks names nobody. */
    private boolean hasNoCodeToWrite(AnyExtract.Person person) {
        return IntStream.range(0, extract.weeks())
                .allMatch(week -> extract.missing().contains(week) || person.codes()[week] == 0);
    }

    private Table periods(PeriodEnd end) {
        for (AnyExtract.Person person : extract.persons()) {
            if (person.hasNoCode() || person == extract.persons().get(0)) {
                // Names the person and, in the first, all weeks of the extract.
                add(person, extract.first(), period(0, extract.weeks(), end, false), "");
            }
            int from = 0;
            while (from < extract.weeks()) {
                int to = from;
                while (to < extract.weeks() && person.codes()[to] == person.codes()[from]) {
                    to++;
                }
                if (person.codes()[from] != 0) {
                    int cut = from + random.nextInt(to - from);
                    add(
                            person,
                            extract.week(from),
                            period(from, to, end, to == extract.weeks() && random.nextBoolean()),
                            code(person.codes()[from]));
                    if (cut > from) {
                        add(person, extract.week(cut), period(cut, to, end, false), code(person.codes()[from]));
                    }
                }
                from = to;
            }
        }
        return new Table(below("PNR" + TRAITS + ";FRA;TIL;KODE"), named);
    }

    private void add(AnyExtract.Person person, Week first, String time, String code) {
        // What is known stands at least in the person's first row.
        boolean known = lines.stream().anyMatch(line -> line.startsWith(person.number()));
        boolean silent = known && random.nextInt(3) == 0;
        String traits = silent ? NO_TRAITS : ";" + AnyExtract.traitCells(person.traits());
        if (!silent && person.traits().municipality() != 0) {
            named.merge(person.number(), first, (a, b) -> a.isBefore(b) ? a : b);
        }
        lines.add(person.number() + traits + ";" + time + ";" + code);
    }

    private List<String> below(String header) {
        if (random.nextBoolean()) {
            Collections.shuffle(lines, random);
        } else if (random.nextBoolean()) {
            Collections.sort(lines);
        }
        lines.add(0, header);
        return lines;
    }

    private String code(int code) {
        return code == 0
                ? List.of("", "NA", ".", " ").get(random.nextInt(4))
                : code + (random.nextInt(5) == 0 ? ".0" : "");
    }

    private String time(Week week, int way) {
        return switch (way) {
            case 0 -> (random.nextBoolean() ? week.year() : week.year() % 100) + ";" + week.number();
            case 1 -> week(week);
            default -> date(week.monday().plusDays(random.nextInt(7)));
        };
    }

    private String period(int from, int to, PeriodEnd end, boolean open) {
        Week first = extract.week(from);
        Week last = extract.week(to - 1);
        if (random.nextBoolean()) {
            Week shown = end == PeriodEnd.INCLUSIVE ? last : last.plusWeeks(1);
            return week(first) + ";" + (open ? "" : week(shown));
        }
        LocalDate start = first.monday().plusDays(random.nextInt(7));
        LocalDate earliest = start.isAfter(last.monday()) ? start : last.monday();
        long daysLeft = last.monday().plusDays(7).toEpochDay() - earliest.toEpochDay();
        LocalDate lastDay = earliest.plusDays(random.nextInt((int) daysLeft));
        LocalDate shown = end == PeriodEnd.INCLUSIVE ? lastDay : lastDay.plusDays(1);
        return date(start) + ";" + (open ? "" : date(shown));
    }

    private String week(Week week) {
        String yyww = yyww(week);
        return switch (random.nextInt(6)) {
            case 0 -> yyww;
            case 1 -> yyww.startsWith("0") ? yyww.substring(1) : yyww;
            case 2 -> "y_" + yyww;
            case 3 -> String.format(Locale.ROOT, "%d%02d", week.year(), week.number());
            case 4 -> week.toString();
            default -> week.toString().replace("-", "");
        };
    }

    private String date(LocalDate date) {
        return random.nextBoolean()
                ? date.toString()
                : String.format(
                        Locale.ROOT, "%02d-%02d-%d", date.getDayOfMonth(), date.getMonthValue(), date.getYear());
    }

    private static String month(String form, YearMonth month) {
        return String.format(Locale.ROOT, form, month.getYear(), month.getMonthValue());
    }

    private static String yyww(Week week) {
        return String.format(Locale.ROOT, "%02d%02d", week.year() % 100, week.number());
    }
}
