/**
 * What it cost and what it was worth. A {@link dk.effekt.sroi.ValueMap} takes inputs and outcomes and is evaluated to a
 * {@link dk.effekt.sroi.Sroi}: ratio, net present value, payback and break-even, by kind of value, stakeholder and period,
 * with an interval wherever something is uncertain, and the conventions printed beside them.
 *
 * <p>A {@link dk.effekt.sroi.ValueOutcome} is a {@link dk.effekt.sroi.Quantity} times a {@link dk.effekt.sroi.Proxy},
 * over one or more years, and of one {@link dk.effekt.sroi.ValueKind}. The quantity is
 * {@link dk.effekt.sroi.Measured}, by an {@link dk.effekt.effect.Effect}, or {@link dk.effekt.sroi.Stated}, with its
 * source. Years beyond those with numbers follow an {@link dk.effekt.sroi.Extrapolation}, shown apart. A
 * {@link dk.effekt.sroi.Deduction} takes away what the programme cannot claim; a measured quantity takes no deadweight
 * without a reason, because what would have happened anyway is out of it already.
 * {@link dk.effekt.sroi.Discounting} names the rates and the moment at which a year's value counts. Money starts as
 * {@link dk.effekt.sroi.Kroner}, and becomes a {@link dk.effekt.sroi.Cost} or a proxy by saying what it is per.
 *
 * <p>What is not known exactly has a {@link dk.effekt.sroi.Distribution}. A {@link dk.effekt.sroi.ValueModel} is the map
 * as a function of all of it.
 *
 * <p>Formulas are those of the common value map (impact, drop-off, present value, ratio, payback), as three calculators
 * in the open agree on them; they were not held against the pages of the SROI Guide (2012).
 *
 * @since 0.1.0
 */
@NullMarked
package dk.effekt.sroi;

import org.jspecify.annotations.NullMarked;
