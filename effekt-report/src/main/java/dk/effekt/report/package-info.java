/**
 * Reports for those who decide, in Danish and English. A {@link dk.effekt.report.Report} is one file of HTML that works without a
 * network and prints on A4: {@link dk.effekt.report.EffectReport} of a study, {@link dk.effekt.report.InvestmentReport} of an
 * investment, {@link dk.effekt.report.KeyFiguresReport} of an offer in operation, {@link dk.effekt.report.EvidenceReport} of what the
 * offers of a catalogue rest on. One of your own is put together by {@link dk.effekt.report.Report#titled}.
 *
 * <p>All numbers of persons, and all that rests on few, pass a small-cell rule.
 *
 * @since 0.1.0
 */
@NullMarked
package dk.effekt.report;

import org.jspecify.annotations.NullMarked;
