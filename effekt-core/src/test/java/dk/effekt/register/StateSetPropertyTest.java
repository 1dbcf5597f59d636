package dk.effekt.register;

import static dk.effekt.register.Employment.EMPLOYED;
import static dk.effekt.register.Employment.NOT_EMPLOYED;
import static dk.effekt.register.Employment.NOT_OBSERVED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.BiPredicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A set of states beside a predicate that is told the true employment. */
class StateSetPropertyTest {

    private static final List<State> STATES =
            List.of(State.NO_BENEFIT, State.OUT_OF_SCOPE, State.ofCode(100), State.ofCode(651), State.ofCode(999));

    record Modelled(StateSet set, BiPredicate<State, Boolean> holds) {}

    @Property
    void holdsWhatItsDefinitionSays(@ForAll("sets") Modelled modelled) {
        for (State state : STATES) {
            assertThat(modelled.set().contains(state, EMPLOYED))
                    .isEqualTo(modelled.holds().test(state, true));
            assertThat(modelled.set().contains(state, NOT_EMPLOYED))
                    .isEqualTo(modelled.holds().test(state, false));
            assertThat(modelled.set().isUnknown(state, EMPLOYED)).isFalse();
            assertThat(modelled.set().isUnknown(state, NOT_EMPLOYED)).isFalse();
        }
    }

    @Property
    void knowsWithoutEmploymentExactlyWhatEmploymentWouldNotChange(@ForAll("sets") Modelled modelled) {
        for (State state : STATES) {
            boolean ifEmployed = modelled.holds().test(state, true);
            boolean ifNot = modelled.holds().test(state, false);

            assertThat(modelled.set().contains(state, NOT_OBSERVED)).isEqualTo(ifEmployed && ifNot);
            assertThat(modelled.set().isUnknown(state, NOT_OBSERVED)).isEqualTo(ifEmployed != ifNot);
        }
    }

    @Property
    void usesEmploymentExactlyIfItWouldChangeAnAnswer(@ForAll("sets") Modelled modelled) {
        boolean matters = STATES.stream()
                .anyMatch(state ->
                        modelled.holds().test(state, true) != modelled.holds().test(state, false));

        assertThat(modelled.set().usesEmployment()).isEqualTo(matters);
    }

    @Provide
    Arbitrary<Modelled> sets() {
        Arbitrary<Modelled> leaves = Arbitraries.of(STATES)
                .set()
                .ofMaxSize(STATES.size())
                .map(states -> new Modelled(
                        StateSet.of("set", states.toArray(State[]::new)), (state, employed) -> states.contains(state)));
        Arbitrary<Modelled> conditioned = Combinators.combine(leaves, Arbitraries.of(true, false))
                .as((leaf, wanted) -> new Modelled(
                        leaf.set().when(wanted ? EMPLOYED : NOT_EMPLOYED),
                        (state, employed) -> leaf.holds().test(state, employed) && employed.equals(wanted)));
        return Arbitraries.recursive(() -> Arbitraries.oneOf(leaves, conditioned), this::combined, 0, 4)
                .withoutEdgeCases();
    }

    private Arbitrary<Modelled> combined(Arbitrary<Modelled> sets) {
        return Combinators.combine(sets, sets, Arbitraries.of("or", "and", "minus"))
                .as((a, b, operator) -> switch (operator) {
                    case "or" -> new Modelled(a.set().or(b.set()), a.holds().or(b.holds()));
                    case "and" -> new Modelled(a.set().and(b.set()), a.holds().and(b.holds()));
                    default ->
                        new Modelled(
                                a.set().minus(b.set()), a.holds().and(b.holds().negate()));
                });
    }
}
