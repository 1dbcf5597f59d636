package dk.effekt.intervention;

import com.google.common.base.Suppliers;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import dk.effekt.input.Finding;
import dk.effekt.input.Findings;
import dk.effekt.input.Place;
import dk.effekt.input.ReadReport;
import dk.effekt.input.Reason;
import dk.effekt.input.Volume;
import dk.effekt.internal.Suggest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import java.util.function.Supplier;

/** Who took part in what, in an order that does not depend on that of the list. Immutable. */
public final class Participations {

    private final Map<String, List<Participation>> byIntervention = new TreeMap<>();
    private final int size;
    private final ReadReport report;
    private final Supplier<String> fingerprint = Suppliers.memoize(this::findFingerprint);

    private Participations(List<Participation> sorted, ReadReport report) {
        this.size = sorted.size();
        this.report = report;
        for (Participation participation : sorted) {
            byIntervention
                    .computeIfAbsent(participation.intervention().name(), name -> new ArrayList<>())
                    .add(participation);
        }
        byIntervention.replaceAll((name, all) -> List.copyOf(all));
    }

    /** Participations made in code; of those that repeat each other, one is kept. Their place in the list counts as line. */
    public static Participations of(List<Participation> participations) {
        Builder builder = builder();
        for (int i = 0; i < participations.size(); i++) {
            builder.add(participations.get(i), i + 1L);
        }
        return builder.build("memory", "records");
    }

    /** A builder for a reader, which also keeps account of what was refused. */
    public static Builder builder() {
        return builder(Findings.none());
    }

    /**
     * A builder for a reader that collects what it finds.
     *
     * @param findings takes what the builder finds, too; what it holds when the participations are built is in the
     *     {@link #report()}
     */
    public static Builder builder(Findings findings) {
        return new Builder(findings);
    }

    /** Number of participations. */
    public int size() {
        return size;
    }

    /** What became of each row of the list. */
    public ReadReport report() {
        return report;
    }

    /** The names of the interventions, in alphabetical order. */
    public Set<String> interventions() {
        return Collections.unmodifiableSet(byIntervention.keySet());
    }

    /**
     * The participations in one intervention, by person and start.
     *
     * @throws IllegalArgumentException if there is none; the message offers the nearest name
     */
    public List<Participation> in(String intervention) {
        List<Participation> found = byIntervention.get(intervention);
        if (found == null) {
            throw new IllegalArgumentException(
                    "no participation in intervention " + Suggest.quoted(intervention, byIntervention.keySet()));
        }
        return found;
    }

    /**
     * The participations of some persons, such as those who consent. Nothing of the others can be reached from it. The
     * {@link #report()} stays that of the list.
     *
     * @param isKept is asked for pseudonyms
     */
    public Participations keeping(LongPredicate isKept) {
        return new Participations(
                byIntervention.values().stream()
                        .flatMap(List::stream)
                        .filter(participation -> isKept.test(participation.personId()))
                        .toList(),
                report);
    }

    /**
     * A SHA-256 of who took part in what, when, and why it ended, in hexadecimal: equal participations have equal fingerprints,
     * whatever the order of rows or the form of the file that they were read from. It is worked out once.
     */
    public String fingerprint() {
        return fingerprint.get();
    }

    private String findFingerprint() {
        Hasher hasher = Hashing.sha256().newHasher();
        for (List<Participation> all : byIntervention.values()) {
            for (Participation one : all) {
                put(hasher, one.intervention().name());
                hasher.putLong(one.personId()).putLong(one.start().toEpochDay());
                hasher.putLong(one.end().map(LocalDate::toEpochDay).orElse(Long.MAX_VALUE));
                put(hasher, one.endReason());
            }
        }
        return hasher.hash().toString();
    }

    private static void put(Hasher hasher, String text) {
        hasher.putInt(text.length()).putUnencodedChars(text);
    }

    /** One line: {@code 4,700 participations in 2 interventions}. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%,d participations in %d %s",
                size,
                byIntervention.size(),
                byIntervention.size() == 1 ? "intervention" : "interventions");
    }

    /** Takes participations row by row; read = kept + refused. Not thread-safe. */
    public static final class Builder {

        private record Row(Participation participation, long line) {}

        private final List<Row> rows = new ArrayList<>();
        private final Findings findings;
        private OverlapRule overlapRule = OverlapRule.KEEP;
        private long cellsRead;

        private Builder(Findings findings) {
            this.findings = findings;
        }

        /** Chooses what becomes of rows of one person in one intervention that share a day; otherwise they are kept. */
        public Builder overlaps(OverlapRule rule) {
            this.overlapRule = rule;
            return this;
        }

        /**
         * Takes a participation.
         *
         * @param line where it stands, for the report
         */
        public void add(Participation participation, long line) {
            rows.add(new Row(participation, line));
        }

        /** Counts a row that is not in the result. */
        public void refuse(Finding refusal) {
            findings.refuse(refusal);
        }

        /** Counts cells that were read, for the {@linkplain Volume report}. */
        public void cellsRead(long more) {
            cellsRead += more;
        }

        /** Adds something for the reader of the result to know. */
        public void note(Finding finding) {
            findings.note(finding);
        }

        /** The participations taken; of rows that repeat each other word for word, the first. A row that is joined to another is kept. */
        public Participations build(String source, String form) {
            List<Row> sorted = rows.stream()
                    .sorted(Comparator.comparing(Row::participation).thenComparingLong(Row::line))
                    .toList();
            Findings all = findings.copy();
            Courses courses = new Courses(overlapRule);
            long kept = 0;
            long together = 0;
            long firstTogether = Long.MAX_VALUE;
            for (int i = 0; i < sorted.size(); i++) {
                Row row = sorted.get(i);
                if (i > 0 && row.participation().equals(sorted.get(i - 1).participation())) {
                    all.refuse(Finding.refused(
                            Reason.REPEATED,
                            Place.of(source, row.line()),
                            "repeats the participation of line "
                                    + sorted.get(i - 1).line() + " word for word; one is kept",
                            ""));
                    continue;
                }
                kept++;
                if (courses.add(row.participation())) {
                    together++;
                    firstTogether = Math.min(firstTogether, row.line());
                }
            }
            if (together > 0) {
                all.note(together(Place.of(source, firstTogether), together));
            }
            List<Participation> made = courses.toList();
            long persons =
                    made.stream().mapToLong(Participation::personId).distinct().count();
            return new Participations(
                    made,
                    new ReadReport(
                            source, form, kept + all.refused(), kept, new Volume(persons, 0, cellsRead), all.toList()));
        }

        private Finding together(Place first, long count) {
            String row = "the row shares a day with another of the same person in the same intervention";
            return overlapRule == OverlapRule.KEEP
                    ? Finding.noted(
                            Reason.OVERLAPPING,
                            first,
                            row + "; each is a participation of its own",
                            "To join them, read with OverlapRule.JOIN.",
                            count)
                    : Finding.noted(
                            Reason.OVERLAPPING,
                            first,
                            row + (overlapRule == OverlapRule.JOIN_ADJOINING ? ", or adjoins it" : "")
                                    + "; they are one participation",
                            "",
                            count);
        }
    }
}
