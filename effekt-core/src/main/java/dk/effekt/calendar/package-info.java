/**
 * ISO weeks and follow-up points.
 *
 * <p>DREAM counts in weeks, so effekt does too. {@link dk.effekt.calendar.Week} is one ISO week; it belongs to the month
 * and the year of its Thursday. {@link dk.effekt.calendar.WeekSpan} is a half-open run of weeks, and
 * {@link dk.effekt.calendar.FollowUp} says how many weeks after time zero "12 months later" is, and by which rule. {@link
 * dk.effekt.calendar.CalendarPeriod} counts months, quarters and years through.
 *
 * @since 0.1.0
 */
@NullMarked
package dk.effekt.calendar;

import org.jspecify.annotations.NullMarked;
