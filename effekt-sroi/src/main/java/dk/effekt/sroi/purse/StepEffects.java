package dk.effekt.sroi.purse;

import dk.effekt.effect.EffectPath;
import dk.effekt.effect.Effects;
import dk.effekt.outcome.Outcome;
import dk.effekt.register.StateGroup;
import dk.effekt.sroi.Quantity;
import dk.effekt.sroi.internal.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The weeks on a benefit that a study saves, step by step of the ladder: the effects on {@link ReimbursementLadder#outcomes}, in each
 * year of 52 weeks since the start. Immutable.
 *
 * <pre>{@code
 * purse.benefit(StepEffects.of(result.effects(), ladder, CASH_ASSISTANCE).through(51), rate)
 * }</pre>
 */
public final class StepEffects {

    private final Effects effects;
    private final ReimbursementLadder ladder;
    private final StateGroup benefit;
    private final OptionalInt lastWeek;
    private final Optional<PayerShares> offLadder;

    /** What is avoided on a step, and who pays it. */
    record Step(String name, Quantity avoided, PayerShares shares) {}

    private StepEffects(
            Effects effects,
            ReimbursementLadder ladder,
            StateGroup benefit,
            OptionalInt lastWeek,
            Optional<PayerShares> offLadder) {
        this.effects = effects;
        this.ladder = ladder;
        this.benefit = benefit;
        this.lastWeek = lastWeek;
        this.offLadder = offLadder;
    }

    /**
     * All weeks that the effects cover.
     *
     * @throws IllegalArgumentException if the outcome of a step is not among the effects
     */
    public static StepEffects of(Effects effects, ReimbursementLadder ladder, StateGroup benefit) {
        ladder.outcomes(benefit).forEach(outcome -> effects.path(outcome.name()));
        return new StepEffects(effects, ladder, benefit, OptionalInt.empty(), Optional.empty());
    }

    /**
     * The same through a week since the start, such as 51: a follow-up of twelve months ends in week 52, which would be a second year of
     * one week.
     *
     * @throws IllegalArgumentException if the effects do not cover it
     */
    public StepEffects through(int week) {
        path(ladder.offLadder(benefit)).through(week);
        return new StepEffects(effects, ladder, benefit, OptionalInt.of(week), offLadder);
    }

    /** The same where weeks on no step are paid so. */
    public StepEffects offLadder(PayerShares shares) {
        return new StepEffects(effects, ladder, benefit, lastWeek, Optional.of(shares));
    }

    List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        String of = "weeks of " + benefit.name();
        for (int step = 1; step <= ladder.steps().size(); step++) {
            Split split =
                    Split.municipalityAndState(ladder.steps().get(step - 1).municipalShare());
            PayerShares shares = PayerShares.byYear(ladder.name() + ", step " + step, split);
            steps.add(new Step(of + ", step " + step, avoided(path(ladder.at(step, benefit))), shares));
        }
        Quantity off = avoided(path(ladder.offLadder(benefit)));
        if (offLadder.isPresent()) {
            steps.add(new Step(of + ", off the ladder", off, offLadder.get()));
        } else {
            requireNone(off);
        }
        return steps;
    }

    private void requireNone(Quantity off) {
        for (int year = 1; year <= off.years(); year++) {
            if (off.amount(year) != 0 || off.standardError(year) != 0) {
                throw new IllegalArgumentException(Format.decimal(off.amount(year)) + " weeks of '" + benefit
                        + "' are saved off the ladder in year " + year
                        + ", which does not say who pays them; say so with offLadder(PayerShares…)");
            }
        }
    }

    private EffectPath path(Outcome outcome) {
        return effects.path(outcome.name());
    }

    private Quantity avoided(EffectPath path) {
        return Quantity.avoidedByYear(lastWeek.isPresent() ? path.through(lastWeek.getAsInt()) : path);
    }

    /** {@code weeks of cash-assistance by step of refusionstrappen 2016}. */
    @Override
    public String toString() {
        return Format.line("weeks of " + benefit + " by step of " + ladder.name());
    }
}
