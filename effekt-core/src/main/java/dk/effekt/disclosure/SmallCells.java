package dk.effekt.disclosure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.base.Preconditions;
import dk.effekt.effect.Effect;
import dk.effekt.protocol.Language;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * The rule that every published table passes, so that a figure tells nothing of the few people behind it. Immutable.
 *
 * <p>{@link #hidingBelow} hides counts from 1 to threshold − 1 (primary suppression) and as many others as it takes for nobody to
 * get them back from totals (complementary or secondary suppression; Willenborg and de Waal 2001, chapter 5).
 * <strong>The criterion:</strong> whoever knows every published cell, that every hidden one is at least 1, that the tables are of
 * the same people and how totals add up, is left with no fewer than {@code threshold} possible whole numbers for each hidden cell,
 * be it inner or a margin, small or hidden for another's sake: its feasibility interval has at least that many, all of which some
 * table of whole numbers attains. Which of the hidden ones are small is not told.
 *
 * <p>A zero is shown: there is nobody in the cell to tell anything of, and most zeroes are known beforehand (nobody of 18 is a
 * pensioner). But where all of a group stand in one cell, the zeroes beside it say of each of them what they are:
 * {@link #zeroesToo()} hides zeroes like other small counts.
 *
 * <p>{@link #roundingTo} rounds each inner count to the nearest multiple of a base, half up, and adds the totals up from what was
 * rounded, so that they tell nothing more: each count is only known to lie within its rounding interval, which for a rounded zero
 * reaches from 0 to half the base. Where several tables of the same people would narrow each other, the base is doubled until they
 * do not, and each table says what it is.
 */
public final class SmallCells {

    private enum Kind {
        HIDING,
        HIDING_ZEROES_TOO,
        ROUNDING,
        UNPROTECTED
    }

    /** The largest threshold and base. */
    static final int LARGEST = 1000;

    private static final int USUAL = 5;

    private final Kind kind;
    private final int size;

    private SmallCells(Kind kind, int size) {
        this.kind = kind;
        this.size = size;
    }

    /** Hides counts from 1 to 4. */
    public static SmallCells standard() {
        return hidingBelow(USUAL);
    }

    /**
     * Hides counts from 1 to threshold − 1.
     *
     * @param threshold 2 to 1000
     */
    public static SmallCells hidingBelow(int threshold) {
        return new SmallCells(Kind.HIDING, checked("threshold", threshold));
    }

    /**
     * Rounds counts instead.
     *
     * @param base 2 to 1000
     */
    public static SmallCells roundingTo(int base) {
        return new SmallCells(Kind.ROUNDING, checked("base", base));
    }

    /** Shows everything; it is for the room where the data are, and each table says so in capitals. */
    public static SmallCells unprotected() {
        return new SmallCells(Kind.UNPROTECTED, 1);
    }

    private static int checked(String name, int value) {
        Preconditions.checkArgument(
                value >= 2 && value <= LARGEST,
                "%s %s is not from 2 to %s; SmallCells.unprotected() shows everything",
                name,
                value,
                LARGEST);
        return value;
    }

    /**
     * Hides zeroes, too.
     *
     * @throws IllegalStateException if the rule hides nothing
     */
    public SmallCells zeroesToo() {
        Preconditions.checkState(hides(), "zeroesToo() goes with hidingBelow(…); the rule is: %s", describe());
        return new SmallCells(Kind.HIDING_ZEROES_TOO, size);
    }

    /** What may be seen of a table. */
    public PublishedTable protect(CountTable table) {
        return protect(List.of(table)).get(0);
    }

    /**
     * What may be seen of tables of the same people, which are linked by what they have in common: a cell that is in several is
     * hidden in all, and nobody gets a hidden one back by laying them side by side. Tables that were protected one by one do not
     * have this.
     *
     * @return in the order of the tables
     * @throws IllegalArgumentException if they are not of the same people: a dimension of the same name has other levels, or a
     *     cell that is in two tables has two counts
     */
    public List<PublishedTable> protect(List<CountTable> tables) {
        return switch (kind) {
            case UNPROTECTED -> tables.stream().map(table -> shown(table)).toList();
            case ROUNDING -> Rounding.of(this, tables);
            case HIDING, HIDING_ZEROES_TOO -> Suppression.of(this, tables);
        };
    }

    /**
     * What may be seen of counts that add up in other ways than tables do.
     *
     * @return by the number of the count; none where it is hidden or not published
     * @throws IllegalArgumentException if the rule rounds, which leaves sums that do not hold
     */
    public List<OptionalLong> protect(CountSums sums) {
        Preconditions.checkArgument(
                !rounds(),
                "sums of counts are not rounded; use SmallCells.hidingBelow(…). The rule is: %s",
                describe());
        return hides()
                ? Suppression.of(this, sums)
                : IntStream.range(0, sums.size())
                        .mapToObj(cell ->
                                sums.isPublished(cell) ? OptionalLong.of(sums.count(cell)) : OptionalLong.empty())
                        .toList();
    }

    /**
     * What may be seen of a table, and of a coarser one of the same people in which rows and columns are added up: of both together.
     *
     * @param finer with rows, columns and all totals
     * @param rowOf the row of the coarser table in which a row of the finer one is
     * @param columnOf likewise its column
     * @return the finer one, and the coarser
     * @throws IllegalArgumentException if the rule rounds, a total of the finer one is not published, or the coarser one has not its sums
     */
    public List<PublishedTable> protectNested(
            CountTable finer, CountTable coarser, IntUnaryOperator rowOf, IntUnaryOperator columnOf) {
        checkNested(finer);
        return hides()
                ? Suppression.of(
                        this,
                        new NestedCells(finer, Optional.empty(), coarser, rowOf, columnOf),
                        List.of(finer, coarser))
                : List.of(shown(finer), shown(coarser));
    }

    /**
     * What may be seen of a table beside a finer one, of which it is decided already: no more of that is hidden, and so more of this one.
     *
     * @param seen what {@link #protect(CountTable)} made of the finer one
     */
    public PublishedTable protectCoarser(
            CountTable finer,
            PublishedTable seen,
            CountTable coarser,
            IntUnaryOperator rowOf,
            IntUnaryOperator columnOf) {
        checkNested(finer);
        Preconditions.checkArgument(
                seen.rule().equals(this), "'%s' has passed another rule: %s", seen.title(), seen.rule());
        return hides()
                ? Suppression.of(
                                this,
                                new NestedCells(finer, Optional.of(seen), coarser, rowOf, columnOf),
                                List.of(coarser))
                        .get(0)
                : shown(coarser);
    }

    private void checkNested(CountTable finer) {
        Preconditions.checkArgument(
                !rounds() && !finer.isList() && finer.margins() == Margins.BOTH,
                "'%s' and a coarser table: it must have rows, columns and all totals, and counts are hidden and not rounded; the"
                        + " rule is: %s",
                finer.title(),
                describe());
    }

    private PublishedTable shown(CountTable table) {
        return PublishedTable.of(this, table, (row, column) -> {
            if (row == LinkedCells.MARGIN) {
                return OptionalLong.of(column == LinkedCells.MARGIN ? table.total() : table.columnTotal(column));
            }
            return OptionalLong.of(column == LinkedCells.MARGIN ? table.rowTotal(row) : table.count(row, column));
        });
    }

    /**
     * Whether a figure may be shown that rests on so many people, such as a mean, a duration or a curve: under
     * {@link #hidingBelow}, if there are none or as many as the threshold, under {@link #roundingTo}, as many as the base. If they
     * are a cell of a published table, ask {@link PublishedTable#isHidden} as well, since a mean can give away a count that is
     * hidden for another's sake.
     */
    public boolean allows(long persons) {
        return kind == Kind.UNPROTECTED || persons >= size || (persons == 0 && kind != Kind.HIDING_ZEROES_TOO);
    }

    /** Whether an effect may be shown: both arms rest on as many people as {@link #allows(long)} asks for. */
    public boolean allows(Effect effect) {
        return allows(effect.treated()) && allows(effect.controls());
    }

    /** Whether small counts are hidden or rounded. */
    public boolean isProtected() {
        return kind != Kind.UNPROTECTED;
    }

    boolean hides() {
        return kind == Kind.HIDING || kind == Kind.HIDING_ZEROES_TOO;
    }

    boolean rounds() {
        return kind == Kind.ROUNDING;
    }

    boolean showsZeroes() {
        return kind != Kind.HIDING_ZEROES_TOO;
    }

    /** The threshold or the base. */
    int size() {
        return size;
    }

    /** The rule in one line, as it stands under tables. */
    public String describe() {
        return describe(Language.ENGLISH);
    }

    /** The same in a language. */
    public String describe(Language in) {
        return switch (kind) {
            case HIDING ->
                in.either(
                        "counts of 1 to " + (size - 1) + " are hidden, and others that would give them away",
                        "antal fra 1 til " + (size - 1) + " er skjult, og andre, der ville røbe dem");
            case HIDING_ZEROES_TOO ->
                in.either(
                        "counts below " + size + " are hidden, and others that would give them away",
                        "antal under " + size + " er skjult, og andre, der ville røbe dem");
            case ROUNDING ->
                in.either(
                        "counts are rounded to multiples of " + size + "; totals are sums of rounded counts",
                        "antal er afrundet til et multiplum af " + size + "; summer er af afrundede antal");
            case UNPROTECTED ->
                in.either(
                        "UNPROTECTED: small counts are shown; not to be published",
                        "UBESKYTTET: små antal er vist; må ikke offentliggøres");
        };
    }

    /** {@code protected}, {@code kind}, {@code threshold} or {@code base}, and {@code says}, the rule in words. */
    void put(ObjectNode node) {
        node.put("protected", isProtected())
                .put("kind", kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        if (isProtected()) {
            node.put(rounds() ? "base" : "threshold", size);
        }
        node.put("says", describe());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SmallCells rule && rule.kind == kind && rule.size == size;
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, size);
    }

    /** The rule in one line. */
    @Override
    public String toString() {
        return describe();
    }
}
