package dk.effekt.sroi.purse;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.effekt.input.DataException;
import dk.effekt.input.Reason;
import dk.effekt.internal.Choices;
import dk.effekt.internal.CsvLine;
import dk.effekt.internal.JsonFields;
import dk.effekt.internal.Suggest;
import dk.effekt.internal.TextTable;
import dk.effekt.sroi.Factor;
import dk.effekt.sroi.Quantity;
import dk.effekt.sroi.internal.CsvTable;
import dk.effekt.sroi.internal.Format;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What services cost each payer, as in the consequences of the Danish SØM: a change in quantity times a price per payer, net of what
 * others refund. No price comes with effekt, because none was found that is both public and checked; a municipality fills the book
 * with its own, or with those that SØM's users have. Immutable.
 *
 * <pre>{@code
 * PriceBook book = PriceBook.readCsv(Path.of("prices.csv"));
 * purse.and(book.consequence("GP visit", Quantity.stated(0.8, Basis.PER_PARTICIPANT, "survey")));
 * }</pre>
 */
public final class PriceBook {

    private static final String DOCUMENT = "price book";
    private static final String VERSION_FIELD = "effektPriceBook";
    private static final int VERSION = 1;
    private static final List<String> COLUMNS =
            List.of("service", "unit", "payer", "kroner", "price_year", "source", "status");

    /** What a price is of; there is one of each. */
    private record Key(String service, Payer payer) {

        static Key of(Price price) {
            return new Key(price.service(), price.payer());
        }
    }

    private final Map<Key, Price> prices;

    private PriceBook(Map<Key, Price> prices) {
        this.prices = prices;
    }

    /** A book without prices. */
    public static PriceBook empty() {
        return of();
    }

    /**
     * A book of prices.
     *
     * @throws IllegalArgumentException if there are two of one service and payer, or a service is counted in two units
     */
    public static PriceBook of(Price... prices) {
        return of(Arrays.asList(prices));
    }

    /** As {@link #of(Price...)}. */
    public static PriceBook of(Collection<Price> prices) {
        Map<Key, Price> all = new LinkedHashMap<>();
        for (Price price : prices) {
            if (all.putIfAbsent(Key.of(price), price) != null) {
                throw new IllegalArgumentException(
                        "two prices of '" + price.service() + "' for the " + price.payer() + "; keep one");
            }
        }
        return checked(all);
    }

    private static PriceBook checked(Map<Key, Price> all) {
        Map<String, Price> first = new LinkedHashMap<>();
        for (Price price : all.values()) {
            Price other = first.putIfAbsent(price.service(), price);
            if (other != null && !other.unit().equals(price.unit())) {
                throw new IllegalArgumentException(
                        "'" + price.service() + "' costs the " + other.payer() + " so much per " + other.unit()
                                + ", the " + price.payer() + " per " + price.unit() + "; count both in one unit");
            }
        }
        return new PriceBook(all);
    }

    /**
     * Reads prices with the columns {@code service, unit, payer, kroner, price_year, source, status}, in any order, separated by commas
     * or, with decimal commas, by semicolons. {@code payer} is one of {@link Payer}, {@code status} one of {@link SourceStatus}.
     *
     * @throws DataException naming line and column, if the text is anything else
     * @throws IllegalArgumentException if a service is counted in two units
     */
    public static PriceBook fromCsv(String csv) {
        return read(CsvTable.parse("prices", csv, COLUMNS));
    }

    /**
     * Reads a file as {@link #fromCsv}; it must be UTF-8.
     *
     * @throws IOException if the file cannot be read
     */
    public static PriceBook readCsv(Path file) throws IOException {
        return read(CsvTable.read(file, COLUMNS));
    }

    private static PriceBook read(List<CsvTable.Row> rows) {
        Map<Key, Price> all = new LinkedHashMap<>();
        for (CsvTable.Row row : rows) {
            Price price;
            try {
                price = new Price(
                        row.text("service"),
                        row.text("unit"),
                        row.choice("payer", Payer.class),
                        row.kroner("kroner"),
                        row.year("price_year"),
                        row.text("source"),
                        row.choice("status", SourceStatus.class),
                        Factor.NONE);
            } catch (IllegalArgumentException refused) {
                throw row.wrong(Reason.UNKNOWN_VALUE, "", String.valueOf(refused.getMessage()), "");
            }
            if (all.putIfAbsent(Key.of(price), price) != null) {
                throw row.wrong(
                        Reason.CONTRADICTORY,
                        "",
                        "a second price of '" + price.service() + "' for the " + price.payer(),
                        "Keep one.");
            }
        }
        return checked(all);
    }

    /**
     * Reads what {@link #toJson} writes.
     *
     * @throws IllegalArgumentException naming the place, if a field is missing, not known or of another type
     */
    public static PriceBook fromJson(String json) {
        return JsonFields.read(
                DOCUMENT, json, VERSION_FIELD, VERSION, root -> of(root.objects("prices", PriceBook::price)));
    }

    private static Price price(JsonFields is) {
        return new Price(
                is.text("service"),
                is.text("unit"),
                is.choice("payer", Payer.class),
                is.number("kroner"),
                is.integer("priceYear"),
                is.text("source"),
                is.choice("status", SourceStatus.class),
                Factor.NONE);
    }

    /** These prices with others, which take the place of those of the same service and payer. */
    public PriceBook with(Price... others) {
        return with(of(others));
    }

    /** As {@link #with(Price...)}: a book of your own on top of this one. */
    public PriceBook with(PriceBook others) {
        Map<Key, Price> all = new LinkedHashMap<>(prices);
        all.putAll(others.prices);
        return checked(all);
    }

    /** All prices, in the order given. */
    public List<Price> prices() {
        return List.copyOf(prices.values());
    }

    /**
     * The prices of a service, one for each who pays.
     *
     * @throws IllegalArgumentException if there is none, with the nearest spelling
     */
    public List<Price> prices(String service) {
        List<Price> found = prices.values().stream()
                .filter(price -> price.service().equals(service))
                .toList();
        if (found.isEmpty()) {
            Set<String> services =
                    prices.values().stream().map(Price::service).collect(Collectors.toCollection(TreeSet::new));
            throw new IllegalArgumentException(
                    services.isEmpty()
                            ? "no price of '" + service + "': the book is empty; fill it with"
                                    + " book.with(Price.of(service, unit, payer, kroner, priceYear, source))"
                            : "no price of a service called " + Suggest.quoted(service, services));
        }
        return found;
    }

    /**
     * Less use of a service, at the price of each who pays for it; a negative number is more use. Add it with {@link
     * PublicPurse#and}.
     *
     * @param avoided in the unit of the price; if it is measured, by {@link Quantity#avoided}
     * @throws IllegalArgumentException if the book has no price of the service
     */
    public PublicPurse consequence(String service, Quantity avoided) {
        PublicPurse purse = PublicPurse.empty();
        for (Price price : prices(service)) {
            purse = purse.service(avoided, price);
        }
        return purse;
    }

    /** A line for each price with its source; within 80 columns. */
    public String table() {
        TextTable table = TextTable.of("service", "payer", "kr", "per", "year", "status");
        prices.values()
                .forEach(price -> table.add(
                        price.service() + " (" + price.source() + ")",
                        price.payer().label(),
                        PurseText.kroner(price.kroner()),
                        price.unit(),
                        String.valueOf(price.priceYear()),
                        price.status().toString()));
        return table.fitting(Format.WIDTH);
    }

    /** All prices as {@link #fromCsv} reads them; what is uncertain of a price is not written. */
    public String toCsv() {
        StringBuilder text = new StringBuilder(CsvLine.of(COLUMNS));
        for (Price price : prices.values()) {
            text.append(CsvLine.of(
                    price.service(),
                    price.unit(),
                    price.payer().label(),
                    PurseText.plain(price.kroner()),
                    String.valueOf(price.priceYear()),
                    price.source(),
                    price.status().toString()));
        }
        return text.toString();
    }

    /** All prices as {@link #fromJson} reads them; what is uncertain of a price is not written. */
    public String toJson() {
        ObjectNode root = JsonFields.object().put(VERSION_FIELD, VERSION);
        ArrayNode array = root.putArray("prices");
        for (Price price : prices.values()) {
            array.addObject()
                    .put("service", price.service())
                    .put("unit", price.unit())
                    .put("payer", Choices.word(price.payer()))
                    .put("kroner", price.kroner())
                    .put("priceYear", price.priceYear())
                    .put("source", price.source())
                    .put("status", Choices.word(price.status()));
        }
        return JsonFields.write(root);
    }

    /** {@code 3 prices of 2 services}, or {@code no prices}. */
    @Override
    public String toString() {
        long services = prices.keySet().stream().map(Key::service).distinct().count();
        return prices.isEmpty()
                ? "no prices"
                : prices.size()
                        + (prices.size() == 1 ? " price of " : " prices of ")
                        + services
                        + (services == 1 ? " service" : " services");
    }
}
