package dk.effekt.sroi.purse;

import dk.effekt.effect.EffectPath;
import dk.effekt.internal.Suggest;
import dk.effekt.sroi.Basis;
import dk.effekt.sroi.Deduction;
import dk.effekt.sroi.Extrapolation;
import dk.effekt.sroi.Quantity;
import dk.effekt.sroi.ValueMap;
import dk.effekt.sroi.ValueOutcome;
import dk.effekt.sroi.internal.Format;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What municipality, region, state and citizen gain or lose when people are on benefit for fewer weeks, work more or use less of a
 * service. Each method returns a new purse; {@link #addTo} puts its lines into a value map. All lines of one thing rest on the very
 * same effects and the same uncertain price, so that what one payer gains and another loses varies together. Immutable.
 *
 * <pre>{@code
 * PublicPurse purse = PublicPurse.empty()
 *         .benefit(effects.path("public-benefit"), rates.rate(EDUCATIONAL_ASSISTANCE, "away from home", 2024),
 *                 PayerShares.onLadder(ReimbursementLadder.since2016(), 14))
 *         .work(effects.path("job"), Wage.perWeek(kroner(7_000), 2024, "our own survey"))
 *         .taxed(TaxRule.of(0.28, 0.35, Split.municipalityAndState(0.7), "the tax office"));
 * System.out.println(purse.table());
 * Sroi sroi = purse.addTo(ValueMap.named("BTU").input("Municipality", kroner(28_000).perParticipant())).evaluate();
 * }</pre>
 *
 * <p>With weeks avoided w(k) in year k, rate r, the payer's share s(k), income tax t on benefits of which a payer gets g, and VAT and
 * duties v on the rest, a payer gains w r s − w r t g, the state loses w r (1 − t) v beside, and the citizen loses w r (1 − t). Of a
 * wage the signs are the other way round and there is no s. Taxes are average rates that the user gives. With displacement m, all of
 * it is times (1 − m).
 */
public final class PublicPurse {

    private static final PublicPurse EMPTY = new PublicPurse(List.of(), Optional.empty(), List.of());

    private static final String TRANSFER =
            "Partly a transfer from the state: municipality and state share each week on the ladder, by shares that depend on the"
                    + " week, so that part of what one of them saves is the other's expense; only the sum of the payers is what"
                    + " the public sector saves.";
    private static final String EQUALISATION =
            "Not included: municipal equalisation and the block grant, which even out part of what a municipality saves or gets in"
                    + " tax.";

    private final List<PurseEntry> entries;
    private final Optional<TaxRule> taxes;
    private final List<String> remarks;

    private PublicPurse(List<PurseEntry> entries, Optional<TaxRule> taxes, List<String> remarks) {
        this.entries = entries;
        this.taxes = taxes;
        this.remarks = remarks;
    }

    /** A purse in which nothing changes. */
    public static PublicPurse empty() {
        return EMPTY;
    }

    /**
     * Adds the weeks of a benefit that an effect saves, in each year of 52 weeks since the start; more weeks than without the
     * programme cost so much more.
     *
     * @param path of being on the benefit, week by week
     * @param shares who pays a week of it
     */
    public PublicPurse benefit(EffectPath path, BenefitRate rate, PayerShares shares) {
        return benefit("weeks of " + path.outcome(), Quantity.avoidedByYear(path), rate, shares);
    }

    /**
     * Adds weeks of a benefit that are avoided.
     *
     * @param name what changes, such as {@code weeks of sickness benefit}
     * @param avoided in weeks; if it is measured, by {@link Quantity#avoided}
     * @throws IllegalArgumentException if something is called so already, or one number is per participant and another in total
     */
    public PublicPurse benefit(String name, Quantity avoided, BenefitRate rate, PayerShares shares) {
        return with(PurseEntry.benefit(name, avoided, rate, shares), remarks(name, rate, shares.notes()));
    }

    /**
     * Adds the weeks of a benefit that effects save on each step of the ladder, as a study measured them with {@link
     * ReimbursementLadder#outcomes}; each step's weeks are shared as the step says.
     *
     * @throws IllegalArgumentException if weeks off the ladder change and it is not said who pays them
     */
    public PublicPurse benefit(StepEffects effects, BenefitRate rate) {
        PublicPurse purse = this;
        for (StepEffects.Step step : effects.steps()) {
            purse = purse.benefit(step.name(), step.avoided(), rate, step.shares());
        }
        return purse;
    }

    /** Adds the weeks in job that an effect brings, in each year of 52 weeks since the start. */
    public PublicPurse work(EffectPath path, Wage wage) {
        return work("weeks of " + path.outcome(), Quantity.gainedByYear(path), wage);
    }

    /**
     * Adds weeks or hours in job that are gained.
     *
     * @param gained in the unit of the wage; if it is measured, by {@link Quantity#gained}
     * @throws IllegalArgumentException if something is called so already, or one number is per participant and another in total
     */
    public PublicPurse work(String name, Quantity gained, Wage wage) {
        return with(PurseEntry.work(name, gained, wage), List.of());
    }

    /** Adds use of a service that is avoided, at a price of one payer. */
    PublicPurse service(Quantity avoided, Price price) {
        List<String> about = price.status() == SourceStatus.SOURCED
                ? List.of()
                : List.of("The price of '" + price.service() + "' is " + price.status() + ": " + price.source() + ".");
        return with(PurseEntry.service(avoided, price), about);
    }

    /**
     * Adds all of another purse.
     *
     * @throws IllegalArgumentException if both have something of one name, or different tax rules
     */
    public PublicPurse and(PublicPurse other) {
        PublicPurse sum = other.taxes.map(this::taxed).orElse(this);
        for (PurseEntry entry : other.entries) {
            sum = sum.with(entry, List.of());
        }
        return new PublicPurse(sum.entries, sum.taxes, distinct(remarks, other.remarks));
    }

    /**
     * Follows benefits and wages into taxes and to the citizen.
     *
     * @throws IllegalArgumentException if another rule was given before
     */
    public PublicPurse taxed(TaxRule rule) {
        if (taxes.isPresent() && !taxes.get().equals(rule)) {
            throw new IllegalArgumentException(
                    "two tax rules, '" + taxes.get().source() + "' and '" + rule.source() + "'; a purse has one");
        }
        return new PublicPurse(entries, Optional.of(rule), remarks);
    }

    /**
     * The same, all of it so far from another period on; 1 is the year that begins with the programme. Years of effects and of payers'
     * shares count from there.
     */
    public PublicPurse startingIn(int period) {
        return each(entry -> entry.startingIn(period));
    }

    /** The same, all of it so far going on beyond the years with numbers by a rule. */
    public PublicPurse extrapolated(Extrapolation rule) {
        return each(entry -> entry.extrapolated(rule));
    }

    /**
     * The same, where a share of all of it so far is merely moved from others: whoever has the job has taken it from somebody. What
     * payers and citizen gain and lose is less by it, and so is production in welfare economics; the others are taken to be like the
     * participants in wage, benefit and tax. Equal shares of one source are one uncertain number, as in a value map.
     */
    public PublicPurse withDisplacement(Deduction share) {
        return each(entry -> entry.withDisplacement(share));
    }

    /**
     * The same, where a share of one thing is merely moved from others. If a job is taken from somebody who then is on benefit, the
     * weeks of benefit have displacement, too.
     *
     * @throws IllegalArgumentException if nothing in the purse is called so
     */
    public PublicPurse withDisplacement(String name, Deduction share) {
        List<String> names = entries.stream().map(PurseEntry::name).distinct().toList();
        if (!names.contains(name)) {
            throw new IllegalArgumentException("nothing in the purse is called " + Suggest.quoted(name, names));
        }
        return each(entry -> entry.name().equals(name) ? entry.withDisplacement(share) : entry);
    }

    private PublicPurse each(UnaryOperator<PurseEntry> change) {
        return new PublicPurse(entries.stream().map(change).toList(), taxes, remarks);
    }

    /**
     * Who gains what of which: the lines of each payer, payers in the order of {@link Payer}.
     *
     * @throws IllegalStateException if there are earnings and no tax rule
     */
    public List<PurseLine> lines() {
        if (taxes.isEmpty() && entries.stream().anyMatch(entry -> entry.post() == Post.EARNINGS)) {
            throw new IllegalStateException("wages reach the public purse as taxes, and no tax rule was given; say what"
                    + " they are with taxed(TaxRule.of(onBenefits, onWages, Split…, source))");
        }
        List<PurseLine> all =
                entries.stream().flatMap(entry -> entry.lines(taxes).stream()).toList();
        return Stream.of(Payer.values())
                .flatMap(payer -> all.stream().filter(line -> line.payer() == payer))
                .toList();
    }

    /** The lines as rows of a value map, in their order. */
    public List<ValueOutcome> outcomes() {
        return lines().stream().map(PurseLine::outcome).toList();
    }

    /** A value map with the lines added to its outcomes, and the {@link #notes()} to its own. */
    public ValueMap addTo(ValueMap map) {
        ValueMap all = map;
        for (ValueOutcome outcome : outcomes()) {
            all = all.outcome(outcome);
        }
        for (String note : notes()) {
            all = all.note(note);
        }
        return all;
    }

    /** The taxes, if they were given. */
    public Optional<TaxRule> taxes() {
        return taxes;
    }

    /** The last period for which something has a number, each a year; 0 if the purse is empty. */
    public int periods() {
        return entries.stream()
                .mapToInt(entry -> entry.startPeriod() + entry.quantity().years() - 1)
                .max()
                .orElse(0);
    }

    /**
     * What a payer gains in a period, before discounting and without what is extrapolated.
     *
     * @param period 1 for the year that begins with the programme
     */
    public double kroner(Payer payer, int period) {
        double sum = 0;
        for (PurseLine line : lines()) {
            int year = period - line.startPeriod() + 1;
            sum += line.payer() == payer && year >= 1 && year <= line.years() ? line.kroner(year) : 0;
        }
        return sum;
    }

    /** What a payer gains in all periods, before discounting and without what is extrapolated. */
    public double kroner(Payer payer) {
        double sum = 0;
        for (PurseLine line : lines()) {
            sum += line.payer() == payer ? line.kroner() : 0;
        }
        return sum;
    }

    /** Whether numbers are for one participant or in total; empty if the purse is. */
    public Optional<Basis> basis() {
        return entries.stream().map(entry -> entry.quantity().basis()).findFirst();
    }

    /** What has to be known beside the numbers. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (entries.stream().anyMatch(entry -> entry.post() == Post.BENEFIT)) {
            notes.add(TRANSFER);
        }
        notes.add(EQUALISATION);
        notes.add(
                taxes.map(rule -> "Taxes: " + rule + "; income tax to " + rule.incomeTax() + " (" + rule.source()
                                + "). They are averages, and no tax deduction or means-tested benefit is followed.")
                        .orElse(
                                "Before tax: no tax rule was given, so that neither taxes nor what the citizen loses is here."));
        notes.addAll(shortYears());
        notes.addAll(displaced());
        notes.addAll(remarks);
        return List.copyOf(notes);
    }

    /** A follow-up of twelve months ends in week 52, which is a year of its own. */
    private List<String> shortYears() {
        return entries.stream()
                .flatMap(entry -> entry.lastShortYear().stream())
                .distinct()
                .toList();
    }

    /** Each displacement with what has it. */
    private List<String> displaced() {
        Map<Deduction, Set<String>> names = new LinkedHashMap<>();
        entries.stream()
                .filter(PurseEntry::isDisplaced)
                .forEach(entry -> names.computeIfAbsent(entry.displacement(), share -> new LinkedHashSet<>())
                        .add("'" + entry.name() + "'"));
        List<String> notes = new ArrayList<>();
        names.forEach(
                (share, of) -> notes.add("Displacement of " + share + " is subtracted from " + String.join(", ", of)
                        + ": so much is merely moved from others, who are taken to be like the participants."));
        return notes;
    }

    /** Quantity, price and share of every line and year, sums by payer, and the notes; within 80 columns. */
    public String table() {
        return PurseTable.of(this);
    }

    /** Every line and year, one a row. */
    public String toCsv() {
        return PurseExport.csv(this);
    }

    /** Every line and year, the payers' sums and the notes. */
    public String toJson() {
        return PurseExport.json(this);
    }

    List<PurseEntry> entries() {
        return entries;
    }

    /** {@code public purse: Municipality 8,512 kr, State 3,950 kr, Citizen -9,100 kr}. */
    @Override
    public String toString() {
        boolean hasLines = taxes.isPresent() || entries.stream().noneMatch(entry -> entry.post() == Post.EARNINGS);
        if (!hasLines) {
            return "public purse of " + entries.size() + " changes, without the tax rule that earnings need";
        }
        List<String> sums = lines().stream()
                .map(PurseLine::payer)
                .distinct()
                .map(payer -> payer + " " + Format.kroner(kroner(payer)) + " kr")
                .toList();
        return Format.line("public purse: " + (sums.isEmpty() ? "nothing changes" : String.join(", ", sums)));
    }

    private PublicPurse with(PurseEntry entry, List<String> about) {
        for (PurseEntry other : entries) {
            if (entry.clashesWith(other)) {
                throw new IllegalArgumentException(
                        "'" + entry.name() + "' is in the purse already; counting it twice would claim too much");
            }
            if (entry.quantity().basis() != other.quantity().basis()) {
                throw new IllegalArgumentException(
                        "'" + entry.name() + "' is " + entry.quantity().basis() + ", '" + other.name() + "' "
                                + other.quantity().basis() + "; bring both to one of them");
            }
        }
        List<PurseEntry> more = new ArrayList<>(entries);
        more.add(entry);
        return new PublicPurse(List.copyOf(more), taxes, distinct(remarks, about));
    }

    private static List<String> remarks(String name, BenefitRate rate, List<String> notes) {
        List<String> about = new ArrayList<>();
        if (rate.status() != SourceStatus.SOURCED) {
            about.add("The rate of '" + rate.benefit() + "', '" + rate.variant() + "', " + rate.year() + " is "
                    + rate.status() + ": " + rate.source() + ".");
        }
        notes.forEach(note -> about.add("'" + name + "': " + note));
        return about;
    }

    private static List<String> distinct(List<String> some, List<String> more) {
        Set<String> all = new LinkedHashSet<>(some);
        all.addAll(more);
        return List.copyOf(all);
    }
}
