package dk.effekt.sroi.purse;

import dk.effekt.input.DataException;
import dk.effekt.input.Reason;
import dk.effekt.internal.CsvLine;
import dk.effekt.internal.Suggest;
import dk.effekt.internal.TextTable;
import dk.effekt.register.StateGroup;
import dk.effekt.sroi.Factor;
import dk.effekt.sroi.internal.CsvTable;
import dk.effekt.sroi.internal.Format;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Rates of benefits by year, each with its source. A year that is missing stays missing: nothing is interpolated, uprated or
 * taken from the year before. Immutable.
 *
 * <pre>{@code
 * BenefitRates rates = BenefitRates.danish()
 *         .with(BenefitRate.perMonth("educational-assistance", "away from home", 2025, 6_900, "the municipality's list"));
 * rates.rate(EDUCATIONAL_ASSISTANCE, "away from home", 2024).aWeek();     // 1,558.62 kr
 * }</pre>
 */
public final class BenefitRates {

    private static final List<String> COLUMNS =
            List.of("year", "benefit", "variant", "kroner", "per", "source", "status");
    private static final String DANISH = "benefit-rates.csv";

    /** What a rate is of; there is one of each. */
    private record Key(String benefit, String variant, int year) {

        static Key of(BenefitRate rate) {
            return new Key(rate.benefit(), rate.variant(), rate.year());
        }
    }

    private final Map<Key, BenefitRate> rates;

    private BenefitRates(Map<Key, BenefitRate> rates) {
        this.rates = rates;
    }

    /**
     * Danish rates before tax, 2015 to 2026 with gaps: educational assistance, cash assistance, unemployment and sickness benefit,
     * education grant. {@link #table()} shows each with its source and how well it is established; several are inferred, some not
     * verified. None of the cash assistance system of July 2025 is here, because its rates were not established.
     */
    public static BenefitRates danish() {
        return Danish.RATES;
    }

    /** Read when first asked for. */
    private static final class Danish {

        static final BenefitRates RATES = read();

        private static BenefitRates read() {
            try (InputStream in = Objects.requireNonNull(BenefitRates.class.getResourceAsStream(DANISH), DANISH)) {
                return parseCsv(DANISH, new String(in.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + DANISH + " from effekt's own jar", e);
            }
        }
    }

    /**
     * Own rates alone.
     *
     * @throws IllegalArgumentException if there are two of one benefit, variant and year
     */
    public static BenefitRates of(BenefitRate... rates) {
        return of(Arrays.asList(rates));
    }

    /** As {@link #of(BenefitRate...)}. */
    public static BenefitRates of(Collection<BenefitRate> rates) {
        Map<Key, BenefitRate> all = new LinkedHashMap<>();
        for (BenefitRate rate : rates) {
            if (all.putIfAbsent(Key.of(rate), rate) != null) {
                throw new IllegalArgumentException("two rates of '" + rate.benefit() + "', '" + rate.variant() + "', "
                        + rate.year() + "; keep one");
            }
        }
        return new BenefitRates(all);
    }

    /**
     * Reads rates with the columns {@code year, benefit, variant, kroner, per, source, status}, in any order, separated by commas or,
     * with decimal commas, by semicolons. {@code per} is {@code month} or {@code week}, {@code status} one of {@link SourceStatus}.
     *
     * @throws DataException naming line and column, if the text is anything else
     */
    public static BenefitRates fromCsv(String csv) {
        return parseCsv("rates", csv);
    }

    /**
     * Reads a file as {@link #fromCsv}; it must be UTF-8.
     *
     * @throws IOException if the file cannot be read
     */
    public static BenefitRates readCsv(Path file) throws IOException {
        return of(CsvTable.read(file, COLUMNS));
    }

    private static BenefitRates parseCsv(String name, String csv) {
        return of(CsvTable.parse(name, csv, COLUMNS));
    }

    private static BenefitRates of(List<CsvTable.Row> rows) {
        Map<Key, BenefitRate> all = new LinkedHashMap<>();
        for (CsvTable.Row row : rows) {
            BenefitRate rate;
            try {
                rate = new BenefitRate(
                        row.text("benefit"),
                        row.text("variant"),
                        row.year("year"),
                        row.kroner("kroner"),
                        row.choice("per", BenefitRate.Per.class),
                        row.text("source"),
                        row.choice("status", SourceStatus.class),
                        Factor.NONE);
            } catch (IllegalArgumentException refused) {
                throw row.wrong(Reason.UNKNOWN_VALUE, "", String.valueOf(refused.getMessage()), "");
            }
            if (all.putIfAbsent(Key.of(rate), rate) != null) {
                throw row.wrong(
                        Reason.CONTRADICTORY,
                        "",
                        "a second rate of '" + rate.benefit() + "', '" + rate.variant() + "', " + rate.year(),
                        "Keep one.");
            }
        }
        return new BenefitRates(all);
    }

    /** These with others, which take the place of those of the same benefit, variant and year. */
    public BenefitRates with(BenefitRate... others) {
        return with(of(others));
    }

    /** As {@link #with(BenefitRate...)}: a table of your own on top of this one. */
    public BenefitRates with(BenefitRates others) {
        Map<Key, BenefitRate> all = new LinkedHashMap<>(rates);
        all.putAll(others.rates);
        return new BenefitRates(all);
    }

    /** All rates, in the order given. */
    public List<BenefitRate> rates() {
        return List.copyOf(rates.values());
    }

    /** The rates of a benefit alone, for {@link #table()}. */
    public BenefitRates only(StateGroup benefit) {
        requireBenefit(benefit.name());
        return of(rates.values().stream()
                .filter(rate -> rate.benefit().equals(benefit.name()))
                .toList());
    }

    /** As {@link #rate(String, String, int)}, of the group's name. */
    public BenefitRate rate(StateGroup benefit, String variant, int year) {
        return rate(benefit.name(), variant, year);
    }

    /**
     * The rate of a benefit in a year.
     *
     * @param variant who gets so much, such as {@code away from home}; {@link #table()} has those there are
     * @throws IllegalArgumentException if there is none, with those there are
     */
    public BenefitRate rate(String benefit, String variant, int year) {
        BenefitRate rate = rates.get(new Key(benefit, variant, year));
        if (rate != null) {
            return rate;
        }
        requireBenefit(benefit);
        Set<String> variants = rates.keySet().stream()
                .filter(key -> key.benefit().equals(benefit))
                .map(Key::variant)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!variants.contains(variant)) {
            throw new IllegalArgumentException("no variant of '" + benefit + "' called "
                    + Suggest.nearest(variant, variants)
                            .map(near -> "'" + variant + "'; did you mean '" + near + "'?")
                            .orElse("'" + variant + "'; there are '" + String.join("', '", variants) + "'"));
        }
        String years = rates.keySet().stream()
                .filter(key -> key.benefit().equals(benefit) && key.variant().equals(variant))
                .map(key -> String.valueOf(key.year()))
                .sorted()
                .collect(Collectors.joining(", "));
        throw new IllegalArgumentException("no rate of '" + benefit + "', '" + variant + "' for " + year
                + "; there are "
                + years + ", and no other year is taken for it. Add it: rates.with(BenefitRate.perMonth(\"" + benefit
                + "\", \"" + variant + "\", " + year + ", kroner, \"source\"))");
    }

    private void requireBenefit(String benefit) {
        Set<String> benefits = rates.keySet().stream().map(Key::benefit).collect(Collectors.toCollection(TreeSet::new));
        if (!benefits.contains(benefit)) {
            throw new IllegalArgumentException("no rate of a benefit called " + Suggest.quoted(benefit, benefits));
        }
    }

    /** A line for each rate with its source, by benefit and variant; within 80 columns. */
    public String table() {
        StringBuilder text = new StringBuilder();
        Map<List<String>, List<BenefitRate>> groups = rates.values().stream()
                .collect(Collectors.groupingBy(
                        rate -> List.of(rate.benefit(), rate.variant()), LinkedHashMap::new, Collectors.toList()));
        groups.forEach((name, ofName) -> {
            text.append(text.isEmpty() ? "" : "\n");
            text.append(Format.wrapped(List.of(name.get(0) + ", " + name.get(1) + ", kr before tax")));
            TextTable table = TextTable.of("source", "year", "month", "week", "status");
            ofName.stream()
                    .sorted((a, b) -> Integer.compare(a.year(), b.year()))
                    .forEach(rate -> table.add(
                            rate.source(),
                            String.valueOf(rate.year()),
                            rate.per() == BenefitRate.Per.MONTH ? PurseText.kroner(rate.kroner()) : "",
                            String.format(Locale.ROOT, "%,.2f", rate.aWeek()),
                            rate.status().toString()));
            text.append(table.fitting(Format.WIDTH));
        });
        return text.toString();
    }

    /** All rates as {@link #fromCsv} reads them; what is uncertain of a rate is not written. */
    public String toCsv() {
        StringBuilder text = new StringBuilder(CsvLine.of(COLUMNS));
        for (BenefitRate rate : rates.values()) {
            text.append(CsvLine.of(
                    String.valueOf(rate.year()),
                    rate.benefit(),
                    rate.variant(),
                    PurseText.plain(rate.kroner()),
                    rate.per().toString(),
                    rate.source(),
                    rate.status().toString()));
        }
        return text.toString();
    }

    /** {@code 85 rates of 5 benefits, 2015 to 2026}. */
    @Override
    public String toString() {
        List<Integer> years =
                rates.keySet().stream().map(Key::year).distinct().sorted().toList();
        long benefits = rates.keySet().stream().map(Key::benefit).distinct().count();
        return years.isEmpty()
                ? "no rates"
                : rates.size() + " rates of " + benefits + (benefits == 1 ? " benefit, " : " benefits, ") + years.get(0)
                        + " to " + years.get(years.size() - 1);
    }
}
