package dk.effekt.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dk.effekt.input.Finding;
import dk.effekt.input.Place;
import dk.effekt.input.ReadReport;
import dk.effekt.input.Reason;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TableTest {

    private static final Table PEOPLE = Table.builder()
            .flag("treat", true, false, false)
            .number("age", 31, 28, 45)
            .number("share", 0.5, Double.NaN, 1)
            .category("origin", "WEST", "DK", "")
            .build();

    @Test
    void holdsNumbersAndCategories() {
        assertThat(PEOPLE.rows()).isEqualTo(3);
        assertThat(PEOPLE.names()).containsExactly("treat", "age", "share", "origin");
        assertThat(PEOPLE.numbers("treat")).containsExactly(1, 0, 0);
        assertThat(PEOPLE.numbers("age")).containsExactly(31, 28, 45);
        assertThat(PEOPLE.numbers("share")).containsExactly(0.5, Double.NaN, 1);
        assertThat(PEOPLE.categories("origin")).containsExactly("WEST", "DK", "");
        assertThat(PEOPLE.levels("origin")).containsExactly("DK", "WEST");
        assertThat(PEOPLE.isNumeric("age")).isTrue();
        assertThat(PEOPLE.isNumeric("origin")).isFalse();
        assertThat(PEOPLE.report()).isEqualTo(ReadReport.ofMemory(3));
    }

    /** R's {@code levels(factor(x))} in the C locale. */
    @Test
    void levelsAreInTheOrderOfTheirCharacters() {
        Table table =
                Table.builder().category("x", "b", "B", "10", "a", "9", "").build();

        assertThat(table.levels("x")).containsExactly("10", "9", "B", "a", "b");
    }

    @Test
    void copiesWhatGoesInAndOut() {
        double[] values = {1, 2};
        Table table = Table.builder().number("x", values).build();
        values[0] = 99;
        table.numbers("x")[1] = 99;

        assertThat(table.numbers("x")).containsExactly(1, 2);
    }

    @Test
    void offersTheNearestName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PEOPLE.numbers("agee"))
                .withMessage("the table has no column 'agee'; did you mean 'age'?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PEOPLE.isNumeric("municipality"))
                .withMessage("the table has no column 'municipality'; it has treat, age, share, origin");
    }

    @Test
    void saysWhichOfTheTwoAColumnIs() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PEOPLE.numbers("origin"))
                .withMessage("column 'origin' holds categories (DK, WEST); ask for categories(\"origin\")");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PEOPLE.levels("age"))
                .withMessage(
                        "column 'age' holds numbers; ask for numbers(\"age\"), or say factor(age) in a formula to take"
                                + " them as categories");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PEOPLE.categories("age"))
                .withMessageStartingWith("column 'age' holds numbers");
    }

    @Test
    void refusesColumnsThatDoNotFit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Table.builder().number("age", 1, 2).category("origin", "DK", "DK", "WEST"))
                .withMessage("column 'origin' has 3 rows, column 'age' has 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Table.builder().number("age", 1, 2).flag("age", true, false))
                .withMessage("two columns are called 'age'; rename one");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Table.builder().number(" ", 1))
                .withMessage("a column has a blank name");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Table.builder().number("x", 1.5, Double.NEGATIVE_INFINITY))
                .withMessage("column 'x' is -Infinity in row 1; a number is finite, or NaN where it is missing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Table.builder().build())
                .withMessage("a table needs at least one column");
    }

    @Test
    void addsAndReplacesColumns() {
        Table table = PEOPLE.withNumber("age", 1.5, 2.5, 3.5)
                .withFlag("male", true, true, false)
                .withCategory("job", "a", "b", "a")
                .withNumber("weeks", 1, 2, 3);

        assertThat(table.names()).containsExactly("treat", "age", "share", "origin", "male", "job", "weeks");
        assertThat(table.numbers("age")).containsExactly(1.5, 2.5, 3.5);
        assertThat(PEOPLE.numbers("age")).containsExactly(31, 28, 45);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PEOPLE.withNumber("age", 1, 2))
                .withMessage("column 'age' has 2 rows, the table has 3");
        assertThatIllegalArgumentException().isThrownBy(() -> PEOPLE.withFlag("", true, true, true));
    }

    @Test
    void choosesRowsAndForgetsLevelsThatNoLongerOccur() {
        Table table = PEOPLE.where(new boolean[] {false, true, true});

        assertThat(table.rows()).isEqualTo(2);
        assertThat(table.numbers("age")).containsExactly(28, 45);
        assertThat(table.levels("origin")).containsExactly("DK");
        assertThat(PEOPLE.where(new boolean[3]).rows()).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PEOPLE.where(new boolean[2]))
                .withMessage("keep says of 2 rows whether they stay; the table has 3");
    }

    @Test
    void sortsByAColumnAndLeavesEqualRowsInTheirOrder() {
        Table table = Table.builder()
                .category("id", "a", "b", "c", "d", "e", "f")
                .number("age", 31, Double.NaN, -0.0, 31, 0, -7.5)
                .category("origin", "NONWEST", "", "Ærø", "DK", "DK", "dk")
                .build();

        assertThat(table.sortedBy("age").categories("id")).containsExactly("f", "c", "e", "a", "d", "b");
        assertThat(table.sortedBy("origin").categories("id")).containsExactly("d", "e", "a", "f", "c", "b");
        assertThat(table.sortedBy("age").sortedBy("id").toCsv()).isEqualTo(table.toCsv());
        assertThat(table.where(new boolean[6]).sortedBy("id").rows()).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.sortedBy("agee"))
                .withMessageContaining("did you mean 'age'");
    }

    @Test
    void keepsTheReportOfWhatWasRead() {
        Finding refusal = Finding.refused(Reason.WRONG_LENGTH, Place.of("a.csv", 3), "short", "");
        ReadReport report = new ReadReport("a.csv", "CSV", 3, 2, List.of(refusal));

        Table table = Table.builder().number("x", 1, 2).report(report).build();

        assertThat(table.report()).isEqualTo(report);
        assertThat(table.withNumber("y", 1, 2).where(new boolean[2]).report()).isEqualTo(report);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Table.builder().number("x", 1).report(report).build())
                .withMessage("the report says that 2 rows were kept; the columns have 1");
    }

    @Test
    void showsItselfInOneLine() {
        assertThat(PEOPLE).hasToString("3 rows of 4 columns: treat, age, share, origin");
        Table.Builder wide = Table.builder();
        for (int c = 0; c < 40; c++) {
            wide.number("column" + c, 1, 2);
        }
        assertThat(wide.build().toString())
                .hasSizeLessThan(80)
                .startsWith("2 rows of 40 columns: column0, column1, ")
                .endsWith(", …");
        assertThat(Table.builder().number("x".repeat(200), 1).build().toString())
                .hasSizeLessThan(80);
    }

    @Test
    void showsItsFirstRows() {
        assertThat(PEOPLE.head()).isEqualTo("""
                   treat  age  share  origin
                0      1   31    0.5    WEST
                1      0   28     NA      DK
                2      0   45      1      NA
                """);
        double[] thirds = new double[1500];
        Arrays.setAll(thirds, row -> row / 3.0);
        Table.Builder wide = Table.builder();
        for (int c = 0; c < 30; c++) {
            wide.number("column" + c, thirds);
        }
        String text =
                wide.category("long", strings(1500, "x".repeat(200))).build().head();
        assertThat(text.lines()).allMatch(line -> line.length() < 80);
        assertThat(text)
                .contains("\n9          3          3 ")
                .contains("0.3333333")
                .contains("… and 1,490 more rows\n")
                .contains("… and columns column7, ");
    }

    @Test
    void showsNumbersToSevenDigitsAndNeverTenInARow() {
        Table table = Table.builder()
                .number("x", 123456789, 999999999.6, 1e9, 6101850001.0, -6101850001.0, 1e-5, 1.23456789e-7, 1e300)
                .build();

        assertThat(table.head().lines().skip(1).map(line -> line.replaceFirst("^\\d +", "")))
                .containsExactly(
                        "123456800", "1.0E9", "1.0E9", "6.10185E9", "-6.10185E9", "0.00001", "1.234568E-7", "1.0E300");
    }

    @Test
    void showsItsColumns() {
        assertThat(PEOPLE.table()).isEqualTo("""
                column  missing                   values
                treat         0   0 to 1, mean 0.3333333
                age           0  28 to 45, mean 34.66667
                share         1      0.5 to 1, mean 0.75
                origin        1       2 levels: DK, WEST
                """);
    }

    private enum Origin {
        WEST,
        DANISH
    }

    private record Person(
            int age,
            long weeks,
            Double income,
            float share,
            boolean male,
            Boolean job,
            short small,
            String town,
            Origin origin,
            Optional<String> school,
            Optional<Integer> children,
            Optional<Boolean> car,
            Optional<Origin> parents,
            OptionalInt debts,
            OptionalLong debt,
            OptionalDouble rate) {}

    @Test
    void takesRecords() {
        Table table = Table.of(List.of(
                new Person(
                        30,
                        1L << 53,
                        1.5,
                        0.64f,
                        true,
                        false,
                        (short) 3,
                        "Odense",
                        Origin.WEST,
                        Optional.of("long"),
                        Optional.of(2),
                        Optional.of(true),
                        Optional.of(Origin.DANISH),
                        OptionalInt.of(1),
                        OptionalLong.of(5),
                        OptionalDouble.of(0.5)),
                new Person(
                        40,
                        7,
                        2.5,
                        1,
                        false,
                        true,
                        (short) 4,
                        "Aarhus",
                        Origin.DANISH,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        OptionalInt.empty(),
                        OptionalLong.empty(),
                        OptionalDouble.empty())));

        assertThat(table.rows()).isEqualTo(2);
        assertThat(table.numbers("age")).containsExactly(30, 40);
        assertThat(table.numbers("weeks")).containsExactly(9007199254740992.0, 7);
        assertThat(table.numbers("income")).containsExactly(1.5, 2.5);
        assertThat(table.numbers("share")).containsExactly(0.64, 1);
        assertThat(table.numbers("male")).containsExactly(1, 0);
        assertThat(table.numbers("job")).containsExactly(0, 1);
        assertThat(table.numbers("small")).containsExactly(3, 4);
        assertThat(table.categories("town")).containsExactly("Odense", "Aarhus");
        assertThat(table.levels("origin")).containsExactly("DANISH", "WEST");
        assertThat(table.categories("school")).containsExactly("long", "");
        assertThat(table.numbers("children")).containsExactly(2, Double.NaN);
        assertThat(table.numbers("car")).containsExactly(1, Double.NaN);
        assertThat(table.categories("parents")).containsExactly("DANISH", "");
        assertThat(table.numbers("debts")).containsExactly(1, Double.NaN);
        assertThat(table.numbers("debt")).containsExactly(5, Double.NaN);
        assertThat(table.numbers("rate")).containsExactly(0.5, Double.NaN);
    }

    private record Money(BigDecimal kroner) {}

    private record Lists(Optional<List<String>> towns) {}

    private record Boxed(Integer age) {}

    private record Large(long id) {}

    private record Fails(int x) {

        @Override
        public int x() {
            throw new IllegalStateException();
        }
    }

    @Test
    void refusesRecordsThatAreNoRows() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Table.of(List.of(new Money(BigDecimal.ONE))))
                .withMessage("component 'kroner' of Money is of type java.math.BigDecimal; a column is made of numbers,"
                        + " booleans, texts, enums, and Optionals of them");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Table.of(List.of(new Lists(Optional.empty()))))
                .withMessageStartingWith(
                        "component 'towns' of Lists is of type java.util.Optional<java.util.List<java.lang.String>>");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Table.of(List.of(new Boxed(1), new Boxed(null))))
                .withMessage("component 'age' is null in row 1; make what may be missing an Optional");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Table.of(List.of(new Large((1L << 53) + 1))))
                .withMessageStartingWith("component 'id' is in row 0 a whole number beyond 2^53");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Table.of(List.of(new Large(1), new Boxed(1))))
                .withMessage("the records are of different types: Large and Boxed");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Table.of(List.of(new Fails(1))))
                .withMessageContaining("component 'x'")
                .withMessageEndingWith("throws when it is asked for");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Table.of(List.of()))
                .withMessage("there are no records, so that nothing tells the columns of the table");
    }

    private static String[] strings(int count, String text) {
        String[] texts = new String[count];
        Arrays.fill(texts, text);
        return texts;
    }
}
