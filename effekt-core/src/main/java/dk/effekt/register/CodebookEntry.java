package dk.effekt.register;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One row of a codebook: a benefit code or a range of codes, its names, its groups, and what the row rests on.
 *
 * @param first first code, 100 to 999; 0 for the blank
 * @param last last code of the range, inclusive; the same as {@code first} for a single code
 * @param validFrom first day on which the code was in use, if established
 * @param validTo last day on which the code was in use, if established
 * @param nameDa name in Danish
 * @param nameEn name in English
 * @param groups names of the groups it belongs to
 * @param evidence what the row rests on
 * @param source where that stands
 */
public record CodebookEntry(
        int first,
        int last,
        Optional<LocalDate> validFrom,
        Optional<LocalDate> validTo,
        String nameDa,
        String nameEn,
        Set<String> groups,
        Evidence evidence,
        String source) {

    /** What a row of the codebook rests on. */
    public enum Evidence {
        /** Number and meaning are stated in the source named. */
        SOURCED,
        /** The number is stated in the source named, the name is recollected. */
        PARTLY,
        /** No source confirms it. */
        UNVERIFIED
    }

    public CodebookEntry {
        boolean blank = first == 0 && last == 0;
        if (!blank && (!State.isCode(first) || !State.isCode(last) || last < first)) {
            throw new IllegalArgumentException("codes " + first + "-" + last + " are not a range from 100 to 999");
        }
        if (validFrom.isPresent() && validTo.isPresent() && validTo.get().isBefore(validFrom.get())) {
            throw new IllegalArgumentException(
                    "valid to " + validTo.get() + " is before valid from " + validFrom.get());
        }
        groups = java.util.Collections.unmodifiableSet(new TreeSet<>(groups));
    }

    /** Whether it stands for more than one code. */
    public boolean isRange() {
        return last > first;
    }

    /** Whether both hold a code and are of one kind: of a single code and a range that covers it, the single code wins. */
    public boolean sharesCode(CodebookEntry other) {
        return isRange() == other.isRange() && first <= other.last && other.first <= last;
    }

    /** Whether both are valid on some day. A day that is not established lies as far away as can be. */
    public boolean overlaps(CodebookEntry other) {
        return !endsBefore(other) && !other.endsBefore(this);
    }

    /** Whether its last day is before the first of another; {@code false} if either is not established. */
    public boolean endsBefore(CodebookEntry other) {
        return validTo.isPresent()
                && other.validFrom.isPresent()
                && validTo.get().isBefore(other.validFrom.get());
    }
}
