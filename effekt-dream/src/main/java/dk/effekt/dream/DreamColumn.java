package dk.effekt.dream;

import java.util.List;

/**
 * What a column of an extract says, beside those that stand for one week, month or year each. {@link DreamReader#column} says
 * which column it is where it goes under a name that is not known. Tables of every {@link Form} may have these:
 *
 * <table>
 *   <caption>Columns, their names and cells</caption>
 *   <tr><th>column</th><th>names</th><th>cells</th></tr>
 *   <tr><td>person, required</td><td>{@code PNR}, {@code CPR}, {@code CPR-nr}, {@code CPR-nummer}, {@code personnr},
 *       {@code personnummer}, {@code person_id}</td><td>ten digits, with or without a hyphen before the last four; nine where
 *       the leading zero was lost; or a replacement key of letters and digits; {@link PersonKey}</td></tr>
 *   <tr><td>sex</td><td>{@code KOEN}, {@code KØN}, {@code KON}, {@code SEX}, {@code gender}</td><td>{@code K} or {@code M};
 *       {@code F}, {@code Kvinde}, {@code Mand}; {@code 1} man, {@code 2} woman</td></tr>
 *   <tr><td>birth date</td><td>{@code FOEDSELSDATO}, {@code FØDSELSDATO}, {@code FOEDDATO}, {@code FOED_DAG},
 *       {@code birth_date}</td><td>{@code dd-mm-yyyy}, {@code dd.mm.yyyy}, {@code dd/mm/yyyy} or {@code yyyy-mm-dd}</td></tr>
 *   <tr><td>origin</td><td>{@code HERKOMST}, {@code IETYPE}, {@code origin}</td><td>{@code Dansk}, {@code Vestlig},
 *       {@code Ikke-vestlig}</td></tr>
 *   <tr><td>municipality</td><td>{@code KOMMUNE}, {@code KOM}, {@code KOMMUNE_NR}, {@code KOMMUNEKODE},
 *       {@code municipality}</td><td>one to four digits; 0 is unknown</td></tr>
 * </table>
 *
 * <p>{@link Form} describes the others. A municipality that changes over time has columns of its own in a
 * wide table.
 */
public enum DreamColumn {
    /** The person's number. */
    PERSON("PNR", "CPR", "CPR-nr", "CPR-nummer", "personnr", "personnummer", "person_id"),
    /** Legal sex. */
    SEX("KOEN", "KØN", "KON", "SEX", "gender"),
    /** Date of birth. */
    BIRTH_DATE("FOEDSELSDATO", "FØDSELSDATO", "FODSELSDATO", "FOEDDATO", "FOED_DAG", "birth_date", "date_of_birth"),
    /** Origin. */
    ORIGIN("HERKOMST", "IETYPE", "origin"),
    /** The municipality's number. */
    MUNICIPALITY("KOMMUNE", "KOM", "KOMMUNE_NR", "KOMMUNEKODE", "municipality"),
    /** In a long or period table: the benefit code, three digits as text or number, or blank. */
    CODE("KODE", "DREAM_KODE", "YDELSE", "YDELSESKODE", "code"),
    /** In a long table: the week's year, of four digits or two. */
    YEAR("AAR", "ÅR", "year"),
    /** In a long table: the week; its number alone where there is a column for the year. */
    WEEK("UGE", "UGENR", "UGENUMMER", "AAR_UGE", "ÅR_UGE", "YYWW", "week"),
    /** In a long table: any day of the week. */
    DATE("DATO", "date"),
    /** In a period table: the first day or week. */
    FROM("FRA", "FRADATO", "FRA_UGE", "START", "STARTDATO", "START_UGE", "from", "start_date", "start_week"),
    /** In a period table: the last day or week or, if so declared, the first after it; blank while the period runs. */
    TO("TIL", "TILDATO", "TIL_UGE", "SLUT", "SLUTDATO", "SLUT_UGE", "to", "end", "end_date", "end_week");

    @SuppressWarnings("ImmutableEnumChecker") // List.of is
    private final List<String> names;

    DreamColumn(String... names) {
        this.names = List.of(names);
    }

    /**
     * The names that are known, the usual one first. Case, spaces, dots, hyphens and underscores make no difference, nor
     * does it whether {@code Ø} is written {@code OE}.
     */
    public List<String> names() {
        return names;
    }
}
