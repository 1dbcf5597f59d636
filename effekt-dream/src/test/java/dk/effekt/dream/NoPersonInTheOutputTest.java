package dk.effekt.dream;

import static dk.effekt.dream.Given.ANNE;
import static dk.effekt.dream.Given.BO;
import static dk.effekt.dream.Given.CARL;
import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.intervention.Participations;
import dk.effekt.register.DatedTrait;
import dk.effekt.register.Register;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whatever stands in a file and wherever: no output shows the number of a person in it. */
class NoPersonInTheOutputTest {

    private static final List<String> NUMBERS = List.of(ANNE, BO, CARL, "101850004");

    @Test
    void sound_and_faulty_extracts() {
        String header = "PNR;KOEN;FOEDSELSDATO;HERKOMST;KOMMUNE;y_1701;y_1702;grad_2017_01;note";
        String sound = ";K;16-07-1987;Dansk;860;111;;0,5;";
        String hyphened = ANNE.substring(0, 6) + "-" + ANNE.substring(6);
        List<byte[]> inputs = List.of(
                Given.bytes(header, ANNE + sound, BO + sound, "101850004" + sound),
                // Twice the same, twice different.
                Given.bytes(header, ANNE + sound, hyphened + sound, BO + sound, BO + ";M;;;;;;;"),
                // The number in every other column, in a cell too many, in two halves, between quotes, over two lines.
                Given.bytes(
                        header,
                        ANNE + ";" + BO + ";;;;;;;",
                        ANNE + ";;" + BO + ";;;;;;",
                        BO + ";;;" + hyphened + ";;;;;",
                        CARL + ";;;;" + hyphened + ";;;;",
                        ANNE + ";;;;;" + BO + ";;;",
                        ANNE + ";;;;;;" + hyphened + ";;",
                        ANNE + ";;;;;;;" + BO + ";",
                        ANNE + ";;;;;;;;" + BO + ";",
                        "x " + ANNE + ";;;;;;;;",
                        ";;;" + ANNE + ";;;;;",
                        "\"" + ANNE + "\nx\";;;;;;;;",
                        ANNE + ";\"" + BO + ";;;;;;;"),
                // In the header: as a name, beside good names, and a header-less file.
                Given.bytes(header + ";" + ANNE, ANNE + sound + ";1"),
                Given.bytes(hyphened + sound, BO + sound),
                Given.bytes(ANNE, BO),
                Given.bytes("PNR;CPR;y_1701", ANNE + ";" + BO + ";"),
                Given.bytes("PNR;y_2553;" + ANNE, ANNE + ";;"),
                // Broken off.
                cut(Given.gzip(Given.bytes(header, ANNE + sound, BO + sound, CARL + sound)), 20),
                cut(Given.gzip(Given.bytes(header, ANNE + sound)), 60),
                (ANNE + "\0" + BO).getBytes(StandardCharsets.UTF_8));

        assertThat(outputOf(inputs, content -> say(Given.register(content)))).doesNotContain(forms());
    }

    @Test
    void sound_and_faulty_long_and_period_tables() {
        String header = "PNR;KOEN;FOEDSELSDATO;HERKOMST;KOMMUNE;";
        String hyphened = ANNE.substring(0, 6) + "-" + ANNE.substring(6);
        List<byte[]> tables = List.of(
                Given.bytes(header + "AAR;UGE;KODE", ANNE + ";K;16-07-1987;Dansk;860;2017;1;111"),
                // Contradictions of codes, of traits and of nearly every cell.
                Given.bytes(
                        header + "UGE;KODE",
                        ANNE + ";K;16-07-1987;Dansk;860;1701;111",
                        hyphened + ";K;16-07-1987;Dansk;101;1701;112",
                        BO + ";K;16-07-1987;Dansk;860;1701;111",
                        BO + ";M;16-07-1987;Dansk;860;1702;111",
                        CARL + ";;;;;1701;111"),
                Given.bytes(
                        header + "UGE;KODE",
                        CARL + ";;;;;1701;111",
                        ANNE + ";" + BO + ";" + BO + ";;;1701;111",
                        ANNE + ";;;" + BO + ";;1701;111",
                        ANNE + ";;;;;" + BO + ";111",
                        ANNE + ";;;;;1701;" + hyphened,
                        ANNE + ";;;;;1701;111;" + BO,
                        ANNE + ";;;;;" + BO,
                        "x " + ANNE + ";;;;;1701;111",
                        BO),
                Given.bytes(header + "AAR;UGE;KODE", ANNE + ";;;;;" + BO + ";1;111", CARL + ";;;;;2017;1;111"),
                Given.bytes(header + "DATO;KODE", ANNE + ";;;;;" + BO + ";111", CARL + ";;;;;01-01-2017;111"),
                Given.bytes(
                        header + "FRA;TIL;KODE",
                        ANNE + ";;;;;" + BO + ";;111",
                        ANNE + ";;;;;1701;" + hyphened + ";111",
                        BO + ";;;;;1701;1704;111",
                        BO + ";;;;;1702;1704;112",
                        CARL + ";;;;;1704;1701;111",
                        "101850004;;;;;1701;1704;111"),
                // In the header, where a name is looked for, and where the form is.
                Given.bytes("PNR;UGE;KODE;" + ANNE, CARL + ";1701;111;1"),
                Given.bytes("PNR;UGE;" + ANNE, CARL + ";1701;111"),
                Given.bytes("PNR;UGE;KODE;y_1701;" + ANNE, CARL + ";1701;111;;"),
                Given.bytes(ANNE + ";UGE;KODE;" + BO, CARL + ";1701;111;"),
                cut(Given.gzip(Given.bytes("PNR;UGE;KODE", ANNE + ";1701;111", BO + ";1701;111")), 20),
                Given.zip(Map.of(ANNE + ".csv", Given.bytes("PNR;UGE;KODE", ANNE + ";1701;111"))),
                Given.zip(Map.of(ANNE + ".csv", new byte[] {'x'}, BO + ".csv", new byte[] {'x'})));
        List<DreamReader> readers = List.of(
                Dream.reader(),
                Dream.reader().periods(PeriodEnd.INCLUSIVE),
                Dream.reader().form(Form.LONG).column(DreamColumn.PERSON, "pnr"),
                Dream.reader().column(DreamColumn.CODE, "610185000"),
                Dream.reader().weeks("(x)"));

        List<Runnable> readings = readers.stream()
                .flatMap(reader -> tables.stream().map(table ->
                        (Runnable) () -> say(reader.read(new ByteArrayInputStream(table), "dream.csv"))))
                .toList();

        assertThat(outputOf(readings, Runnable::run)).doesNotContain(forms());
    }

    @Test
    void sound_and_faulty_lists() {
        String header = "CPR-nr;Indsats;Startdato;Slutdato;Afslutningsårsag";
        List<byte[]> inputs = List.of(
                Given.bytes(header, ANNE + ";IPS;01-01-2018;;", ANNE + ";IPS;01-01-2018;;"),
                Given.bytes(
                        header,
                        ANNE + ";" + BO + ";01-01-2018;;",
                        ANNE + ";IPS;" + BO + ";;",
                        ANNE + ";IPS;01-01-2018;" + BO + ";",
                        ANNE + ";IPS;01-01-2018;;se " + BO,
                        ANNE + ";IPS;01-01-2018;;;" + BO,
                        ";" + ANNE + ";;;"),
                Given.bytes(ANNE + ";IPS;01-01-2018;;", BO + ";IPS;01-01-2018;;"),
                Given.bytes(header + ";" + ANNE, ANNE + ";IPS;01-01-2018;;;"));

        assertThat(outputOf(inputs, content -> say(Given.participations(content))))
                .doesNotContain(forms());
    }

    @Test
    void sound_and_faulty_traits() {
        Register register = Given.register("PNR;y_1701", ANNE + ";111", BO + ";111");
        String header = "CPR;Fra;Til;Uddannelse";
        String hyphened = ANNE.substring(0, 6) + "-" + ANNE.substring(6);
        List<byte[]> inputs = List.of(
                Given.bytes(header, ANNE + ";01-01-2018;;se " + BO, ANNE + ";01-01-2018;;se " + BO),
                Given.bytes(header, ANNE + ";01-01-2018;;" + BO, hyphened + ";01-01-2018;;" + hyphened),
                Given.bytes(header, ANNE + ";01-01-2018;;se " + BO, hyphened + ";01-01-2018;;grundskole"),
                Given.bytes(
                        header,
                        CARL + ";;;grundskole",
                        ANNE + ";" + BO + ";;grundskole",
                        ANNE + ";;" + hyphened + ";grundskole",
                        ANNE + ";;" + BO,
                        "x " + ANNE + ";;;",
                        ";" + ANNE + ";;"),
                Given.bytes(ANNE + ";01-01-2018;;grundskole", BO + ";01-01-2018;;"),
                Given.bytes(header + ";" + ANNE, ANNE + ";01-01-2018;;grundskole;1"),
                Given.bytes("CPR;Fra;Til;" + hyphened, ANNE + ";;;grundskole"));

        assertThat(outputOf(
                        inputs,
                        content -> say(
                                Dream.traits().read(new ByteArrayInputStream(content), "uddannelse.csv", register))))
                .doesNotContain(forms());
    }

    @Test
    void the_name_of_the_source() {
        Register register = Dream.reader()
                .read(new ByteArrayInputStream(Given.bytes("PNR;y_1701", ANNE + ";x")), "dream " + ANNE + ".csv");

        assertThat(register.report().summary() + register.report().findings()).doesNotContain(forms());
    }

    private static void say(Register register) {
        System.out.println(register
                + register.report().summary()
                + register.report()
                + register.report().findings());
        register.report().findings().forEach(System.out::println);
        IntStream.range(0, register.size()).forEach(person -> {
            System.out.println(
                    register.timeline(person) + " " + register.timeline(person).spells());
            System.out.println(register.traits().of(person));
        });
        register.traitNames().forEach(name -> {
            DatedTrait trait = register.trait(name);
            System.out.println(trait + " " + trait.levels() + trait.report().summary()
                    + trait.report().findings());
        });
        System.out.println(register.codebook() + " " + register.fingerprint() + " " + Dream.reader());
        register.report().requireAllKept();
    }

    private static void say(Participations parts) {
        System.out.println(parts + parts.report().summary() + parts.report().findings() + parts.interventions());
        parts.interventions().forEach(name -> parts.in(name).forEach(p -> System.out.println(p + p.endReason())));
        System.out.println(ParticipationList.reader());
        parts.report().requireAllKept();
    }

    /** All that is printed, and all that is thrown with its causes, as a log would show it. */
    private static <T> String outputOf(List<T> inputs, Consumer<T> use) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        StringWriter thrown = new StringWriter();
        PrintStream out = System.out;
        PrintStream err = System.err;
        try (PrintStream both = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            System.setOut(both);
            System.setErr(both);
            for (T input : inputs) {
                try {
                    use.accept(input);
                } catch (RuntimeException e) {
                    e.printStackTrace(new PrintWriter(thrown, true));
                }
            }
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("rows read");
        assertThat(thrown.toString()).contains("DataException");
        return printed.toString(StandardCharsets.UTF_8) + thrown;
    }

    /** Each number as it stands and with a hyphen, and its last four digits beside its first six. */
    private static String[] forms() {
        return NUMBERS.stream()
                .flatMap(n -> List.of(n, n.substring(0, n.length() - 4) + "-" + n.substring(n.length() - 4)).stream())
                .toArray(String[]::new);
    }

    private static byte[] cut(byte[] packed, int bytesLess) {
        return Arrays.copyOf(packed, packed.length - bytesLess);
    }
}
