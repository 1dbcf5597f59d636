package dk.effekt.table;

import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.covariate.DesignMatrix;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What order of rows and names of levels change, and what they do not. */
class TablePropertyTest {

    private static final Formula FORMULA =
            Formula.parse("treat ~ age * origin + I(age^2) + job + origin:job + factor(band)");
    private static final Formula EXACTLY = Formula.covariates("~ origin + band + job");

    private record Person(boolean treat, double age, String origin, String job, int band) {}

    @Property(tries = 300)
    void rowsInAnotherOrderGiveTheSameRowsInThatOrder(@ForAll("people") List<Person> people, @ForAll Random random) {
        int[] order = shuffled(people.size(), random);
        Table table = Table.of(people);
        Table moved = Table.of(Arrays.stream(order).mapToObj(people::get).toList());

        assertThat(moved.levels("origin")).isEqualTo(table.levels("origin"));
        assertSame(FORMULA.balance(table), FORMULA.balance(moved), order);
        boolean[] treated = FORMULA.treated(table);
        boolean[] movedTreated = FORMULA.treated(moved);
        int[] keys = EXACTLY.keys(table).numbers();
        int[] movedKeys = EXACTLY.keys(moved).numbers();
        for (int row = 0; row < order.length; row++) {
            assertThat(movedTreated[row]).isEqualTo(treated[order[row]]);
            assertThat(movedKeys[row]).isEqualTo(keys[order[row]]);
        }
        assertThat(IntStream.range(0, EXACTLY.keys(moved).count()).mapToObj(EXACTLY.keys(moved)::label))
                .containsExactlyElementsOf(
                        IntStream.range(0, EXACTLY.keys(table).count())
                                .mapToObj(EXACTLY.keys(table)::label)
                                .toList());
    }

    @Property(tries = 300)
    void namesOfLevelsInTheSameOrderChangeNamesOnly(@ForAll("people") List<Person> people) {
        Table table = Table.of(people);
        Table renamed = relabelled(people, text -> "ø" + text + text);
        DesignMatrix x = FORMULA.balance(table);
        DesignMatrix y = FORMULA.balance(renamed);

        assertThat(y.names()).hasSameSizeAs(x.names());
        for (int c = 0; c < x.names().size(); c++) {
            assertThat(y.column(y.names().get(c))).isEqualTo(x.column(x.names().get(c)));
        }
        assertThat(EXACTLY.keys(renamed).numbers())
                .isEqualTo(EXACTLY.keys(table).numbers());
    }

    @Property(tries = 300)
    void namesOfLevelsInAnotherOrderChangeTheOrderOfTheirColumns(@ForAll("people") List<Person> people) {
        Formula origin = Formula.covariates("~ age + origin + age:origin");
        DesignMatrix x = origin.balance(Table.of(people));
        DesignMatrix y = origin.balance(relabelled(people, TablePropertyTest::upsideDown));

        assertThat(y.names())
                .containsExactlyInAnyOrderElementsOf(
                        x.names().stream().map(name -> renamed(name)).toList());
        x.names().forEach(name -> assertThat(y.column(renamed(name))).isEqualTo(x.column(name)));
    }

    @Property(tries = 300)
    void keysAreTheSameWhereAllValuesAre(@ForAll("people") List<Person> people) {
        Keys keys = EXACTLY.keys(Table.of(people));

        for (int a = 0; a < people.size(); a++) {
            for (int b = 0; b < a; b++) {
                Person one = people.get(a);
                Person other = people.get(b);
                int order = one.origin.compareTo(other.origin);
                order = order == 0 ? Integer.compare(one.band, other.band) : order;
                order = order == 0 ? one.job.compareTo(other.job) : order;
                assertThat(Integer.signum(Integer.compare(keys.numbers()[a], keys.numbers()[b])))
                        .isEqualTo(Integer.signum(order));
            }
        }
        assertThat(Arrays.stream(keys.numbers()).distinct().sorted())
                .containsExactlyElementsOf(
                        IntStream.range(0, keys.count()).boxed().toList());
    }

    /** R: {@code model.matrix(~ origin)} leaves out the first level, and with it what the others tell. */
    @Property(tries = 300)
    void theDesignLeavesOutTheFirstLevelOfEachCategory(@ForAll("people") List<Person> people) {
        Table table = Table.of(people);
        List<String> levels = table.levels("origin");
        DesignMatrix all = Formula.covariates("~ origin").balance(table);
        assertThat(all.names()).isEqualTo(levels.stream().map("origin"::concat).toList());
        if (levels.size() > 1) {
            DesignMatrix design = Formula.covariates("~ origin").design(table);
            assertThat(design.names()).isEqualTo(all.names().subList(1, levels.size()));
            design.names().forEach(name -> assertThat(design.column(name)).isEqualTo(all.column(name)));
        }
        for (int row = 0; row < people.size(); row++) {
            double sum = 0;
            for (String name : all.names()) {
                sum += all.column(name)[row];
            }
            assertThat(sum).isEqualTo(1);
        }
    }

    @Provide
    Arbitrary<List<Person>> people() {
        return Combinators.combine(
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(180, 650).map(tenths -> tenths / 10.0),
                        Arbitraries.of("DK", "NONWEST", "WEST"),
                        Arbitraries.of("no", "yes"),
                        Arbitraries.integers().between(-1, 2))
                .as(Person::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(25);
    }

    private static Table relabelled(List<Person> people, UnaryOperator<String> change) {
        return Table.of(people.stream()
                .map(p -> new Person(p.treat, p.age, change.apply(p.origin), p.job, p.band))
                .toList());
    }

    private static String upsideDown(String origin) {
        return Character.toString('Z' - origin.charAt(0) + 'A');
    }

    private static String renamed(String column) {
        int at = column.indexOf("origin") + "origin".length();
        return column.contains("origin") ? column.substring(0, at) + upsideDown(column.substring(at)) : column;
    }

    private static int[] shuffled(int size, Random random) {
        int[] order = IntStream.range(0, size).toArray();
        for (int i = size - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swap = order[i];
            order[i] = order[j];
            order[j] = swap;
        }
        return order;
    }

    private static void assertSame(DesignMatrix x, DesignMatrix moved, int[] order) {
        assertThat(moved.names()).isEqualTo(x.names());
        for (String name : x.names()) {
            double[] column = x.column(name);
            assertThat(moved.column(name))
                    .isEqualTo(
                            Arrays.stream(order).mapToDouble(row -> column[row]).toArray());
        }
    }
}
