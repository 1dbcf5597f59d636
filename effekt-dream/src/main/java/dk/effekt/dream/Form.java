package dk.effekt.dream;

import java.util.Locale;

/**
 * A way in which an extract can be laid out in a table. The header shows which; where it fits several, or none, {@link
 * DreamReader#form} or {@link DreamReader#periods} states it. {@link DreamReader} describes what all have in common.
 */
public enum Form {
    /**
     * One row per person, one column per week, as DREAM is delivered.
     *
     * <ul>
     *   <li>A week's column is named {@code y_YYWW}, also without the underscore or the leading zero; its cells are benefit
     *       codes or blank.
     *   <li>A month's column is named {@code grad_YYYY_MM}; its cells are employment ratios, shares of full time from 0 to 100
     *       with decimal comma or point, or blank.
     *   <li>A month's column of ordinary paid hours is named {@code timer_YYYY_MM}, a name that no source confirms; its cells
     *       are hours from 0 to 10,000, likewise. Each series has its own months.
     *   <li>Further columns say one thing of the person for a month or a year. They become {@linkplain
     *       dk.effekt.register.Register#trait(String) dated traits} of the register:
     *       <table>
     *         <caption>Traits and the names of their columns</caption>
     *         <tr><th>trait</th><th>columns</th></tr>
     *         <tr><td>{@code industry}</td><td>{@code branche_YYYY_MM}</td></tr>
     *         <tr><td>{@code unemployment fund}</td><td>{@code akYY} or {@code akYYYY}, a year</td></tr>
     *         <tr><td>{@code municipality}</td><td>{@code kommune_YYYY} and {@code kommune_YYYY_MM}, names that no source
     *             confirms; numbers of one to four digits, 0 is unknown</td></tr>
     *       </table>
     *       A cell holds from the first day of its month or year to the last, as it stands; {@code 12.0} is {@code 12}, and
     *       civil registration numbers are hidden. Blank is not known. They may lie outside the weeks. A year of which months
     *       have columns, too, is left out.
     *   <li>{@link DreamReader#weeks}, {@link DreamReader#months} and {@link DreamReader#trait} state other names; what the user
     *       states holds before what is known.
     *   <li>A column for a week, month or year that does not exist ({@code y_2553}) is left out. Two columns for the same are
     *       both left out, and a week in the middle is missing then. Left out are months of a series outside the weeks.
     *   <li>A month between the first and the last without a column is not observed; what a trait is then is not known.
     * </ul>
     */
    WIDE,
    /**
     * One row per person and week.
     *
     * <table>
     *   <caption>Columns, their names and cells</caption>
     *   <tr><th>column</th><th>names</th><th>cells</th></tr>
     *   <tr><td>week, or a date</td><td>{@code UGE}, {@code UGENR}, {@code AAR_UGE}, {@code YYWW}, {@code week}</td>
     *       <td>{@code 1601}, {@code 701} (week 1 of 2007), {@code y_1601}, {@code 201601}, {@code 2016-W01},
     *       {@code 2016W01}; the number alone where there is a year</td></tr>
     *   <tr><td>year</td><td>{@code AAR}, {@code ÅR}, {@code year}</td><td>four digits or two</td></tr>
     *   <tr><td>date, in place of the week</td><td>{@code DATO}, {@code date}</td><td>any day of the week</td></tr>
     *   <tr><td>code, required</td><td>{@code KODE}, {@code DREAM_KODE}, {@code YDELSE}, {@code YDELSESKODE},
     *       {@code code}</td><td>a benefit code, or blank: without benefit</td></tr>
     * </table>
     *
     * <ul>
     *   <li>The weeks of the register go from the first to the last that a row names, unless {@link DreamReader#withSpan}
     *       states them. A week without a row is, for that person, without benefit.
     *   <li>A week that no row of any person names is missing. One row with a blank code names a week in which nobody has a
     *       benefit.
     *   <li>A person's rows need not stand together. Sorted by person and week they are read fastest.
     *   <li>Rows that say the same of a week again are refused and counted, one is kept.
     *   <li>Of a column for the municipality the register has a {@linkplain dk.effekt.register.Register#trait(String) dated
     *       trait} {@code municipality}: the one that a row names holds from the Monday of its week until the next row of the
     *       person that names another. If two rows name two for one week, none is known until a later row names one.
     * </ul>
     */
    LONG,
    /**
     * One row per person and period.
     *
     * <table>
     *   <caption>Columns, their names and cells</caption>
     *   <tr><th>column</th><th>names</th><th>cells</th></tr>
     *   <tr><td>start, required</td><td>{@code FRA}, {@code FRADATO}, {@code START}, {@code STARTDATO}, {@code from},
     *       {@code start_date}</td><td>a date, or a week as in a {@linkplain #LONG long table}</td></tr>
     *   <tr><td>end, required</td><td>{@code TIL}, {@code TILDATO}, {@code SLUT}, {@code SLUTDATO}, {@code to},
     *       {@code end_date}</td><td>a date or week; blank while the period runs</td></tr>
     *   <tr><td>code, required</td><td>as in a {@linkplain #LONG long table}</td><td>a benefit code; a period with a blank one
     *       says only that the person is in the register</td></tr>
     * </table>
     *
     * <ul>
     *   <li>{@link DreamReader#periods} states whether the end belongs to the period; without it no period table is read.
     *   <li>A week has a code if the period covers at least one of its days, which is DREAM's own rule. Periods with different
     *       codes contradict each other in a week that they share, though on different days, unless {@link
     *       DreamReader#withSharedWeeks} names a rule: which of two codes DREAM keeps is not established.
     *   <li>The weeks of the register go from the first to the last in which a period starts or ends, unless {@link
     *       DreamReader#withSpan} states them. A period without an end runs to the last of them. A week without a period is
     *       without benefit.
     *   <li>Of a column for the municipality the register has a dated trait as for a {@linkplain #LONG long table}; it counts from
     *       the period's first week.
     *   <li>Periods of one code may overlap. Rows that repeat each other are refused and counted, one is kept.
     * </ul>
     */
    PERIOD;

    /** {@code wide}, {@code long} or {@code period}. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
