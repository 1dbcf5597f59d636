package dk.effekt.register;

import dk.effekt.calendar.Week;
import dk.effekt.calendar.WeekSpan;
import dk.effekt.input.Finding;
import dk.effekt.input.Place;
import dk.effekt.input.ReadReport;
import dk.effekt.input.Reason;
import dk.effekt.input.Volume;
import dk.effekt.internal.Interruption;
import dk.effekt.internal.WholeFile;
import dk.effekt.register.CodebookEntry.Evidence;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * A register as a file.
 *
 * <h2>Format, version 3</h2>
 *
 * All numbers are little endian. Eight bytes that no text file begins with, the version as an {@code int}, then blocks: the
 * length of the content ({@code int}, at most 1 MiB), its CRC-32C ({@code int}), the content. The checksum is over the
 * content, its length and the block's number from 0, so that a block cannot be lost or change places. An empty block ends
 * the file. No value reaches from one block into the next.
 *
 * <p>The contents in a row: span, codebook, report; the names of the enums whose constants stand as numbers; the number of
 * persons, the pseudonyms, the traits by column; the spells; for each {@link MonthlySeries} a byte for each month of the
 * span, 1 if it was observed, and, if one was, the values. Spells and values are the number of runs of each person, then all
 * runs, packed as in memory ({@link Packed}, {@link PackedMonth}). How memory is cut into chunks does not show. Last the
 * number of dated traits and of each, in the order of the names, name, report, levels, the number of runs of each person and
 * all runs, packed as in memory ({@link DatedTrait}). The same register makes the same bytes.
 *
 * <h2>Trust</h2>
 *
 * The checksums find accidents, not malice: who can write the file can also make its checksums match. What no register can say
 * is refused even then, and memory is taken only for what the file has the bytes for.
 */
final class Snapshot {

    static final int VERSION = 3;
    static final int MOST_IN_BLOCK = 1 << 20;
    /** What stands before a block's content: its length and its checksum. */
    static final int FRAME = 2 * Integer.BYTES;

    private static final long NO_DATE = Long.MIN_VALUE;

    private Snapshot() {}

    /** As in PNG: not ASCII, and broken by whoever translates line ends. */
    static byte[] magic() {
        return new byte[] {(byte) 0x89, 'E', 'F', 'K', '\r', '\n', 0x1A, '\n'};
    }

    static int checksum(CRC32C checksum, long number, int length, ByteBuffer content) {
        checksum.reset();
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            checksum.update((int) (number >>> shift));
        }
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            checksum.update(length >>> shift);
        }
        checksum.update(content);
        return (int) checksum.getValue();
    }

    static void save(Register register, Path file) throws IOException {
        try {
            WholeFile.makePrivate(file, pending -> {
                try (SnapshotWriter out = SnapshotWriter.open(pending)) {
                    write(register, out);
                    out.finish();
                }
            });
        } catch (ClosedByInterruptException e) {
            Interruption.check("saving the register");
            throw e;
        }
    }

    static Register open(Path file) throws IOException {
        try {
            return read(file);
        } catch (ClosedByInterruptException e) {
            Interruption.check("opening the register");
            throw e;
        }
    }

    private static Register read(Path file) throws IOException {
        try (SnapshotReader in = new SnapshotReader(file)) {
            try {
                Register register = read(in);
                in.finish();
                return register;
            } catch (IllegalArgumentException | DateTimeException | ArithmeticException | IndexOutOfBoundsException e) {
                // The checksums match, so another hand made it; what it says cannot be quoted, as anything may stand
                // there.
                throw in.altered("it says what no register can say");
            }
        }
    }

    private static void write(Register register, SnapshotWriter out) throws IOException {
        out.putInt(register.span().start().epochWeek());
        out.putInt(register.span().length());
        writeCodebook(register.codebook(), out);
        writeReport(register.report(), out);
        out.putString(enums());
        out.putInt(register.ids().length);
        out.putLongs(register.ids());
        register.traits().writeTo(out);
        register.spells().writeTo(out);
        for (MonthlySeries series : MonthlySeries.values()) {
            register.monthly(series).writeTo(out);
        }
        out.putInt(register.traitNames().size());
        for (String name : register.traitNames()) {
            DatedTrait trait = register.trait(name);
            out.putString(name);
            writeReport(trait.report(), out);
            trait.writeTo(out);
        }
    }

    private static Register read(SnapshotReader in) throws IOException {
        Week start = Week.ofEpochWeek(in.getInt());
        int weeks = in.getCount();
        if (weeks < 1 || weeks > Packed.MOST_WEEKS) {
            throw in.altered("it spans " + weeks + " weeks");
        }
        WeekSpan span = WeekSpan.of(start, weeks);
        Codebook codebook = readCodebook(in);
        ReadReport report = readReport(in);
        if (!in.getString().equals(enums())) {
            throw in.otherVersion("a snapshot with other background values or monthly series than this effekt knows");
        }
        int persons = in.getCount();
        long[] ids = in.getLongs(persons);
        for (int i = 1; i < persons; i++) {
            if (ids[i] <= ids[i - 1]) {
                throw in.altered("the persons are not in order");
            }
        }
        Traits traits = Traits.read(persons, in);
        RunsColumn spells = RunsColumn.read(Packed.VALUE_BITS, weeks, Packed::isValue, persons, in);
        Months months = Months.of(span);
        List<MonthlyColumn> monthly = new ArrayList<>();
        for (MonthlySeries series : MonthlySeries.values()) {
            monthly.add(MonthlyColumn.read(series, months, persons, in));
        }
        SortedMap<String, DatedTrait> datedTraits = readTraits(ids, in);
        return new Register(
                span, codebook, ids, spells, List.copyOf(monthly), traits, datedTraits, report, Runnable::run);
    }

    private static SortedMap<String, DatedTrait> readTraits(long[] ids, SnapshotReader in) throws IOException {
        SortedMap<String, DatedTrait> traits = new TreeMap<>();
        for (int left = in.getCount(); left > 0; left--) {
            String name = in.getString();
            if (name.isBlank() || (!traits.isEmpty() && name.compareTo(traits.lastKey()) <= 0)) {
                throw in.altered("the traits are not in order");
            }
            traits.put(name, DatedTrait.read(name, ids, readReport(in), in));
        }
        return traits;
    }

    private static String enums() {
        return Stream.of(Sex.values(), Origin.values(), Employment.values(), MonthlySeries.values())
                .map(constants -> Stream.of(constants).map(Enum::name).toList())
                .toList()
                .toString();
    }

    private static void writeCodebook(Codebook codebook, SnapshotWriter out) throws IOException {
        out.putString(codebook.version());
        out.putInt(codebook.entries().size());
        for (CodebookEntry entry : codebook.entries()) {
            out.putInt(entry.first());
            out.putInt(entry.last());
            out.putLong(entry.validFrom().map(LocalDate::toEpochDay).orElse(NO_DATE));
            out.putLong(entry.validTo().map(LocalDate::toEpochDay).orElse(NO_DATE));
            out.putString(entry.nameDa());
            out.putString(entry.nameEn());
            out.putInt(entry.groups().size());
            for (String group : entry.groups()) {
                out.putString(group);
            }
            out.putString(entry.evidence().name());
            out.putString(entry.source());
        }
    }

    private static Codebook readCodebook(SnapshotReader in) throws IOException {
        String version = in.getString();
        int rows = in.getCount();
        List<CodebookEntry> entries = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            int first = in.getInt();
            int last = in.getInt();
            Optional<LocalDate> validFrom = readDate(in);
            Optional<LocalDate> validTo = readDate(in);
            String nameDa = in.getString();
            String nameEn = in.getString();
            TreeSet<String> groups = new TreeSet<>();
            for (int left = in.getCount(); left > 0; left--) {
                groups.add(in.getString());
            }
            Evidence evidence = Evidence.valueOf(in.getString());
            entries.add(new CodebookEntry(
                    first, last, validFrom, validTo, nameDa, nameEn, groups, evidence, in.getString()));
        }
        return Codebook.of(version, entries);
    }

    private static Optional<LocalDate> readDate(SnapshotReader in) throws IOException {
        long day = in.getLong();
        return day == NO_DATE ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(day));
    }

    private static void writeReport(ReadReport report, SnapshotWriter out) throws IOException {
        out.putString(report.source());
        out.putString(report.form());
        out.putLong(report.rowsRead());
        out.putLong(report.rowsKept());
        out.putLong(report.volume().persons());
        out.putLong(report.volume().personWeeks());
        out.putLong(report.volume().cells());
        out.putInt(report.findings().size());
        for (Finding finding : report.findings()) {
            out.putString(finding.kind().name());
            out.putString(finding.reason().name());
            out.putString(finding.place().source());
            out.putLong(finding.place().line());
            out.putString(finding.place().column());
            out.putString(finding.detail());
            out.putString(finding.remedy());
            out.putLong(finding.count());
        }
    }

    private static ReadReport readReport(SnapshotReader in) throws IOException {
        String source = in.getString();
        String form = in.getString();
        long rowsRead = in.getLong();
        long rowsKept = in.getLong();
        Volume volume = new Volume(in.getLong(), in.getLong(), in.getLong());
        int count = in.getCount();
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Finding.Kind kind = Finding.Kind.valueOf(in.getString());
            Reason reason = Reason.valueOf(in.getString());
            Place place = new Place(in.getString(), in.getLong(), in.getString());
            findings.add(new Finding(kind, reason, place, in.getString(), in.getString(), in.getLong()));
        }
        return new ReadReport(source, form, rowsRead, rowsKept, volume, findings);
    }
}
