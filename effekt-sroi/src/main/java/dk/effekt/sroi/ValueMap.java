package dk.effekt.sroi;

import dk.effekt.effect.Effect;
import dk.effekt.internal.JsonFields;
import dk.effekt.internal.Resources;
import dk.effekt.sroi.internal.Checks;
import dk.effekt.sroi.internal.Format;
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
    private final Participants participants;
    private final List<StakeholderGroup> groups;
    private final List<Output> outputs;
    private final List<Input> inputs;
    private final List<ValueOutcome> outcomes;
    private final Discounting discounting;
    private final List<String> notes;

    /** How many took part, and who says so. */
    record Participants(OptionalInt number, String source) {

        static final Participants UNKNOWN = new Participants(OptionalInt.empty(), "");
    }

    private ValueMap(
            String name,
            Participants participants,
            List<StakeholderGroup> groups,
            List<Output> outputs,
            List<Input> inputs,
            List<ValueOutcome> outcomes,
            Discounting discounting,
            List<String> notes) {
        this.name = name;
        this.participants = participants;
        this.groups = groups;
        this.outputs = outputs;
        this.inputs = inputs;
        this.outcomes = outcomes;
        this.discounting = discounting;
        this.notes = notes;
    }

    /** An empty map; discounted at {@link Discounting#finansministeriet()} unless another is given. */
    public static ValueMap named(String name) {
        return new ValueMap(
                Checks.text("the name of a value map", name),
                Participants.UNKNOWN,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Discounting.finansministeriet(),
                List.of());
    }

    /**
     * Says how many took part. Without a number everything must be per participant, or everything in total.
     *
     * @param number at least 1
     */
    public ValueMap participants(int number) {
        return participants(number, "as stated");
    }

    /** Says that those took part whom an effect was measured on. */
    public ValueMap participantsOf(Effect effect) {
        Checks.atLeastOne("number of participants behind the effect", effect.treated());
        String source = "those measured on '" + effect.outcome() + "', " + effect.when();
        return participants(effect.treated(), source);
    }

    /** Says how many took part, with the source of the number. */
    public ValueMap participants(int number, String source) {
        Checks.atLeastOne("number of participants", number);
        Checks.text("the source of the number of participants", source);
        Participants stated = new Participants(OptionalInt.of(number), source);
        return new ValueMap(name, stated, groups, outputs, inputs, outcomes, discounting, notes);
    }

    /**
     * Adds a group of stakeholders.
     *
     * @throws IllegalArgumentException if one of that name is in the map already
     */
    public ValueMap group(StakeholderGroup group) {
        if (groups.stream().anyMatch(other -> other.name().equals(group.name()))) {
            throw new IllegalArgumentException("stakeholder group '" + group.name() + "' is in the map already");
        }
        return new ValueMap(name, participants, with(groups, group), outputs, inputs, outcomes, discounting, notes);
    }

    /** Adds what was done, in numbers. */
    public ValueMap output(String stakeholder, String activity) {
        List<Output> more = with(outputs, new Output(stakeholder, activity));
        return new ValueMap(name, participants, groups, more, inputs, outcomes, discounting, notes);
    }

    /** Adds what a stakeholder puts in. */
    public ValueMap input(String stakeholder, Cost cost) {
        List<Input> more = with(inputs, new Input(stakeholder, cost));
        return new ValueMap(name, participants, groups, outputs, more, outcomes, discounting, notes);
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
        return new ValueMap(name, participants, groups, outputs, inputs, with(outcomes, outcome), discounting, notes);
    }

    /** Discounts in another way. */
    public ValueMap discounting(Discounting newDiscounting) {
        return new ValueMap(name, participants, groups, outputs, inputs, outcomes, newDiscounting, notes);
    }

    /**
     * Adds what has to be known beside the results and is not for the numbers to show; {@link Sroi#notes()} repeats it. The same note
     * twice stands once.
     */
    public ValueMap note(String note) {
        if (notes.contains(Checks.text("a note", note))) {
            return this;
        }
        return new ValueMap(name, participants, groups, outputs, inputs, outcomes, discounting, with(notes, note));
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** How many took part, if it was said. */
    public OptionalInt participants() {
        return participants.number();
    }

    /** Groups of stakeholders, in the order added. */
    public List<StakeholderGroup> groups() {
        return groups;
    }

    /** What was done, in the order added. */
    public List<Output> outputs() {
        return outputs;
    }

    /** What is put in, in the order added. */
    public List<Input> inputs() {
        return inputs;
    }

    /** What comes of it, in the order added. */
    public List<ValueOutcome> outcomes() {
        return outcomes;
    }

    /** What was noted, in the order added. */
    public List<String> notes() {
        return notes;
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

    /**
     * Reads what {@link #toJson} wrote, or what was written by hand in the same form. Measured effects come back with
     * the numbers and covariances that the file has of them, so that the map comes to the same to the bit.
     *
     * @throws IllegalArgumentException naming the place, if a field is missing, not known or of another type, or the map
     *     would be refused
     */
    public static ValueMap fromJson(String json) {
        return ValueMapReading.of(json);
    }

    /** The map as JSON, in the form {@code effektValueMap} 1. */
    public String toJson() {
        return JsonFields.write(ValueMapJson.of(this));
    }

    /**
     * A JSON Schema (draft 2020-12) of value maps, with the unit and range of every field. What it refuses, {@link #fromJson} refuses, too;
     * that also sees contradictions. It lies in the jar as {@code dk/effekt/sroi/value-map.schema.json}.
     */
    public static String jsonSchema() {
        return Resources.text(ValueMap.class, "value-map.schema.json");
    }

    String participantsSource() {
        return participants.source();
    }

    /** {@code BTU: 1 input, 3 outcomes, 120 participants, Finansministeriet 2021, END}. */
    @Override
    public String toString() {
        String people =
                participants().isPresent() ? ", " + Format.count(participants().getAsInt(), "participant") : "";
        String size = Format.count(inputs.size(), "input") + ", " + Format.count(outcomes.size(), "outcome");
        return Format.line(name, ": " + size + people, ", " + discounting);
    }

    private static <T> List<T> with(List<T> some, T one) {
        List<T> more = new ArrayList<>(some);
        more.add(one);
        return List.copyOf(more);
    }
}
