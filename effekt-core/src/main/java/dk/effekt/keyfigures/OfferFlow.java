package dk.effekt.keyfigures;

import com.google.common.base.Suppliers;
import dk.effekt.calendar.WeekSpan;
import dk.effekt.disclosure.AnonymousResult;
import dk.effekt.disclosure.CountTable;
import dk.effekt.disclosure.Identifiable;
import dk.effekt.disclosure.PublishedTable;
import dk.effekt.disclosure.SmallCells;
import dk.effekt.internal.Lines;
import dk.effekt.internal.Suggest;
import dk.effekt.internal.TextTable;
import dk.effekt.intervention.InterventionCatalogue;
import dk.effekt.intervention.Offer;
import dk.effekt.intervention.Participations;
import dk.effekt.keyfigures.OfferStep.Next;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * From which offer to which: of each course the same person's next one, after how many weeks of waiting, or how many weeks they
 * overlap.
 *
 * <pre>{@code
 * OfferFlow flow = OfferFlow.of(participations).between(WeekSpan.of(Week.of(2022, 1), 52));
 * flow.table();
 * flow.step("Mentor", "IPS", OfferStep.Next.AFTER_A_WAIT).medianWeeks();
 * flow.byOwner(catalogue).changes();
 * }</pre>
 *
 * <p>Next is what begins next, in the same offer or another; of courses that begin on one day, the lesser by {@link
 * dk.effekt.intervention.Participation#compareTo} is first. Each course counts once, so that a row adds up to the courses begun in
 * it. What is known ends with the last start in the list: who has no next course by then may still get one, and of courses that ended
 * late only short waits can be known.
 *
 * <p>What is seen has passed a {@link SmallCells} rule, which counts courses; means and medians rest on as many people, too. The flow
 * between owners is a sum of that between offers. A flow and its {@link #byOwner} may both be published: {@link #withOwners} decides on
 * both together, by hiding a little more between offers; without it what is seen between offers stays as it is, and much is hidden between
 * owners.
 *
 * <p>It holds on to the list, and is {@link Identifiable}: a {@link dk.effekt.disclosure.RetentionPolicy} replaces it by its counts.
 * Immutable.
 */
public final class OfferFlow implements Identifiable {

    private final Participations participations;
    private final Optional<InterventionCatalogue> owners;
    private final Optional<WeekSpan> span;
    private final SmallCells rule;
    /** The flow between offers of which that between owners is a sum. */
    private final Optional<OfferFlow> finer;

    private final Supplier<FlowCount> count = Suppliers.memoize(this::count);
    /** Between offers, and between owners if there are any. */
    private final Supplier<List<PublishedTable>> seen = Suppliers.memoize(this::protect);

    private OfferFlow(
            Participations participations,
            Optional<InterventionCatalogue> owners,
            Optional<WeekSpan> span,
            SmallCells rule,
            Optional<OfferFlow> finer) {
        this.participations = participations;
        this.owners = owners;
        this.span = span;
        this.rule = rule;
        this.finer = finer;
    }

    private OfferFlow with(Optional<WeekSpan> weeks, SmallCells smallCells) {
        return new OfferFlow(
                participations, owners, weeks, smallCells, finer.map(offers -> offers.with(weeks, smallCells)));
    }

    /**
     * The flow between the offers of a list, of all courses; counts of 1 to 4 are hidden.
     *
     * @throws IllegalArgumentException if the list has no course
     */
    public static OfferFlow of(Participations participations) {
        if (participations.size() == 0) {
            throw new IllegalArgumentException("the list has no participation, and nothing flows");
        }
        return new OfferFlow(
                participations, Optional.empty(), Optional.empty(), SmallCells.standard(), Optional.empty());
    }

    /**
     * The same of courses that begin in these weeks; what comes next may begin later.
     *
     * @param weeks at least one
     */
    public OfferFlow between(WeekSpan weeks) {
        if (weeks.isEmpty()) {
            throw new IllegalArgumentException("no week in " + weeks + "; give at least one in which courses begin");
        }
        return with(Optional.of(weeks), rule);
    }

    /**
     * The same, so that {@link #byOwner} of this catalogue shows as much as it can beside it: some more is hidden here.
     *
     * @throws IllegalStateException if it is the flow between owners already
     */
    public OfferFlow withOwners(InterventionCatalogue catalogue) {
        if (finer.isPresent()) {
            throw new IllegalStateException("ask withOwners(…) of the flow between offers, and then byOwner(…)");
        }
        return new OfferFlow(participations, Optional.of(catalogue), span, rule, Optional.empty());
    }

    /**
     * The same between those who answer for the offers. An offer of which the catalogue does not say who does is of {@code no owner
     * named}, one that it lacks is {@code not in the catalogue}. Both may be published: what this flow shows gives away nothing that the
     * flow between offers hides.
     *
     * @throws IllegalArgumentException if {@link #withOwners} was asked for another catalogue
     */
    public OfferFlow byOwner(InterventionCatalogue catalogue) {
        OfferFlow offers = finer.orElse(this);
        if (offers.owners.isPresent() && !offers.owners.get().offers().equals(catalogue.offers())) {
            throw new IllegalArgumentException(
                    "the flow is made to stand beside that between the owners of another catalogue; give withOwners(…) and byOwner(…)"
                            + " the same");
        }
        return new OfferFlow(participations, Optional.of(catalogue), span, rule, Optional.of(offers));
    }

    /**
     * The same by another rule.
     *
     * @throws IllegalArgumentException if it rounds
     */
    public OfferFlow protectedBy(SmallCells smallCells) {
        Protection.requireHiding(smallCells);
        return with(span, smallCells);
    }

    private FlowCount count() {
        return new FlowCount(participations, finer.isPresent() ? ownerOf() : UnaryOperator.identity(), span);
    }

    private UnaryOperator<String> ownerOf() {
        Map<String, String> ownerOf = owners.orElseThrow().offers().stream()
                .collect(Collectors.toMap(
                        Offer::name, offer -> offer.owner().isEmpty() ? "no owner named" : offer.owner()));
        return name -> ownerOf.getOrDefault(name, "not in the catalogue");
    }

    private PublishedTable seen() {
        return seen.get().get(0);
    }

    private List<PublishedTable> protect() {
        CountTable table = count.get().table(title());
        if (finer.isEmpty() && owners.isEmpty()) {
            return List.of(rule.protect(table));
        }
        if (finer.isEmpty()) {
            OfferFlow coarser = byOwner(owners.orElseThrow());
            Coarser in = coarser.in(count.get());
            return rule.protectNested(table, coarser.count.get().table(coarser.title()), in::row, in::column);
        }
        OfferFlow offers = finer.get();
        Coarser in = in(offers.count.get());
        return offers.owners.isPresent()
                ? offers.seen.get().subList(1, 2)
                : List.of(rule.protectCoarser(
                        offers.count.get().table(offers.title()), offers.seen(), table, in::row, in::column));
    }

    /** The row and the column of an owner for each of an offer. */
    private record Coarser(List<Integer> rows, List<Integer> columns) {

        int row(int ofOffer) {
            return rows.get(ofOffer);
        }

        int column(int ofOffer) {
            return columns.get(ofOffer);
        }
    }

    private Coarser in(FlowCount offers) {
        List<Integer> rows = offers.places().stream()
                .map(ownerOf())
                .map(owner -> places().indexOf(owner))
                .toList();
        Integer[] columns = new Integer[2 * rows.size() + 2];
        for (int to = 0; to < rows.size(); to++) {
            for (Next next : Next.values()) {
                columns[offers.column(to, next)] = count.get().column(rows.get(to), next);
            }
        }
        return new Coarser(rows, List.of(columns));
    }

    private String title() {
        return finer.isPresent() ? "Flow between those who answer for offers" : "Flow between offers";
    }

    /** The rule that it has passed. */
    public SmallCells rule() {
        return rule;
    }

    /** The offers, or with {@link #byOwner} who answers for them, by name. */
    public List<String> places() {
        return count.get().places();
    }

    /** The first day of the course that begins last in the list: what came later is not known. */
    public LocalDate lastStart() {
        return count.get().lastStart();
    }

    /**
     * How many courses in a place are counted; none if it is hidden.
     *
     * @throws IllegalArgumentException if there is no such place; the message offers the nearest name
     */
    public OptionalLong begun(String from) {
        return seen().rowTotal(place(from));
    }

    /**
     * How many went from one place to another.
     *
     * @param next {@link Next#AFTER_A_WAIT} or {@link Next#OVERLAPPING}
     * @throws IllegalArgumentException if there is no such place, or there is no next course in {@code next}
     */
    public OfferStep step(String from, String to, Next next) {
        if (!hasNext(next)) {
            throw new IllegalArgumentException(
                    next + " has no next course; ask withoutNext(from, " + next + "), or AFTER_A_WAIT or OVERLAPPING");
        }
        return step(place(from), place(to), next);
    }

    /**
     * How many have no next course.
     *
     * @param next {@link Next#UNDER_WAY} or {@link Next#NONE_YET}
     * @throws IllegalArgumentException if there is no such place, or there is a next course in {@code next}
     */
    public OfferStep withoutNext(String from, Next next) {
        if (hasNext(next)) {
            throw new IllegalArgumentException(
                    next + " has a next course; ask step(from, to, " + next + "), or UNDER_WAY or NONE_YET");
        }
        return step(place(from), 0, next);
    }

    private static boolean hasNext(Next next) {
        return next == Next.AFTER_A_WAIT || next == Next.OVERLAPPING;
    }

    private int place(String name) {
        int place = places().indexOf(name);
        if (place < 0) {
            throw new IllegalArgumentException("the flow has no " + Suggest.quoted(name, places()));
        }
        return place;
    }

    private OfferStep step(int from, int to, Next next) {
        int column = count.get().column(to, next);
        OptionalLong courses = seen().count(from, column);
        boolean isSeen =
                isMeanSeen(from, column) && rule.allows(peopleBehind(places().get(from), places().get(to), next));
        return new OfferStep(
                places().get(from),
                hasNext(next) ? places().get(to) : "",
                next,
                courses,
                isSeen ? count.get().meanWeeks(from, column) : OptionalDouble.empty(),
                isSeen ? count.get().medianWeeks(from, column) : OptionalDouble.empty());
    }

    private boolean isMeanSeen(int from, int column) {
        return !seen().isHidden(from, column) && rule.allows(count.get().people(from, column));
    }

    /** Of those between offers, the people whose mean is not seen there: the mean here, less the others, is theirs. */
    private int peopleBehind(String from, String to, Next next) {
        Set<Long> people = new HashSet<>();
        finer.ifPresent(offers -> {
            UnaryOperator<String> ownerOf = ownerOf();
            List<String> all = offers.places();
            for (int i = 0; i < all.size(); i++) {
                for (int j = 0; j < all.size() && ownerOf.apply(all.get(i)).equals(from); j++) {
                    int column = offers.count.get().column(j, next);
                    if (ownerOf.apply(all.get(j)).equals(to) && !offers.isMeanSeen(i, column)) {
                        people.addAll(offers.count.get().peopleOf(i, column));
                    }
                }
            }
        });
        return people.size();
    }

    /** Each step but those that nobody is seen to have taken, by the names of both places. */
    public List<OfferStep> steps() {
        List<OfferStep> steps = new ArrayList<>();
        for (int from = 0; from < places().size(); from++) {
            steps.addAll(stepsFrom(from));
        }
        return List.copyOf(steps);
    }

    private List<OfferStep> stepsFrom(int from) {
        List<OfferStep> steps = new ArrayList<>();
        for (int to = 0; to < places().size(); to++) {
            steps.add(step(from, to, Next.AFTER_A_WAIT));
            steps.add(step(from, to, Next.OVERLAPPING));
        }
        steps.add(step(from, 0, Next.UNDER_WAY));
        steps.add(step(from, 0, Next.NONE_YET));
        steps.removeIf(step -> step.courses().equals(OptionalLong.of(0)));
        return steps;
    }

    /**
     * How many next courses are in another place, such as with another owner. It is worked out from the numbers that are shown; none if
     * they do not tell.
     */
    public OptionalLong changes() {
        PublishedTable table = seen();
        List<OptionalLong> others = new ArrayList<>();
        List<OptionalLong> rest = new ArrayList<>();
        for (int from = 0; from < places().size(); from++) {
            for (int to = 0; to < places().size(); to++) {
                for (Next next : List.of(Next.AFTER_A_WAIT, Next.OVERLAPPING)) {
                    (from == to ? rest : others)
                            .add(table.count(from, count.get().column(to, next)));
                }
            }
        }
        rest.add(table.columnTotal(count.get().column(0, Next.UNDER_WAY)));
        rest.add(table.columnTotal(count.get().column(0, Next.NONE_YET)));
        OptionalLong changes = sum(others);
        OptionalLong known = sum(rest);
        return changes.isEmpty() && known.isPresent() && table.total().isPresent()
                ? OptionalLong.of(table.total().getAsLong() - known.getAsLong())
                : changes;
    }

    private static OptionalLong sum(List<OptionalLong> numbers) {
        return numbers.stream().allMatch(OptionalLong::isPresent)
                ? OptionalLong.of(
                        numbers.stream().mapToLong(OptionalLong::getAsLong).sum())
                : OptionalLong.empty();
    }

    /** All of it, in 80 columns; what nobody is seen to have done is left out. */
    public String table() {
        StringBuilder text = new StringBuilder();
        wrap(text, title());
        wrap(text, coverage());
        if (!rule.isProtected()) {
            wrap(text, "! " + rule.describe());
        }
        for (int from = 0; from < places().size(); from++) {
            if (!begun(places().get(from)).equals(OptionalLong.of(0))) {
                text.append('\n').append(block(from).fitting(TextTable.WIDTH));
            }
        }
        text.append('\n');
        wrap(text, definition());
        if (rule.isProtected()) {
            wrap(text, PublishedTable.MARK + " is hidden: " + rule.describe() + ".");
        }
        return text.toString();
    }

    private String coverage() {
        return span.map(weeks -> "courses begun in " + weeks).orElse("all courses") + "; last start in the list "
                + lastStart();
    }

    private TextTable block(int from) {
        String place = places().get(from);
        TextTable table = TextTable.of("from " + place, "courses", "%", "weeks, mean", "median");
        OptionalLong all = begun(place);
        for (OfferStep step : stepsFrom(from)) {
            boolean hasShare = step.courses().isPresent() && all.isPresent();
            table.add(
                    step.what(),
                    text(step.courses()),
                    hasShare ? Numbers.percent((double) step.courses().getAsLong() / all.getAsLong()) : "",
                    text(step.meanWeeks()),
                    text(step.medianWeeks()));
        }
        return table.add("in all", text(all), "", "", "");
    }

    private static String text(OptionalLong number) {
        return number.isPresent() ? Numbers.whole(number.getAsLong()) : PublishedTable.MARK;
    }

    private static String text(OptionalDouble number) {
        return number.isPresent() ? Numbers.decimal(number.getAsDouble()) : "";
    }

    /** What the numbers are, in words. */
    public String definition() {
        return "Of each course the same person's next one, by start. Weeks: after a wait, from the last day to the first day of the next; "
                + "overlapping, those that both share by the last start in the list. What has no next course by then may still get "
                + "one: of courses that ended late, only short waits are in the means.";
    }

    private static void wrap(StringBuilder text, String line) {
        Lines.of(line, TextTable.WIDTH, "  ").forEach(each -> text.append(each).append('\n'));
    }

    /**
     * The {@link #steps()} as comma-separated values (RFC 4180): {@code from}, {@code to} (empty without a next course), {@code next},
     * {@code courses} (empty if hidden), {@code meanWeeks}, {@code medianWeeks}, {@code visibility} ({@code shown} or {@code hidden}) and
     * {@code rule}. The courses begun in a place have {@code total} as {@code next}.
     */
    public String toCsv() {
        return OfferFlowFiles.csv(this);
    }

    /**
     * The same as JSON, which begins with {@code "effektOfferFlow": 1}: {@code between} ({@code offers} or {@code owners}), {@code
     * participationsSha256}, {@code firstWeek} and {@code lastWeek} if so chosen, {@code lastStart}, {@code rule}, {@code definition},
     * {@code begun} (by place) and {@code steps}. What is hidden is {@code null}.
     */
    public String toJson() {
        return OfferFlowFiles.json(this, participations.fingerprint(), finer.isPresent() ? "owners" : "offers", span);
    }

    /** The flow, by the rule asked for, or {@link SmallCells#standard()} where that hides nothing. Nobody can be reached from it. */
    @Override
    public AnonymousResult anonymous() {
        OfferFlow flow = rule.isProtected() ? this : protectedBy(SmallCells.standard());
        return new AnonymousResult(title(), flow.table(), flow.toJson());
    }

    /** One line: {@code Flow between offers, 4 places}. */
    @Override
    public String toString() {
        return title() + ", " + places().size() + (places().size() == 1 ? " place" : " places")
                + (rule.isProtected() ? "" : ", UNPROTECTED");
    }
}
