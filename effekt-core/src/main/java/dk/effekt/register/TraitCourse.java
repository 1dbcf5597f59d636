package dk.effekt.register;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What the rows of one person say together. A row without an end ends where the next begins; a blank one says of no day what
 * was. What is left are claims: a value for certain days. Claims that overlap must have the same value.
 */
final class TraitCourse {

    /** Two claims of different values for one day. */
    record Clash(TraitRow one, TraitRow other) {

        /** The first day that both speak of; {@link TraitRow#ALWAYS} if both are open at the start. */
        int day() {
            return Math.max(one.from(), other.from());
        }

        TraitRow earlierLine() {
            return one.line() <= other.line() ? one : other;
        }

        TraitRow laterLine() {
            return one.line() <= other.line() ? other : one;
        }
    }

    /** In the order of their beginnings. */
    private final List<TraitRow> claims;

    private final List<TraitRow> repeats = new ArrayList<>();

    /** @param rows are put in order */
    TraitCourse(TraitRow[] rows) {
        Arrays.sort(rows);
        this.claims = claims(rows);
        for (int i = 1; i < rows.length; i++) {
            if (rows[i].repeats(rows[i - 1])) {
                repeats.add(rows[i]);
            }
        }
    }

    private static List<TraitRow> claims(TraitRow[] rows) {
        List<TraitRow> claims = new ArrayList<>(rows.length);
        int next = TraitRow.OPEN;
        // From the last to the first, to know where the next one begins.
        for (int i = rows.length - 1; i >= 0; i--) {
            TraitRow row = rows[i];
            if (i + 1 < rows.length && rows[i + 1].from() > row.from()) {
                next = rows[i + 1].from();
            }
            if (row.level() != DatedTrait.NOT_KNOWN) {
                claims.add(row.to() == TraitRow.OPEN ? row.until(next) : row);
            }
        }
        Collections.reverse(claims);
        return claims;
    }

    /** The rows that say again, word for word, what another says. */
    List<TraitRow> repeats() {
        return repeats;
    }

    /** The first claims that contradict each other, if any do. */
    Optional<Clash> clash() {
        // Of the claims so far, the one that lasts longest: all that reach a day have one value.
        TraitRow longest = null;
        for (TraitRow claim : claims) {
            if (longest != null && claim.from() < longest.to() && claim.level() != longest.level()) {
                return Optional.of(new Clash(longest, claim));
            }
            longest = longest == null || claim.to() > longest.to() ? claim : longest;
        }
        return Optional.empty();
    }

    /** Lays the claims, which do not clash, down as the runs of the next person. */
    void layDown(TraitRuns runs) {
        int end = TraitRow.ALWAYS;
        for (TraitRow claim : claims) {
            if (claim.from() > end) {
                runs.from(end, DatedTrait.NOT_KNOWN);
            }
            runs.from(claim.from(), claim.level());
            end = Math.max(end, claim.to());
        }
        if (end < TraitRow.OPEN) {
            runs.from(end, DatedTrait.NOT_KNOWN);
        }
    }
}
