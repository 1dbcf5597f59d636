package dk.effekt.benchmarks.fuzz;

import static dk.effekt.benchmarks.fuzz.Seeds.lines;
import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.calendar.Week;
import dk.effekt.calendar.WeekSpan;
import dk.effekt.dream.Dream;
import dk.effekt.dream.DreamColumn;
import dk.effekt.dream.DreamReader;
import dk.effekt.dream.Form;
import dk.effekt.dream.MissingWeeks;
import dk.effekt.dream.OfferColumn;
import dk.effekt.dream.OfferList;
import dk.effekt.dream.ParticipationColumn;
import dk.effekt.dream.ParticipationList;
import dk.effekt.dream.PeriodEnd;
import dk.effekt.dream.TableFile;
import dk.effekt.dream.TableFileReader;
import dk.effekt.dream.TraitReader;
import dk.effekt.input.ErrorPolicy;
import dk.effekt.register.MonthlySeries;
import dk.effekt.register.Register;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.function.Function;

/**
 * A table as text, read with the standard options and with others.
 *
 * @param seeds sound tables
 * @param standard reads with the standard options
 * @param stated read with more being said of the file, which may be wrong
 */
record TextTarget(List<byte[]> seeds, Function<byte[], Reading> standard, List<Function<byte[], Reading>> stated)
        implements Target {

    static TextTarget wide() {
        return extract(
                Seeds.wide(),
                Dream.reader().form(Form.WIDE).withMissingWeeks(MissingWeeks.NOT_OBSERVED),
                Dream.reader()
                        .column(DreamColumn.PERSON, "note")
                        .weeks("y_(\\d{4})")
                        .months(MonthlySeries.EMPLOYMENT_RATIO, "grad_(\\d{4})_(\\d\\d)"));
    }

    static TextTarget longTable() {
        return extract(
                Seeds.longTables(),
                Dream.reader().form(Form.LONG).withMissingWeeks(MissingWeeks.NOT_OBSERVED),
                Dream.reader()
                        .withSpan(WeekSpan.of(Week.of(2017, 1), 10))
                        .withPivot(18)
                        .column(DreamColumn.CODE, "kode|ydelse"));
    }

    static TextTarget periodTable() {
        return extract(
                Seeds.periodTables(),
                Dream.reader().periods(PeriodEnd.INCLUSIVE),
                Dream.reader().periods(PeriodEnd.EXCLUSIVE).withSpan(WeekSpan.of(Week.of(2017, 1), 10)));
    }

    static TextTarget participations() {
        return new TextTarget(
                Seeds.participations(),
                file -> Reading.participations(ParticipationList.reader(), file),
                List.of(file -> Reading.participations(
                        ParticipationList.reader().column(ParticipationColumn.INTERVENTION, "afslut.*|tilbud"), file)));
    }

    /** Traits with dates, of the persons of a sound extract. */
    static TextTarget traits() {
        Register register =
                Dream.reader().read(new ByteArrayInputStream(Seeds.wide().get(0)), "dream.csv");
        return new TextTarget(
                Seeds.traits(),
                file -> traits(Dream.traits(), file, register),
                List.of(file ->
                        traits(Dream.traits().periods(PeriodEnd.EXCLUSIVE).values("uddannelse"), file, register)));
    }

    /** A catalogue of offers. */
    static TextTarget offers() {
        return new TextTarget(
                Seeds.offers(),
                file -> Reading.offers(OfferList.reader(), file),
                List.of(file -> Reading.offers(OfferList.reader().column(OfferColumn.NAME, "ejer|tilbud"), file)));
    }

    /** Any table. */
    static TextTarget table() {
        TableFileReader collecting = TableFile.reader().withPolicy(ErrorPolicy.COLLECT);
        return new TextTarget(
                Seeds.tables(),
                file -> Reading.table(collecting, file),
                List.of(
                        file -> Reading.table(TableFile.reader(), file),
                        file -> Reading.table(
                                collecting.number("age").category("kommune").pseudonym("id"), file)));
    }

    private static Reading traits(TraitReader reader, byte[] file, Register register) {
        return Reading.traits(reader.read(new ByteArrayInputStream(file), "file", register));
    }

    private static TextTarget extract(List<byte[]> seeds, DreamReader... stated) {
        return new TextTarget(
                seeds,
                file -> Reading.extract(Dream.reader(), file),
                List.of(stated).stream()
                        .<Function<byte[], Reading>>map(reader -> file -> Reading.extract(reader, file))
                        .toList());
    }

    @Override
    public void read(byte[] file) {
        Reading plain = Contract.holds(file, () -> Reading.of(() -> standard.apply(file)));
        plain.report().ifPresent(report -> Contract.accountsForEveryLine(file, report));
        for (Function<byte[], Reading> reader : stated) {
            Reading reading = Contract.holds(file, () -> Reading.ofStated(() -> reader.apply(file)));
            reading.report().ifPresent(report -> Contract.accountsForEveryLine(file, report));
        }
        isCutAsFastCsvDoes(file);
    }

    /** A quote in the first line leaves all lines to FastCSV; without it they are cut faster. The first line is no data. */
    private void isCutAsFastCsvDoes(byte[] file) {
        Reading fast = Reading.of(() -> standard.apply(below("sep=;", file)));
        Reading slow = Reading.of(() -> standard.apply(below("\"sep=;\"", file)));
        assertThat(fast).isEqualTo(slow);
    }

    private static byte[] below(String line, byte[] file) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(lines(line));
        both.writeBytes(file);
        return both.toByteArray();
    }
}
