/**
 * The investment case over time. An {@link dk.effekt.sroi.investment.InvestmentCase} lays the money of a value map out by
 * year and payer: when it is spent, when it comes back, how much has to be found at most, and on which day it is paid back.
 * {@link dk.effekt.sroi.SuccessShare} says what share of the participants must succeed.
 * {@link dk.effekt.sroi.investment.OutcomeContract} is an agreement in which one party pays first and another pays for
 * results. {@link dk.effekt.sroi.investment.CaseReview} holds the case against what was measured later.
 *
 * <p>Only money is counted: fiscal value, other value if it is asked for, wellbeing never. Kroner are in the prices of the map
 * (real), so that discounting and internal rates of return are real as well; nothing is uprated.
 *
 * @since 0.1.0
 */
@NullMarked
package dk.effekt.sroi.investment;

import org.jspecify.annotations.NullMarked;
