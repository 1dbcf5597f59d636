package dk.effekt.sroi.uncertainty;

import dk.effekt.internal.JsonFields;
import dk.effekt.internal.Suggest;
import dk.effekt.internal.TextTable;
import dk.effekt.sroi.Basis;
import dk.effekt.sroi.Parameter;
import dk.effekt.sroi.ValueKind;
import dk.effekt.sroi.ValueModel;
import dk.effekt.sroi.internal.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a value map, or one of several scenarios, came to in many draws of all that is uncertain in it. Payers are all who
 * put in or gain; what one of them has is its outcomes less its inputs. Immutable; each number asked for is sorted anew.
 */
public final class Simulation {

    private final String name;
    private final MonteCarlo settings;
    private final List<ValueModel> models;
    private final JointParameters parameters;
    private final Columns columns;
    private final long[][] paidBack;

    Simulation(
            String name,
            MonteCarlo settings,
            List<ValueModel> models,
            JointParameters parameters,
            Columns columns,
            long[][] paidBack) {
        this.name = name;
        this.settings = settings;
        this.models = List.copyOf(models);
        this.parameters = parameters;
        this.columns = columns;
        this.paidBack = paidBack;
    }

    /** The name of the map or of the scenarios. */
    public String name() {
        return name;
    }

    /** Number of draws. */
    public int draws() {
        return settings.draws();
    }

    /** The seed. */
    public long seed() {
        return settings.seed();
    }

    /** Whether kroner are for one participant or in total. */
    public Basis basis() {
        return models.get(0).basis();
    }

    /** What was drawn, effects first. */
    public List<Parameter> parameters() {
        return parameters.all();
    }

    /** Number of periods, each a year. */
    public int periods() {
        return columns.periods;
    }

    /** The kinds of value there are, fiscal first. */
    public List<ValueKind> kinds() {
        return columns.kindNames;
    }

    /** Who puts in or gains, those who put in first. */
    public List<String> payers() {
        return columns.payerNames;
    }

    /** Present value of all outcomes. */
    public Simulated presentValue() {
        return Simulated.of(columns.value);
    }

    /** Present value of the outcomes of a kind; empty if there are none. */
    public Optional<Simulated> presentValue(ValueKind kind) {
        int at = columns.kindNames.indexOf(kind);
        return at < 0 ? Optional.empty() : Optional.of(Simulated.of(columns.kinds[at]));
    }

    /** Present value of all inputs. */
    public Simulated inputCost() {
        return Simulated.of(columns.cost);
    }

    /** Present value less inputs. The probability that it is above 0 is that of paying back. */
    public Simulated netPresentValue() {
        return Simulated.of(netPresentValues());
    }

    /**
     * What one payer's outcomes are worth less what it puts in.
     *
     * @param payer one of {@link #payers()}
     */
    public Simulated netPresentValue(String payer) {
        return Simulated.of(columns.payers[payer(payer)]);
    }

    /**
     * Present value per krone put in. Draws in which nothing or less is put in have none and are counted as undefined.
     * Where inputs come near to nothing its mean says little; median and interval hold.
     */
    public Simulated ratio() {
        double[] ratios = new double[draws()];
        for (int draw = 0; draw < ratios.length; draw++) {
            ratios[draw] = columns.cost[draw] > 0 ? columns.value[draw] / columns.cost[draw] : Double.NaN;
        }
        return Simulated.of(ratios);
    }

    /**
     * What all have gained less what was put in, from the start to the end of a year.
     *
     * @param year from 0, the start, to {@link #periods()}
     */
    public Simulated cumulated(int year, Counting counting) {
        return Simulated.of(by(counting)[year(year)]);
    }

    /** The share of draws whose net present value is above 0. */
    public double probabilityOfPayingBack() {
        return netPresentValue().probabilityAbove(0);
    }

    /**
     * The share of draws in which at the end of a year, and of every year after it, all have gained at least what was put
     * in.
     *
     * @param year from 0, the start, to {@link #periods()}
     */
    public double probabilityPaidBackBy(int year, Counting counting) {
        return paidBackBy(columns.payerNames.size(), year, counting);
    }

    /** The same of what one payer puts in and gains. */
    public double probabilityPaidBackBy(String payer, int year, Counting counting) {
        return paidBackBy(payer(payer), year, counting);
    }

    /** Present value in each draw, in the order of draws. */
    public double[] presentValues() {
        return columns.value.clone();
    }

    /** Inputs in each draw, in the order of draws. */
    public double[] inputCosts() {
        return columns.cost.clone();
    }

    /** Net present value in each draw, in the order of draws. */
    public double[] netPresentValues() {
        double[] net = new double[draws()];
        for (int draw = 0; draw < net.length; draw++) {
            net[draw] = columns.value[draw] - columns.cost[draw];
        }
        return net;
    }

    /** What has to be known beside the numbers: what was drawn, what was not, what they mean. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        notes.addAll(DrawnNotes.of(parameters, settings));
        if (models.size() > 1) {
            notes.add("Scenarios: " + Format.count(models.size(), "map") + " drawn by their weights; "
                    + Format.count(parameters.shared(), "parameter") + " met again are the same in all.");
        }
        Simulated ratio = ratio();
        if (ratio.undefined() > 0) {
            notes.add("Ratio: not defined in " + Format.count(ratio.undefined(), "draw")
                    + " in which nothing or less was put in; they are in none of its numbers.");
        }
        notes.add("Paid back by a year: at its end, and at that of every later year, gains are at least inputs;"
                + " P(NPV > 0) asks at the end only. Interval: 2.5 and 97.5 % of draws.");
        return List.copyOf(notes);
    }

    /** All numbers and notes, at most 80 columns wide. */
    public String summary() {
        TextTable results = TextTable.of("kr " + basis(), "mean", "MC error", "median", "95 % from", "to", "P(> 0)");
        for (Named named : named()) {
            Simulated one = named.value();
            boolean isRatio = named.name().equals("ratio");
            results.add(
                    named.name(),
                    isRatio ? Format.decimal(one.mean()) : Format.kroner(one.mean()),
                    isRatio ? Format.decimal(one.meanError()) : Format.kroner(one.meanError()),
                    isRatio ? Format.decimal(one.median()) : Format.kroner(one.median()),
                    isRatio ? Format.decimal(one.low()) : Format.kroner(one.low()),
                    isRatio ? Format.decimal(one.high()) : Format.kroner(one.high()),
                    Format.percent(one.probabilityAbove(0)));
        }
        TextTable years = TextTable.of("by the end of year", "net kr", "95 % from", "to", "paid back", "discounted");
        for (int year = 0; year <= periods(); year++) {
            Simulated net = cumulated(year, Counting.UNDISCOUNTED);
            years.add(
                    year == 0 ? "start" : String.valueOf(year),
                    Format.kroner(net.mean()),
                    Format.kroner(net.low()),
                    Format.kroner(net.high()),
                    Format.percent(probabilityPaidBackBy(year, Counting.UNDISCOUNTED)),
                    Format.percent(probabilityPaidBackBy(year, Counting.DISCOUNTED)));
        }
        return Format.wrapped(name + ": " + settings + ", " + Format.count(parameters.size(), "uncertain parameter"))
                + '\n'
                + results.fitting(Format.WIDTH)
                + '\n'
                + years.fitting(Format.WIDTH)
                + '\n'
                + Format.wrapped(notes());
    }

    /** A line for each number with a head, comma-separated. */
    public String toCsv() {
        return sheet().csv();
    }

    /** The numbers, the probabilities of being paid back by payer and year, and the notes as JSON. */
    public String toJson() {
        var root = JsonFields.object()
                .put("name", name)
                .put("draws", draws())
                .put("seed", seed())
                .put("basis", basis().toString());
        sheet().addTo(root);
        Sheet paid = new Sheet("paidBack", "payer", "year", "undiscounted", "discounted");
        for (int payer = 0; payer <= payers().size(); payer++) {
            for (int year = 0; year <= periods(); year++) {
                paid.add(
                        payer == payers().size() ? "all" : payers().get(payer),
                        year,
                        paidBackBy(payer, year, Counting.UNDISCOUNTED),
                        paidBackBy(payer, year, Counting.DISCOUNTED));
            }
        }
        paid.addTo(root);
        notes().forEach(root.putArray("notes")::add);
        return JsonFields.write(root);
    }

    /** {@code BTU: NPV 39,367 kr [-4,210, 83,004], P(> 0) 96.1 %, 100,000 draws, seed 42}. */
    @Override
    public String toString() {
        Simulated net = netPresentValue();
        return Format.line(
                name,
                ": NPV " + Format.kroner(net.mean()) + " kr [" + Format.kroner(net.low()) + ", "
                        + Format.kroner(net.high()) + "], P(> 0) " + Format.percent(net.probabilityAbove(0)) + ", "
                        + Format.count(draws(), "draw"));
    }

    private record Named(String name, Simulated value) {}

    private List<Named> named() {
        List<Named> all = new ArrayList<>();
        if (kinds().size() > 1) {
            kinds().forEach(kind ->
                    all.add(new Named(kind + " value", presentValue(kind).orElseThrow())));
        }
        all.add(new Named("present value", presentValue()));
        all.add(new Named("inputs", inputCost()));
        all.add(new Named("net present value", netPresentValue()));
        if (payers().size() > 1) {
            payers().forEach(payer -> all.add(new Named("  of " + payer, netPresentValue(payer))));
        }
        all.add(new Named("ratio", ratio()));
        return all;
    }

    private Sheet sheet() {
        Sheet sheet = new Sheet(
                "results",
                "result",
                "mean",
                "mean_error",
                "sd",
                "p2.5",
                "p2.5_error",
                "median",
                "median_error",
                "p97.5",
                "p97.5_error",
                "probability_above_0",
                "probability_error",
                "undefined");
        List<Named> all = new ArrayList<>(named());
        for (int year = 0; year <= periods(); year++) {
            for (Counting counting : Counting.values()) {
                all.add(new Named("net by the end of year " + year + ", " + counting, cumulated(year, counting)));
            }
        }
        for (Named one : all) {
            Simulated value = one.value();
            sheet.add(
                    one.name().strip(),
                    value.mean(),
                    value.meanError(),
                    value.sd(),
                    value.low(),
                    value.quantileError(0.025),
                    value.median(),
                    value.quantileError(0.5),
                    value.high(),
                    value.quantileError(0.975),
                    value.probabilityAbove(0),
                    value.probabilityError(0),
                    value.undefined());
        }
        return sheet;
    }

    private double paidBackBy(int payer, int year, Counting counting) {
        long[] counts = paidBack[2 * payer + counting.ordinal()];
        long paid = 0;
        for (int period = 0; period <= year(year); period++) {
            paid += counts[period];
        }
        return (double) paid / draws();
    }

    private double[][] by(Counting counting) {
        return counting == Counting.DISCOUNTED ? columns.discounted : columns.undiscounted;
    }

    private int year(int year) {
        if (year < 0 || year > periods()) {
            throw new IllegalArgumentException("year " + year + "; it must be from 0, the start, to " + periods()
                    + ", the last with value or costs");
        }
        return year;
    }

    private int payer(String payer) {
        int at = payers().indexOf(payer);
        if (at < 0) {
            throw new IllegalArgumentException("no payer is called " + Suggest.quoted(payer, payers()));
        }
        return at;
    }
}
