package dk.effekt.report.picture;

import dk.effekt.protocol.Language;
import dk.effekt.sroi.uncertainty.Simulated;
import dk.effekt.sroi.uncertainty.Simulation;
import java.util.ArrayList;
import java.util.List;

/** How what a simulation came to is distributed, and how much of it pays back. */
final class DistributionPicture {

    /** What is drawn lies between these quantiles. */
    private static final double FIRST = 0.005;

    private static final double LAST = 0.995;

    private final Simulation simulation;
    private final Language in;
    private final boolean isRatio;
    private final Simulated numbers;
    private final double[] draws;
    private final double threshold;
    private final MoneyUnit unit;

    private DistributionPicture(
            Simulation simulation, Language in, boolean isRatio, Simulated numbers, double[] draws, double threshold) {
        this.simulation = simulation;
        this.in = in;
        this.isRatio = isRatio;
        this.numbers = numbers;
        this.draws = draws;
        this.threshold = threshold;
        this.unit = isRatio
                ? MoneyUnit.KRONER
                : MoneyUnit.upTo(Math.max(Math.abs(numbers.quantile(FIRST)), Math.abs(numbers.quantile(LAST))));
    }

    static DistributionPicture netPresentValue(Simulation simulation, Language in) {
        return new DistributionPicture(
                simulation, in, false, simulation.netPresentValue(), simulation.netPresentValues(), 0);
    }

    static DistributionPicture ratio(Simulation simulation, Language in) {
        double[] values = simulation.presentValues();
        double[] costs = simulation.inputCosts();
        double[] ratios = new double[values.length];
        for (int draw = 0; draw < ratios.length; draw++) {
            ratios[draw] = costs[draw] > 0 ? values[draw] / costs[draw] : Double.NaN;
        }
        return new DistributionPicture(simulation, in, true, simulation.ratio(), ratios, 1);
    }

    Picture draw() {
        if (numbers.draws() == 0) {
            throw new IllegalArgumentException("nothing is put in in any draw of '" + simulation.name()
                    + "', and there is no ratio; draw its netPresentValue");
        }
        String title = (isRatio
                        ? in.either("Value per krone put in: ", "Værdi pr. investeret krone: ")
                        : in.either("Net present value: ", "Nettonutidsværdi: "))
                + simulation.name();
        Form form = isRatio ? Form.RATIO : Form.KRONER;
        String number = isRatio
                ? in.either("kroner of value per krone put in", "kroner i værdi pr. investeret krone")
                : in.either("net present value, ", "nettonutidsværdi, ") + unit.title(simulation.basis(), in);
        double paying = numbers.probabilityAbove(threshold);
        String pays = in.either("pays back (", "betaler sig (") + Form.SHARE.write(paying, in) + ")";
        String paysNot =
                in.either("does not pay back (", "betaler sig ikke (") + Form.SHARE.write(1 - paying, in) + ")";
        DataTable.Builder table = DataTable.named(title, in)
                .column(in.either("above", "over"), form)
                .column(in.either("to", "til og med"), form)
                .column(in.either("share of draws", "andel af simuleringer"), Form.SHARE);
        Spec spec = Spec.of("distribution", in)
                .label("number", number)
                .label("share", "share of draws", "andel af simuleringer")
                .label("from", "above", "over")
                .label("to", "to", "til og med")
                .list("sides", List.of(paysNot, pays))
                .data(Spec.ROWS);
        double centre = isRatio ? numbers.median() : numbers.mean();
        spec.row("interval")
                .put("low", unit.of(numbers.low()))
                .put("high", unit.of(numbers.high()))
                .put("centre", unit.of(centre))
                .put("label", centre(centre) + ", " + interval());
        spec.row("threshold").put("threshold", unit.of(threshold));
        Bins bins = Bins.of(
                draws,
                numbers.quantile(0.75) - numbers.quantile(0.25),
                numbers.quantile(FIRST),
                numbers.quantile(LAST),
                threshold);
        for (Bins.Bin bin : bins.all()) {
            double share = (double) bin.count() / numbers.draws();
            table.row(bin.from(), bin.to(), share);
            spec.row(Spec.ROWS)
                    .put("from", unit.of(bin.from()))
                    .put("to", unit.of(bin.to()))
                    .put("share", share)
                    .put("side", bin.from() >= threshold ? pays : paysNot)
                    .put("fromText", write(bin.from()))
                    .put("toText", write(bin.to()))
                    .put("shareText", Form.SHARE.write(share, in));
        }
        String description = description(paying, centre);
        return new Picture(title, description, notes(bins.outside()), table.build(), spec.build(title, description));
    }

    private String write(double number) {
        return isRatio ? Form.RATIO.write(number, in) : MoneyUnit.write(number, in);
    }

    private String centre(double centre) {
        return (isRatio ? in.either("median ", "median ") : in.either("mean ", "gennemsnit ")) + write(centre);
    }

    private String interval() {
        return in.either("95 % interval ", "95 %-interval ") + range();
    }

    private String range() {
        return isRatio
                ? write(numbers.low()) + in.either(" to ", " til ") + write(numbers.high())
                : MoneyUnit.range(numbers.low(), numbers.high(), in);
    }

    private String description(double paying, double centre) {
        String what = isRatio
                ? in.either("The value per krone put in", "Værdien pr. investeret krone")
                : in.either("The net present value ", "Nettonutidsværdien ") + MoneyUnit.words(simulation.basis(), in);
        return MoneyUnit.sentence(
                in.either("The probability of paying back is ", "Sandsynligheden for, at det betaler sig, er ")
                        + Form.SHARE.write(paying, in)
                        + ". "
                        + what
                        + in.either(" has the ", " har ")
                        + (isRatio ? in.either("median ", "medianen ") : in.either("mean ", "gennemsnittet "))
                        + write(centre)
                        + in.either(" and the ", " og ")
                        + in.either("95 % interval ", "95 %-intervallet ")
                        + range());
    }

    private List<String> notes(int outside) {
        List<String> notes = new ArrayList<>();
        notes.add(in.number(simulation.draws())
                + in.either(
                        " draws of all that is uncertain in the value map.",
                        " simuleringer af alt det, der er usikkert i værdikortet."));
        if (outside > 0) {
            notes.add(in.number(outside)
                    + in.either(
                            " draws at the ends are not drawn; they are in all other numbers.",
                            " simuleringer yderst til siderne er ikke tegnet; de er med i alle andre tal."));
        }
        if (numbers.undefined() > 0) {
            notes.add(in.number(numbers.undefined())
                    + in.either(
                            " draws have no ratio, as nothing is put in; they are in no number.",
                            " simuleringer har intet forhold, da intet er investeret; de er ikke med i noget tal."));
        }
        return notes;
    }
}
