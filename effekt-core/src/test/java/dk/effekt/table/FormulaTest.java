package dk.effekt.table;

import static dk.effekt.table.Term.interaction;
import static dk.effekt.table.Term.power;
import static dk.effekt.table.Term.square;
import static dk.effekt.table.Term.term;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "treat~age+educ                       | treat ~ age + educ",
                "  treat  ~  age\t+ educ              | treat ~ age + educ",
                "treat ~ age + age                    | treat ~ age",
                "treat ~ 1                            | treat ~ 1",
                "treat ~ 1 + age                      | treat ~ age",
                "treat ~ age - age                    | treat ~ 1",
                "treat ~ a*b                          | treat ~ a + b + a:b",
                "treat ~ a*b*c                        | treat ~ a + b + c + a:b + a:c + b:c + a:b:c",
                "treat ~ a*(b + c)                    | treat ~ a + b + c + a:b + a:c",
                "treat ~ (a + b)*(a + c)              | treat ~ a + b + c + a:c + a:b + b:c",
                "treat ~ a:(b + c) + a                | treat ~ a + a:b + a:c",
                "treat ~ ((a))                        | treat ~ a",
                "treat ~ a:b + b:a                    | treat ~ a:b",
                "treat ~ a:a                          | treat ~ a",
                "treat ~ a:b + a + b                  | treat ~ a + b + a:b",
                "treat ~ a + b + b:a                  | treat ~ a + b + a:b",
                "treat ~ (a + b + c) - (a + b)        | treat ~ c",
                "treat ~ I( age ^ 2 ) + log( age )    | treat ~ I(age^2) + log(age)",
                "treat ~ `age` + `weeks on benefit`   | treat ~ age + `weeks on benefit`",
                "treat ~ `2nd` + `.` + `.5a`          | treat ~ `2nd` + `.` + `.5a`",
                "treat ~ I(`a b`^9):factor(`c d`)     | treat ~ I(`a b`^9):factor(`c d`)",
                "treat ~ log + I + alder_år.2         | treat ~ log + I + alder_år.2",
                "`in work` ~ age                      | `in work` ~ age",
                "job==\"yes\" ~ age                   | job == \"yes\" ~ age",
                "job == 2 ~ age                       | job == \"2\" ~ age",
                "job == \"a \\\"b\\\" \\\\\" ~ age    | job == \"a \\\"b\\\" \\\\\" ~ age",
            })
    void isWrittenInOneWay(String formula, String written) {
        assertThat(Formula.parse(formula)).hasToString(written);
        assertThat(Formula.parse(written)).isEqualTo(Formula.parse(formula)).hasToString(written);
    }

    @Test
    void saysWhichColumnsItNeeds() {
        Formula formula = Formula.parse("treat ~ age * log(income) + factor(town) + I(age^2)");

        assertThat(formula.columns()).containsExactly("treat", "age", "income", "town");
        assertThat(formula.treatment()).contains("treat");
        assertThat(formula.treatedLevel()).isEmpty();
        assertThat(formula.terms())
                .extracting(Term::toString)
                .containsExactly("age", "log(income)", "factor(town)", "I(age^2)", "age:log(income)");
        assertThat(formula.terms().get(4).degree()).isEqualTo(2);
        assertThat(formula.terms().get(4).columns()).containsExactly("age", "income");
    }

    /** In R, b stands before a in this interaction, and its column is called b:a. */
    @Test
    void aFormulaThatNamesFactorsInAnInteractionFirstSaysSo() {
        Formula formula = Formula.parse("treat ~ b:a + a + b");

        assertThat(formula.terms()).extracting(Term::toString).containsExactly("a", "b", "b:a");
        assertThat(formula).isNotEqualTo(Formula.parse("treat ~ a + b + a:b"));
        assertThat(formula).hasToString("treat ~ b + a - b - a + a + b + b:a");
        assertThat(Formula.parse(formula.toString())).isEqualTo(formula);
    }

    @Test
    void termsMeanTheSameAsText() {
        assertThat(Formula.treatment("treat").on(term("age"), term("race"), square("age"), interaction("age", "race")))
                .isEqualTo(Formula.parse("treat ~ age + race + I(age^2) + age:race"))
                .hasSameHashCodeAs(Formula.parse("treat ~ age + race + I(age^2) + age:race"));
        assertThat(Formula.treatment("treat")).isEqualTo(Formula.parse("treat ~ 1"));
        assertThat(Formula.treatment("in work").withTreatedLevel("yes").on(interaction(power("a", 3), term("b"))))
                .isEqualTo(Formula.parse("`in work` == \"yes\" ~ I(a^3):b"));
        assertThat(Formula.covariates(term("male"), term("origin"))).isEqualTo(Formula.covariates("~ male + origin"));
        assertThat(Formula.parse("treat ~ a + b").on(term("c"), term("a")))
                .isEqualTo(Formula.parse("treat ~ a + b + c"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "treat ~ age ++ educ  | 14 | expected the name of a column but found '+'",
                "treat ~              | 8  | expected the name of a column but found the end",
                "treat age            | 7  | expected ~ between the treatment and the covariates but found 'a'",
                "''                   | 1  | expected the name of the treatment column or ~ but found the end",
                "treat ~ age educ     | 13 | expected +, -, *, : or the end but found 'e'",
                "treat ~ age^2        | 12 | expected +, -, *, : or the end but found '^'",
                "treat ~ 2age         | 9  | expected the name of a column but found '2'",
                "treat ~ a + (b + c   | 19 | expected +, -, *, : or ) but found the end",
                "treat ~ a)           | 10 | expected +, -, *, : or the end but found ')'",
                "treat ~ a - 1        | 13 | the intercept cannot be taken away; there always is one",
                "treat ~ 0 + a        | 9  | the intercept cannot be taken away; there always is one",
                "treat ~ a - b        | 11 | there is no term b to take away",
                "treat ~ `age         | 9  | the backquote that begins here has no end",
                "treat ~ ` `          | 9  | the name in backquotes is blank",
                "treat ~ I(age)       | 14 | expected ^ and an exponent, as in I(age^2) but found ')'",
                "treat ~ I(age^1)     | 15 | expected an exponent from 2 to 9 but found '1'",
                "treat ~ I(age^12)    | 15 | expected an exponent from 2 to 9 but found '1'",
                "treat ~ I(age^22)    | 16 | expected ) but found '2'",
                "treat ~ log(a + b)   | 15 | expected ) but found '+'",
                "job == yes ~ a       | 8  | expected the level of the treated, in double quotes but found 'y'",
            })
    void saysWhereItIsWrongAndWhatIsExpected(String formula, int character, String fault) {
        String wrong = formula == null ? "" : formula;

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Formula.parse(wrong))
                .withMessage("formula \"" + wrong + "\", character " + character + ": " + fault);
    }

    @Test
    void aDotForAllOtherColumnsIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Formula.parse("treat ~ ."))
                .withMessageEndingWith("character 9: '.' for all other columns is not understood; name the columns");
    }

    @Test
    void offersTheNearestFunction() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Formula.parse("treat ~ sqr(age)"))
                .withMessageContaining("character 9: there is no function 'sqr'; did you mean 'sqrt'?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Formula.parse("treat ~ poly(age)"))
                .withMessageContaining("there is no function 'poly'; it has I, log, sqrt, factor");
    }

    @Test
    void hasATreatmentOrNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Formula.parse("~ age"))
                .withMessageContaining("names no treatment");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Formula.covariates("treat ~ age"))
                .withMessageContaining("begin it with ~");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Formula.covariates("~ age").withTreatedLevel("1"))
                .withMessageContaining("names no treatment");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Formula.parse("treat ~ age + treat:male"))
                .withMessageContaining("the treatment 'treat' is a covariate, too, in the term treat:male");
    }

    @Test
    void whatCannotBeNamedIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> term(" "));
        assertThatIllegalArgumentException().isThrownBy(() -> term("a`b"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> power("age", 1))
                .withMessage("a power is at least 2 and at most 9: I(age^1)");
        assertThatIllegalArgumentException().isThrownBy(() -> Formula.treatment(""));
    }

    @Test
    void aFormulaWithoutEndDoesNotFillTheMemory() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Formula.parse("t ~ (a+b+c+d+e+f+g)*(h+i+j+k+l+m+n)*(o+p+q+r+s+u+v)*(w+x+y+z)"))
                .withMessageContaining("more than 1000 terms");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Formula.parse("t ~ " + "(".repeat(100_000)))
                .withMessageContaining("more than 100 parentheses in each other");
    }
}
