package dk.effekt.sroi;

import dk.effekt.effect.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Who puts in what, and what comes of it. Each method returns a new map; {@link #evaluate()} does the sum. Immutable.
 *
 * <pre>{@code
 * Sroi sroi = ValueMap.named("BTU")
 *         .participants(120)
 *         .input("Municipality", kroner(28_000).perParticipant())
 *         .outcome(ValueKind.FISCAL, "Municipality", "Weeks on benefit",
 *                 Quantity.avoidedByYear(effects.path("public-benefit")),
 *                 kroner(1_559).perWeek(2024, "educational assistance, 6,754 kr a month"))
 *         .evaluate();
 * }</pre>
 */
public final class ValueMap {

    private final String name;
    private final OptionalInt participants;
    private final String participantsSource;
    private final List<Input> inputs;
    private final List<ValueOutcome> outcomes;
    private final Discounting discounting;

    private ValueMap(
            String name,
            OptionalInt participants,
            String participantsSource,
            List<Input> inputs,
            List<ValueOutcome> outcomes,
            Discounting discounting) {
        this.name = name;
        this.participants = participants;
        this.participantsSource = participantsSource;
        this.inputs = inputs;
        this.outcomes = outcomes;
        this.discounting = discounting;
    }

    /** An empty map; discounted at {@link Discounting#finansministeriet()} unless another is given. */
    public static ValueMap named(String name) {
        return new ValueMap(
                Checks.text("the name of a value map", name),
                OptionalInt.empty(),
                "",
                List.of(),
                List.of(),
                Discounting.finansministeriet());
    }

    /**
     * Says how many took part. Without a number everything must be per participant, or everything in total.
     *
     * @param number at least 1
     */
    public ValueMap participants(int number) {
        Checks.atLeastOne("number of participants", number);
        return new ValueMap(name, OptionalInt.of(number), "as stated", inputs, outcomes, discounting);
    }

    /** Says that those took part whom an effect was measured on. */
    public ValueMap participantsOf(Effect effect) {
        Checks.atLeastOne("number of participants behind the effect", effect.treated());
        String source = "those measured on '" + effect.outcome() + "', " + effect.when();
        return new ValueMap(name, OptionalInt.of(effect.treated()), source, inputs, outcomes, discounting);
    }

    /** Adds what a stakeholder puts in. */
    public ValueMap input(String stakeholder, Cost cost) {
        List<Input> more = new ArrayList<>(inputs);
        more.add(new Input(stakeholder, cost));
        return new ValueMap(name, participants, participantsSource, List.copyOf(more), outcomes, discounting);
    }

    /** Adds an outcome for as many years as the quantity has numbers, with nothing deducted. */
    public ValueMap outcome(ValueKind kind, String stakeholder, String outcomeName, Quantity quantity, Proxy proxy) {
        return outcome(ValueOutcome.of(kind, stakeholder, outcomeName, quantity, proxy));
    }

    /**
     * Adds an outcome.
     *
     * @throws IllegalArgumentException if the stakeholder has an outcome of that name already
     */
    public ValueMap outcome(ValueOutcome outcome) {
        for (ValueOutcome other : outcomes) {
            if (other.stakeholder().equals(outcome.stakeholder())
                    && other.name().equals(outcome.name())) {
                throw new IllegalArgumentException("outcome '" + outcome.name() + "' of '" + outcome.stakeholder()
                        + "' is in the map already; counting it twice would claim too much");
            }
        }
        List<ValueOutcome> more = new ArrayList<>(outcomes);
        more.add(outcome);
        return new ValueMap(name, participants, participantsSource, inputs, List.copyOf(more), discounting);
    }

    /** Discounts in another way. */
    public ValueMap discounting(Discounting newDiscounting) {
        return new ValueMap(name, participants, participantsSource, inputs, outcomes, newDiscounting);
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** How many took part, if it was said. */
    public OptionalInt participants() {
        return participants;
    }

    /** What is put in, in the order added. */
    public List<Input> inputs() {
        return inputs;
    }

    /** What comes of it, in the order added. */
    public List<ValueOutcome> outcomes() {
        return outcomes;
    }

    /** How it is discounted. */
    public Discounting discounting() {
        return discounting;
    }

    /**
     * Values the outcomes and sets them against the inputs: in total if the number of participants or only totals are
     * given, else per participant.
     *
     * @throws IllegalStateException if there is no outcome, or if some numbers are per participant, others are in
     *     total, and the number of participants is not given
     */
    public Sroi evaluate() {
        return Evaluation.of(ValueModel.of(this));
    }

    /**
     * The map as a function of what is uncertain in it, for drawing and varying.
     *
     * @throws IllegalStateException as {@link #evaluate()}, or if two factors of one name have different distributions
     */
    public ValueModel model() {
        return ValueModel.of(this);
    }

    /**
     * What is uncertain in the map: effects and stated quantities, then values, deductions and costs with a distribution.
     *
     * @throws IllegalStateException as {@link #model()}
     */
    public List<Parameter> parameters() {
        return model().parameters();
    }

    String participantsSource() {
        return participantsSource;
    }

    /** {@code BTU: 1 input, 3 outcomes, 120 participants, Finansministeriet 2021, END}. */
    @Override
    public String toString() {
        String people = participants.isPresent() ? ", " + Format.count(participants.getAsInt(), "participant") : "";
        String size = Format.count(inputs.size(), "input") + ", " + Format.count(outcomes.size(), "outcome");
        return Format.line(name, ": " + size + people, ", " + discounting);
    }
}
