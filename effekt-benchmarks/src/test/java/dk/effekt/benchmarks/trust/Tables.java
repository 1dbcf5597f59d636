package dk.effekt.benchmarks.trust;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Small tables of every kind that effekt reads, and the same with a person's number where none belongs: in each cell in turn, names
 * of columns included, in one of the ways in which numbers are written, or with the row broken beside it.
 */
final class Tables {

    /** Persons of sound rows. */
    private static final int SOUND = 6;

    /** Persons whose numbers are where they should not be come after these. */
    static final int FIRST_MISPLACED = 20;

    static final int LAST = 110;

    private static final String NINE_DIGITS = "%4$s";
    private static final String LONGER = "%1$s1";
    private static final String IN_A_WORD = "x%1$sx";

    private Tables() {}

    /** A table in which a number stands where it should not. */
    record Misplaced(String name, int row, int column, String way, byte[] bytes) {

        /** Whether no reader can know it for a number outside a column of persons: other numbers and codes look so. */
        boolean looksLikeSomethingElse() {
            return way.equals(NINE_DIGITS) || way.equals(LONGER) || way.equals(IN_A_WORD);
        }

        @Override
        public String toString() {
            return name + ", row " + row + ", column " + (column + 1) + ", written as " + way;
        }
    }

    /** A file by its name. */
    static Map<String, String> sound() {
        Map<String, String> tables = new TreeMap<>();
        tables.put(
                "wide",
                table(
                        "PNR;KOEN;FOEDSELSDATO;HERKOMST;KOMMUNE;y_1701;y_1702;y_1703;y_1704;grad_2017_01;note",
                        "@1;K;01-01-1985;Dansk;860;111;111;;130;0,64;",
                        "@2-;M;02-02-1955;Vestlig;101;;112.0;998;NA;1;x",
                        "@3;;;;;730;111;.;730;;"));
        tables.put(
                "long",
                table(
                        "PNR;UGE;KODE;KOEN;FOEDSELSDATO;HERKOMST;KOMMUNE",
                        "@1;1701;111;K;01-01-1985;Dansk;860",
                        "@1;1702;111;;;;",
                        "@2-;2017-W01;112;M;02-02-1955;Vestlig;101"));
        tables.put(
                "period",
                table(
                        "PNR;FRA;TIL;KODE;KOEN;FOEDSELSDATO;HERKOMST;KOMMUNE",
                        "@1;01-01-2017;31-01-2017;111;K;01-01-1985;Dansk;860",
                        "@1;2017-02-01;;112;;;;",
                        "@2-;1701;1704;998;M;02-02-1955;Vestlig;101"));
        tables.put(
                "list",
                table(
                        "CPR-nr;Indsats;Startdato;Slutdato;Afslutnings\u00e5rsag",
                        "@1-;Vejen til job;04-01-2018;06-04-2018;job",
                        "@2;IPS;2018-01-04;;",
                        "@2;IPS;2018-01-04;;"));
        tables.put(
                "traits",
                table(
                        "CPR-nr;Gyldig_fra;Gyldig_til;Uddannelse;M\u00e5lgruppe",
                        "@1-;01-02-2016;31-12-2016;grundskole;2.2",
                        "@1;2017-01-01;;erhvervsuddannelse;2.3",
                        "@2;;;gymnasium;"));
        tables.put("hours", table("PNR;Aar;Maaned;Timer", "@1;2017;1;120,5", "@2-;2017;2;37", "@3;2017;12;0"));
        tables.put(
                "offers",
                table(
                        "Indsats;Ejer;Lovgrundlag;Alder fra;Alder til;Ydelse;Pladser;Pris pr. deltager;Intern/ekstern",
                        "Brobygning;Unge;kan;18;29;uddannelseshj\u00e6lp;60;28.000,50 kr.;intern",
                        "Samtaler;;skal;;;;;;"));
        tables.put("any", table("id;age;kommune;share", "@1;31;0101;0,5", "@2-;28;860;.", "see @3;NaN;;1.5"));
        tables.put(
                "codebook",
                table(
                        "code;name_da;name_en;group;class;evidence",
                        "998;Udvandret;Emigrated;censoring;out-of-scope;sourced",
                        "111;Dagpenge;benefit;unemployment-benefit;income-replacement;sourced"));
        tables.put("survey", table("person;group;before;after", "17;participant;5;6", "18;comparison;5,5;"));
        tables.put(
                "sheet",
                table(
                        "Stakeholder;Outcome;Quantity;Duration;Value;Source;Deadweight %;Drop-off %",
                        "Residents;fewer visits;90;5;19;price list;10;10"));
        tables.put(
                "prices",
                table(
                        "service;unit;payer;kroner;price_year;source;status",
                        "night;night;state;400,5;2024;list;sourced"));
        tables.put(
                "rates",
                table(
                        "year;benefit;variant;kroner;per;source;status",
                        "2023;sickness-benefit;full;4550,5;week;list;inferred"));
        return tables;
    }

    /** Others made of a sound one, each with one number in the wrong place, written in each of the ways. */
    static List<Misplaced> misplaced(String name) {
        List<String[]> rows =
                sound().get(name).lines().map(line -> line.split(";", -1)).collect(Collectors.toList());
        List<Misplaced> tables = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < rows.get(row).length; column++) {
                for (int way = 0; way < WAYS.size(); way++) {
                    int place = FIRST_MISPLACED + (row * 31 + column * 7 + way) % (LAST - FIRST_MISPLACED);
                    List<String[]> changed = new ArrayList<>(rows);
                    changed.set(row, rows.get(row).clone());
                    changed.get(row)[column] = WAYS.get(way).formatted((Object[]) parts(place));
                    tables.add(new Misplaced(
                            name,
                            row,
                            column,
                            WAYS.get(way),
                            changed.stream()
                                    .map(cells -> String.join(";", cells))
                                    .collect(Collectors.joining("\r\n", "", "\r\n"))
                                    .getBytes(StandardCharsets.UTF_8)));
                }
            }
        }
        return tables;
    }

    /** How numbers are written in the wrong place: 1 is all ten digits, 2 and 3 the two parts of them, 4 the last nine. */
    private static final List<String> WAYS = List.of(
            "%1$s",
            "%2$s-%3$s",
            "%2$s %3$s",
            NINE_DIGITS,
            LONGER,
            "se %2$s-%3$s.",
            "%1$s;",
            "\"%1$s",
            "%1$s\r\n",
            "%1$s.0",
            "CPR:%1$s/%2$s-%3$s",
            "%5$s",
            IN_A_WORD,
            "%2$s\u2011%3$s");

    private static String[] parts(int place) {
        String ten = Numbers.of(place);
        return new String[] {
            ten,
            ten.substring(0, 6),
            ten.substring(6),
            ten.substring(1),
            Numbers.withoutZero(place).charAt(0) + ","
                    + Numbers.withoutZero(place).substring(1) + "E+09"
        };
    }

    private static String table(String... lines) {
        String text = String.join("\r\n", lines) + "\r\n";
        for (int person = 1; person < SOUND; person++) {
            String number = Numbers.of(person);
            text = text.replace("@" + person + "-", number.substring(0, 6) + "-" + number.substring(6))
                    .replace("@" + person, number);
        }
        return text;
    }

    static byte[] bytes(String... lines) {
        return Arrays.stream(lines)
                .collect(Collectors.joining("\r\n", "", "\r\n"))
                .getBytes(StandardCharsets.UTF_8);
    }
}
