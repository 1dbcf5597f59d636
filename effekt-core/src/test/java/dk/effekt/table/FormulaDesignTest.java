package dk.effekt.table;

import static dk.effekt.table.Term.factor;
import static dk.effekt.table.Term.interaction;
import static dk.effekt.table.Term.log;
import static dk.effekt.table.Term.power;
import static dk.effekt.table.Term.sqrt;
import static dk.effekt.table.Term.square;
import static dk.effekt.table.Term.term;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dk.effekt.covariate.DesignMatrix;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Design matrices beside those of R's {@code model.matrix(formula, d)[, -1]} for {@code d} as in {@link #PEOPLE}, with {@code
 * origin} and {@code job} as factors; written out by hand from the rules in R's {@code ?model.matrix} and {@code ?formula}, and the same in R 4.2.2.
 */
class FormulaDesignTest {

    private static final Table PEOPLE = Table.builder()
            .flag("treat", true, false, true, false, false, true, false, false)
            .number("age", 30, 41, 25, 52, 38, 29, 47, 60)
            .flag("male", true, false, false, true, true, false, false, true)
            .category("origin", "DK", "WEST", "NONWEST", "DK", "WEST", "NONWEST", "DK", "WEST")
            .category("job", "no", "no", "yes", "yes", "no", "no", "yes", "yes")
            .number("weeks", 0, 1, 4, 9, 16, 25, 36, 49)
            .build();

    @Test
    void numbersStandAsTheyAreAndCategoriesWithoutTheirFirstLevel() {
        DesignMatrix x = design("treat ~ age + male + origin");

        assertThat(x.names()).containsExactly("age", "male", "originNONWEST", "originWEST");
        assertThat(x.column("age")).containsExactly(30, 41, 25, 52, 38, 29, 47, 60);
        assertThat(x.column("male")).containsExactly(1, 0, 0, 1, 1, 0, 0, 1);
        assertThat(x.column("originNONWEST")).containsExactly(0, 0, 1, 0, 0, 1, 0, 0);
        assertThat(x.column("originWEST")).containsExactly(0, 1, 0, 0, 1, 0, 0, 1);
    }

    @Test
    void mainEffectsComeBeforeInteractionsWhateverTheirOrder() {
        assertThat(design("treat ~ age:male + origin + age + male").names())
                .containsExactly("originNONWEST", "originWEST", "age", "male", "age:male");
        assertThat(design("treat ~ age * male * job").names())
                .containsExactly("age", "male", "jobyes", "age:male", "age:jobyes", "male:jobyes", "age:male:jobyes");
    }

    @Test
    void anInteractionIsTheProductAndNamesItsFactorsAsTheFormulaNamesThemFirst() {
        DesignMatrix x = design("treat ~ age + origin + origin:age");

        assertThat(x.names())
                .containsExactly("age", "originNONWEST", "originWEST", "age:originNONWEST", "age:originWEST");
        assertThat(x.column("age:originNONWEST")).containsExactly(0, 0, 25, 0, 0, 29, 0, 0);
        assertThat(x.column("age:originWEST")).containsExactly(0, 41, 0, 0, 38, 0, 0, 60);
        // model.matrix(treat ~ origin:age + age + origin)
        assertThat(design("treat ~ origin:age + age + origin").names())
                .containsExactly("age", "originNONWEST", "originWEST", "originNONWEST:age", "originWEST:age");
        // model.matrix(treat ~ age * male - age)
        assertThat(design("treat ~ age * male - age").names()).containsExactly("male", "age:male");
        // model.matrix(treat ~ (age + weeks):male)
        assertThat(design("treat ~ (male + weeks):age + age").names()).containsExactly("age", "male:age", "weeks:age");
    }

    @Test
    void ofTwoCategoriesTheFirstChangesFastest() {
        DesignMatrix x = Formula.parse("treat ~ job * origin").balance(PEOPLE);
        assertThat(x.names())
                .containsExactly(
                        "jobno",
                        "jobyes",
                        "originDK",
                        "originNONWEST",
                        "originWEST",
                        "jobno:originDK",
                        "jobyes:originDK",
                        "jobno:originNONWEST",
                        "jobyes:originNONWEST",
                        "jobno:originWEST",
                        "jobyes:originWEST");

        DesignMatrix design = design("treat ~ origin * job");
        assertThat(design.names())
                .containsExactly("originNONWEST", "originWEST", "jobyes", "originNONWEST:jobyes", "originWEST:jobyes");
        assertThat(design.column("originNONWEST:jobyes")).containsExactly(0, 0, 1, 0, 0, 0, 0, 0);
        assertThat(design.column("originWEST:jobyes")).containsExactly(0, 0, 0, 0, 0, 0, 0, 1);
    }

    /** Chambers and Hastie 1992, page 38; model.matrix(~ age:origin) and model.matrix(~ job + job:origin). */
    @Test
    void anInteractionWithoutWhatItBuildsOnHasAllLevels() {
        assertThat(design("treat ~ age:origin").names())
                .containsExactly("age:originDK", "age:originNONWEST", "age:originWEST");
        assertThat(design("treat ~ age + age:origin").names())
                .containsExactly("age", "age:originNONWEST", "age:originWEST");
        assertThat(design("treat ~ job + job:origin").names())
                .containsExactly(
                        "jobyes",
                        "jobno:originNONWEST",
                        "jobyes:originNONWEST",
                        "jobno:originWEST",
                        "jobyes:originWEST");
    }

    @Test
    void functionsOfNumbers() {
        DesignMatrix x = design("treat ~ I(age^2) + I(age^3) + log(age) + sqrt(weeks) + factor(male)");

        assertThat(x.names()).containsExactly("I(age^2)", "I(age^3)", "log(age)", "sqrt(weeks)", "factor(male)1");
        assertThat(x.column("I(age^2)")).containsExactly(900, 1681, 625, 2704, 1444, 841, 2209, 3600);
        assertThat(x.column("I(age^3)")[7]).isEqualTo(216_000);
        // log(30) in R
        assertThat(x.column("log(age)")[0]).isEqualTo(3.4011973816621555);
        assertThat(x.column("sqrt(weeks)")).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
        assertThat(x.column("factor(male)1")).isEqualTo(PEOPLE.numbers("male"));
    }

    @Test
    void levelsOfNumbersAreInTheOrderOfTheNumbers() {
        Table table = Table.builder()
                .number("band", 2, 10, 9, 2.5, -1)
                .number("y", 1, 2, 3, 5, 8)
                .build();

        assertThat(Formula.covariates("~ factor(band)").design(table).names())
                .containsExactly("factor(band)2", "factor(band)2.5", "factor(band)9", "factor(band)10");
    }

    @Test
    void namesThatAreNoneByThemselvesStandInBackquotesAsInR() {
        Table table = Table.builder()
                .number("weeks on benefit", 1, 2, 4)
                .category("1st", "a", "b", "a")
                .build();

        assertThat(Formula.covariates("~ `weeks on benefit` + `1st`")
                        .design(table)
                        .names())
                .containsExactly("`weeks on benefit`", "`1st`b");
    }

    @Test
    void typedAndWrittenFormulasGiveTheSameMatrix() {
        Formula typed = Formula.treatment("treat")
                .on(term("age"), square("age"), power("weeks", 3), log("age"), sqrt("weeks"))
                .on(factor("male"), term("job"), interaction("age", "job"));
        Formula written = Formula.parse(
                "treat ~ age + I(age^2) + I(weeks^3) + log(age) + sqrt(weeks) + factor(male) + job + age:job");

        assertThat(typed).isEqualTo(written);
        assertThat(typed.balance(PEOPLE).names())
                .isEqualTo(written.balance(PEOPLE).names());
    }

    @Test
    void withoutCovariatesTheMatrixHasRowsAlone() {
        DesignMatrix x = design("treat ~ 1");

        assertThat(x.names()).isEmpty();
        assertThat(x.rows()).isEqualTo(8);
    }

    @Test
    void balanceHasEveryLevel() {
        DesignMatrix x = Formula.parse("treat ~ age + origin + job + age:job").balance(PEOPLE);

        assertThat(x.names())
                .containsExactly(
                        "age", "originDK", "originNONWEST", "originWEST", "jobno", "jobyes", "age:jobno", "age:jobyes");
        assertThat(x.column("originDK")).containsExactly(1, 0, 0, 1, 0, 0, 1, 0);
        assertThat(x.column("age:jobno")).containsExactly(30, 41, 0, 0, 38, 29, 0, 0);
    }

    @Test
    void missingValuesAreNamedAllAtOnce() {
        Table gaps = PEOPLE.withNumber("age", 30, Double.NaN, 25, 52, Double.NaN, 29, 47, 60)
                .withCategory("origin", "DK", "WEST", "NONWEST", "", "WEST", "NONWEST", "DK", "WEST");
        Formula formula = Formula.parse("treat ~ male + age + origin");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> formula.design(gaps))
                .withMessage("of 8 rows values are missing: 'age' in 2, first in row 1; 'origin' in 1, first in row 3;"
                        + " leave the columns out, or the rows: table.where(formula.complete(table))");
        assertThat(formula.design(gaps.where(formula.complete(gaps))).rows()).isEqualTo(5);
        assertThat(Formula.parse("treat ~ male").design(gaps).rows()).isEqualTo(8);
    }

    @Test
    void constantColumnsAreNamedAllAtOnce() {
        Table table =
                PEOPLE.withNumber("zero", new double[8]).withCategory("town", "A", "A", "A", "A", "A", "A", "A", "A");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Formula.parse("treat ~ age + zero + town").design(table))
                .withMessage("covariates 'zero' (0.0), 'townA' (1.0) are the same in all rows; leave them out");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Formula.parse("treat ~ age + zero").design(table))
                .withMessage("covariate 'zero' (0.0) is the same in all rows; leave it out");
    }

    @Test
    void collinearColumnsAreNamedAllAtOnce() {
        double[] twice =
                Arrays.stream(PEOPLE.numbers("age")).map(age -> 2 * age + 1).toArray();
        Table table =
                PEOPLE.withNumber("twice", twice).withFlag("west", false, true, false, false, true, false, false, true);

        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Formula.parse("treat ~ age + twice + origin + west").design(table))
                .withMessage("covariates 'twice', 'west' follow from the others; leave them out");
        assertThat(Formula.parse("treat ~ age + twice").balance(table).names()).containsExactly("age", "twice");
    }

    @Test
    void whatHasNoValueIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> design("treat ~ log(weeks)"))
                .withMessage(
                        "log(weeks) has no value in 1 of 8 rows, first in row 0, where weeks is 0; it needs numbers"
                                + " above 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> design("treat ~ I(origin^2)"))
                .withMessage("I(origin^2) needs a column of numbers; 'origin' holds categories");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> design("treat ~ ages"))
                .withMessage("the table has no column 'ages'; did you mean 'age'?");
    }

    @Test
    void anIdentityIsNoCategory() {
        String[] ids = new String[1200];
        Arrays.setAll(ids, i -> "p" + i);
        Table table = Table.builder().category("id", ids).build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Formula.covariates("~ id").design(table))
                .withMessageContaining("column 'id' has 1,200 categories");
    }

    @Test
    void treatedAreOnesOrYes() {
        boolean[] treated = {true, false, true, false, false, true, false, false};
        assertThat(Formula.treatment("treat").treated(PEOPLE)).isEqualTo(treated);
        for (List<String> noYes : List.of(List.of("0", "1"), List.of("FALSE", "TRUE"), List.of("False", "True"))) {
            String[] texts = new String[8];
            Arrays.setAll(texts, row -> noYes.get(treated[row] ? 1 : 0));
            assertThat(Formula.treatment("treat").treated(PEOPLE.withCategory("treat", texts)))
                    .isEqualTo(treated);
        }
    }

    @Test
    void otherTreatedAreStated() {
        boolean[] working = {false, false, true, true, false, false, true, true};
        assertThat(Formula.parse("job == \"yes\" ~ age").treated(PEOPLE)).isEqualTo(working);
        assertThat(Formula.treatment("job").withTreatedLevel("yes").treated(PEOPLE))
                .isEqualTo(working);
        assertThat(Formula.parse("weeks == 16 ~ age").treated(PEOPLE))
                .isEqualTo(new boolean[] {false, false, false, false, true, false, false, false});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Formula.parse("job ~ age").treated(PEOPLE))
                .withMessage(
                        "nothing says which values of the treatment 'job' mean treated (no, yes); it is a column of 0 and"
                                + " 1, or state the level of the treated: job == \"yes\" left of the ~, or withTreatedLevel(\"yes\")");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Formula.parse("job == \"yess\" ~ age").treated(PEOPLE))
                .withMessage("the treatment 'job' has no level 'yess'; did you mean 'yes'?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Formula.covariates("~ age").treated(PEOPLE))
                .withMessage("formula \"~ age\" names no treatment: write it left of the ~");
    }

    private static DesignMatrix design(String formula) {
        return Formula.parse(formula).design(PEOPLE);
    }
}
