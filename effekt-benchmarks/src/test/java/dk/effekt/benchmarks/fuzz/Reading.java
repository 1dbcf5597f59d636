package dk.effekt.benchmarks.fuzz;

import dk.effekt.dream.DreamReader;
import dk.effekt.dream.OfferReader;
import dk.effekt.dream.ParticipationReader;
import dk.effekt.dream.TableFileReader;
import dk.effekt.input.DataException;
import dk.effekt.input.ReadReport;
import dk.effekt.intervention.InterventionCatalogue;
import dk.effekt.intervention.Participations;
import dk.effekt.register.Codebook;
import dk.effekt.register.Register;
import dk.effekt.table.Table;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * What came of reading a file.
 *
 * @param result what identifies all that was read, or the message of the exception
 * @param report what became of the rows; none if an exception was thrown
 * @param shown all that a user or a log may get to see
 */
record Reading(String result, Optional<ReadReport> report, String shown) {

    private static final String SOURCE = "file";
    private static final Pattern OF_NO_USE = Pattern.compile("no use for|is for (long|wide) and");

    /** Reads; only what is documented for data is caught. */
    static Reading of(Supplier<Reading> parser) {
        try {
            return parser.get();
        } catch (DataException e) {
            return refused(e);
        }
    }

    /** Reads with options that may not suit the file, which then is an argument that is refused. */
    static Reading ofStated(Supplier<Reading> parser) {
        try {
            return of(parser);
        } catch (IllegalArgumentException e) {
            if (OF_NO_USE.matcher(e.getMessage()).find()) {
                return refused(e);
            }
            throw e;
        }
    }

    static Reading extract(DreamReader reader, byte[] file) {
        return register(reader.read(new ByteArrayInputStream(file), SOURCE));
    }

    static Reading participations(ParticipationReader reader, byte[] file) {
        return participations(reader.read(new ByteArrayInputStream(file), SOURCE));
    }

    static Reading participations(Participations read) {
        StringBuilder all = new StringBuilder();
        for (String intervention : read.interventions()) {
            read.in(intervention).forEach(one -> all.append(one).append(one.personId()));
        }
        return new Reading(all.toString(), Optional.of(read.report()), shown(read, read.report()) + all);
    }

    static Reading offers(OfferReader reader, byte[] file) {
        InterventionCatalogue read = reader.read(new ByteArrayInputStream(file), SOURCE);
        return new Reading(
                read.toJson(),
                Optional.of(read.report()),
                shown(read, read.report()) + read.table() + read.toCsv() + read.offers());
    }

    /** Of numbers, shown is what the table prints of them: a ratio may have the digits of a person. */
    static Reading table(TableFileReader reader, byte[] file) {
        Table read = reader.read(new ByteArrayInputStream(file), SOURCE);
        StringBuilder numbers = new StringBuilder();
        StringBuilder shown = new StringBuilder(shown(read, read.report())).append(read.head());
        for (String name : read.names()) {
            if (read.isNumeric(name)) {
                numbers.append(Arrays.toString(read.numbers(name)));
            } else {
                shown.append(read.categories(name)).append(read.levels(name));
            }
        }
        shown.append(read.table()).append(read.names());
        return new Reading(numbers.toString() + shown, Optional.of(read.report()), shown.toString());
    }

    static Reading codebook(Codebook read) {
        return new Reading(read.version() + read.entries(), Optional.of(read.report()), shown(read, read.report()));
    }

    static Reading register(Register read) {
        StringBuilder all = new StringBuilder();
        for (int person = 0; person < read.size(); person++) {
            all.append(read.timeline(person)).append(read.timeline(person).spells());
            all.append(read.traits().of(person)).append('\n');
        }
        return new Reading(read.fingerprint(), Optional.of(read.report()), shown(read, read.report()) + all);
    }

    /** A register with traits from another file, whose report counts its rows; the traits of one file have them in common. */
    static Reading traits(Register read) {
        Reading register = register(read);
        StringBuilder shown = new StringBuilder(register.shown());
        Optional<ReadReport> report = register.report();
        for (String name : read.traitNames()) {
            report = Optional.of(read.trait(name).report());
            shown.append(shown(read.trait(name), read.trait(name).report()));
        }
        return new Reading(register.result(), report, shown.toString());
    }

    boolean isRefused() {
        return report.isEmpty();
    }

    private static Reading refused(RuntimeException e) {
        return new Reading(String.valueOf(e.getMessage()), Optional.empty(), e + " " + e.getCause());
    }

    private static String shown(Object read, ReadReport report) {
        return read + report.summary() + report.table() + report.toJson() + report;
    }
}
