package dk.effekt.dream;

import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.input.Reason;
import dk.effekt.register.Register;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** One extract in all its forms: each is read as the register that was told week by week, without a reader. */
class FormsPropertyTest {

    private static final DreamReader READER = Dream.reader().withMissingWeeks(MissingWeeks.NOT_OBSERVED);

    @Provide
    Arbitrary<AnyExtract> extracts() {
        return AnyExtract.extracts();
    }

    @Property(tries = 300)
    void a_wide_table_says_the_same_as_its_weeks(@ForAll("extracts") AnyExtract extract, @ForAll Random random) {
        isReadAs(extract.wideRegister(), READER, WrittenExtract.wide(extract, random));
    }

    @Property(tries = 500)
    void a_long_table_says_the_same_as_its_weeks(@ForAll("extracts") AnyExtract extract, @ForAll Random random) {
        WrittenExtract.Table table = WrittenExtract.longTable(extract, random);
        isReadAs(extract.register(table.named()), READER, table.lines());
    }

    @Property(tries = 500)
    void a_period_table_says_the_same_as_its_weeks(
            @ForAll("extracts") AnyExtract extract, @ForAll PeriodEnd end, @ForAll Random random) {
        WrittenExtract.Table table = WrittenExtract.periods(extract, end, random);
        isReadAs(
                extract.withoutMissing().register(table.named()), Dream.reader().periods(end), table.lines());
    }

    @Property(tries = 100)
    void a_stated_span_cuts_periods(
            @ForAll("extracts") AnyExtract extract, @ForAll PeriodEnd end, @ForAll Random random) {
        int from = random.nextInt(extract.weeks());
        int to = from + 1 + random.nextInt(extract.weeks() - from);
        AnyExtract whole = extract.withoutMissing().withoutMunicipalities();
        AnyExtract part = whole.between(from, to);
        List<String> lines = WrittenExtract.periods(whole, end, random).lines();
        // A row outside is refused, so that each person needs one inside that says what is known.
        part.persons()
                .forEach(person -> lines.add(
                        1, person.number() + ";" + AnyExtract.traitCells(person.traits()) + ";" + part.first() + ";;"));

        Register register = WrittenExtract.read(Dream.reader().periods(end).withSpan(part.span()), lines);

        assertThat(register.fingerprint())
                .as("%s", lines)
                .isEqualTo(part.register(Map.of()).fingerprint());
        assertThat(register.report().refusedByReason().keySet()).isSubsetOf(Reason.OUTSIDE_SPAN);
    }

    @Property(tries = 100)
    void rows_that_are_there_twice_make_no_difference_but_are_counted(
            @ForAll("extracts") AnyExtract extract, @ForAll Random random) {
        AnyExtract whole = extract.withoutMissing();
        WrittenExtract.Table table = WrittenExtract.longTable(whole, random);
        List<String> lines = table.lines();
        List<String> rows = lines.subList(1, lines.size());
        int repeated = random.nextInt(rows.size() + 1);
        List<String> more = List.copyOf(rows.subList(0, repeated));
        lines.addAll(more);
        Collections.shuffle(lines.subList(1, lines.size()), random);

        Register register = WrittenExtract.read(Dream.reader(), lines);

        assertThat(register.fingerprint())
                .isEqualTo(whole.register(table.named()).fingerprint());
        assertThat(register.report().rowsRead()).isEqualTo(lines.size() - 1);
        assertThat(register.report().rowsRefused()).isEqualTo(repeated);
    }

    private static void isReadAs(Register expected, DreamReader reader, List<String> lines) {
        Register register = WrittenExtract.read(reader, lines);

        assertThat(register.span()).isEqualTo(expected.span());
        assertThat(register.fingerprint()).as("%s", lines).isEqualTo(expected.fingerprint());
        assertThat(register.report().rowsRead()).isEqualTo(lines.size() - 1);
        assertThat(register.report().rowsRefused()).isZero();
    }
}
