package dk.effekt.sroi.purse;

import dk.effekt.internal.Suggest;
import dk.effekt.sroi.Cost;
import dk.effekt.sroi.Input;
import dk.effekt.sroi.Sroi;
import dk.effekt.sroi.ValueKind;
import dk.effekt.sroi.ValueMap;
import dk.effekt.sroi.internal.Format;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One purse and its costs in budget economics and in welfare economics: two results, side by side, that are never added. Immutable.
 *
 * <pre>{@code
 * ValueMap costs = ValueMap.named("BTU").participants(120).input("Municipality", kroner(28_000).perParticipant());
 * Perspectives both = Perspectives.of(purse, costs, WelfareRules.danishUnverified());
 * System.out.println(both.table());
 * both.result(Perspective.BUDGET).value("Municipality");
 * }</pre>
 *
 * <p>Budget economics: what municipality, region and state gain of the purse, less what they put in. Welfare economics, with net tax
 * factor F and distortion d: wages with pension times F, services freed times F, plus d times what the public sector gains of the
 * purse; less all inputs times F, and d times those that are public. Benefits and taxes cancel between the citizen and the public
 * sector. (Danish practice as recalled, not held against Finansministeriet's guide; both conventions are arguments.)
 */
public final class Perspectives {

    static final String SOCIETY = "Society";

    private final PublicPurse purse;
    private final ValueMap costs;
    private final WelfareRules rules;
    private final List<String> outside;
    private final Sroi budget;
    private final Map<Payer, Sroi> payers;
    private final Sroi welfare;

    private Perspectives(PublicPurse purse, ValueMap costs, WelfareRules rules, List<String> outside) {
        this.purse = purse;
        this.costs = costs;
        this.rules = rules;
        this.outside = outside;
        List<PurseLine> fiscal = fiscalLines();
        if (fiscal.isEmpty()) {
            throw new IllegalArgumentException("the purse changes nothing for municipality, region or state");
        }
        this.budget = budget(fiscal, PurseTable.PUBLIC).evaluate();
        this.payers = new EnumMap<>(Payer.class);
        for (Payer payer : PurseTable.PUBLIC) {
            List<PurseLine> own =
                    fiscal.stream().filter(line -> line.payer() == payer).toList();
            if (!own.isEmpty()) {
                payers.put(payer, budget(own, List.of(payer)).evaluate());
            }
        }
        this.welfare = welfare(fiscal).evaluate();
    }

    /**
     * Sees a purse from both sides.
     *
     * @param costs a value map of what is put in, by {@code Municipality}, {@code Region}, {@code State} or {@code Citizen}, with the
     *     number of participants and the discounting; without outcomes
     * @param outsidePublicSector other stakeholders who put something in and are no public purse, such as a foundation
     * @throws IllegalArgumentException if the map has outcomes, an input is of somebody else, or the purse changes nothing for any
     *     public payer
     */
    public static Perspectives of(
            PublicPurse purse, ValueMap costs, WelfareRules rules, String... outsidePublicSector) {
        if (!costs.outcomes().isEmpty()) {
            throw new IllegalArgumentException(
                    "value map '" + costs.name() + "' has outcomes; give one with inputs alone,"
                            + " so that nothing but the purse is seen from both sides");
        }
        List<String> outside = List.of(outsidePublicSector);
        List<String> labels = Arrays.stream(Payer.values()).map(Payer::label).toList();
        for (Input input : costs.inputs()) {
            if (!labels.contains(input.stakeholder()) && !outside.contains(input.stakeholder())) {
                throw new IllegalArgumentException("an input of '" + input.stakeholder() + "', who is none of "
                        + String.join(", ", labels)
                        + Suggest.nearest(input.stakeholder(), labels)
                                .map(near -> "; did you mean '" + near + "'?")
                                .orElse(". If it is no public purse, give the name as a last argument"));
            }
        }
        return new Perspectives(purse, costs, rules, outside);
    }

    private ValueMap budget(List<PurseLine> lines, List<Payer> of) {
        ValueMap map = bare(Perspective.BUDGET);
        for (Input input : costs.inputs()) {
            if (payer(input).filter(of::contains).isPresent()) {
                map = map.input(input.stakeholder(), input.cost());
            }
        }
        for (PurseLine line : lines) {
            map = map.outcome(line.outcome());
        }
        return map;
    }

    private ValueMap welfare(List<PurseLine> fiscal) {
        ValueMap map = bare(Perspective.WELFARE);
        double factor = rules.netTaxFactor();
        for (Input input : costs.inputs()) {
            boolean isPublic = payer(input).filter(PurseTable.PUBLIC::contains).isPresent();
            map = map.input(input.stakeholder(), times(input.cost(), factor + (isPublic ? rules.distortion() : 0)));
        }
        for (PurseEntry entry : purse.entries()) {
            if (entry.post() == Post.EARNINGS) {
                map = map.outcome(entry.whole()
                        .outcome(
                                ValueKind.OTHER,
                                SOCIETY,
                                "production, " + entry.name(),
                                (1 + entry.pension()) * factor));
            }
        }
        for (PurseLine line : purse.lines()) {
            if (line.post() == Post.SERVICE) {
                String name = "resources, " + line.name() + " (" + line.payer() + ")";
                map = map.outcome(line.outcome(ValueKind.OTHER, SOCIETY, name, factor));
            }
        }
        for (PurseLine line : fiscal) {
            String name = "distortion, " + line.name() + " (" + line.payer() + ")";
            map = map.outcome(line.outcome(ValueKind.OTHER, SOCIETY, name, rules.distortion()));
        }
        return map;
    }

    private ValueMap bare(Perspective perspective) {
        ValueMap map = ValueMap.named(costs.name() + ", " + perspective).discounting(costs.discounting());
        return costs.participants().isPresent()
                ? map.participants(costs.participants().getAsInt())
                : map;
    }

    private static Optional<Payer> payer(Input input) {
        return Arrays.stream(Payer.values())
                .filter(payer -> payer.label().equals(input.stakeholder()))
                .findFirst();
    }

    private static Cost times(Cost cost, double factor) {
        List<Double> kroner =
                cost.kroner().stream().map(amount -> amount * factor).toList();
        String how = Format.percent(factor, 2) + " of " + cost;
        return new Cost(kroner, cost.basis(), cost.firstPeriod(), cost.factor(), how);
    }

    /** The result of one perspective. */
    public Sroi result(Perspective perspective) {
        return perspective == Perspective.BUDGET ? budget : welfare;
    }

    /** What one public payer gains and puts in; empty if the purse changes nothing for it. */
    public Optional<Sroi> budget(Payer payer) {
        return Optional.ofNullable(payers.get(payer));
    }

    /** The purse that is seen. */
    public PublicPurse purse() {
        return purse;
    }

    /** The conventions of welfare economics. */
    public WelfareRules rules() {
        return rules;
    }

    /** What is put in. */
    public ValueMap costs() {
        return costs;
    }

    /** The lines of the public purses, which are the outcomes of the budget in their order. */
    List<PurseLine> fiscalLines() {
        return purse.lines().stream()
                .filter(line -> line.payer() != Payer.CITIZEN)
                .toList();
    }

    /** What has to be known beside the numbers. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        notes.add("Two perspectives on the same change: they answer different questions and are never added.");
        notes.addAll(rules.notes());
        List<PurseEntry> work = purse.entries().stream()
                .filter(entry -> entry.post() == Post.EARNINGS)
                .toList();
        if (work.isEmpty()) {
            notes.add(
                    "No work is in the purse, so that nothing is produced: in welfare economics what is left is resources"
                            + " and distortion.");
        } else {
            boolean lacksPension = work.stream().anyMatch(entry -> entry.pension() == 0);
            boolean isDisplaced = work.stream().allMatch(PurseEntry::isDisplaced);
            notes.add("Production is the wage"
                    + (lacksPension ? " (without pension where none was given)" : " with pension")
                    + " times the net tax factor"
                    + (isDisplaced
                            ? ", less the jobs taken from others; leisure given up is not subtracted."
                            : "; leisure given up and, where no displacement was given, jobs taken from others are not"
                                    + " subtracted."));
        }
        if (!outside.isEmpty()) {
            notes.add("Outside the public sector, and in welfare economics alone: inputs of "
                    + String.join(", ", outside) + ".");
        }
        notes.addAll(purse.notes());
        return List.copyOf(notes);
    }

    /** Both results with their parts, and the notes; within 80 columns. */
    public String table() {
        return PerspectivesTable.of(this);
    }

    /**
     * Every part of both results and each of its periods, one a row, and what it comes to: {@code net}, which has no period. Present
     * kroner of a perspective's other rows add up to the net of all.
     */
    public String toCsv() {
        return PerspectivesExport.csv(this);
    }

    /** The same with the conventions of welfare economics and the notes. */
    public String toJson() {
        return PerspectivesExport.json(this);
    }

    /** {@code BTU: budget economics -3,512 kr, welfare economics 41,200 kr}, each a net present value. */
    @Override
    public String toString() {
        String end = ": " + Perspective.BUDGET + " "
                + Format.kroner(budget.netPresentValue().value()) + " kr, " + Perspective.WELFARE + " "
                + Format.kroner(welfare.netPresentValue().value()) + " kr";
        int room = 79 - end.length();
        String name = costs.name();
        return (name.length() <= room ? name : name.substring(0, room - 1) + "…") + end;
    }
}
