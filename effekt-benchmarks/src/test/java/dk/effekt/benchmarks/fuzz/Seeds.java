package dk.effekt.benchmarks.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small sound files. */
final class Seeds {

    private Seeds() {}

    static List<byte[]> wide() {
        return inAllWays(
                lines(
                        "PNR;KOEN;FOEDSELSDATO;HERKOMST;KOMMUNE;y_1701;y_1702;y_1703;y_1704;grad_2017_01;note",
                        "6101850001;K;01-01-1985;Dansk;860;111;111;;130;0,64;",
                        "620290-0002;M;02-02-1955;Ikke-vestlig;101;;112.0;998;NA;1;\u00e6",
                        "303950003;;;F\u00e6r\u00f8sk;;730;x;.;730;;"),
                lines("PNR,y_9901,y_9902,kommune", "\"6101850001\",\"111\",111,\"a,\"\"b\"", "6202900002,,,"),
                lines("sep=|", "cpr|y_701|y_702|BRANCHE_2007_01|grad_2007_01", "6101850001|890|890|841100|1,00"),
                lines("PNR;y_1701;y_1702;y_1704", "6101850001;111;111;111", "6101850001;111;111;111"),
                "PNR;y_1701;y_1702\r6101850001;\"111;112\r\r6202900002;1;2".getBytes(StandardCharsets.UTF_8));
    }

    static List<byte[]> longTables() {
        return inAllWays(
                lines(
                        "PNR;UGE;KODE;KOEN;FOEDSELSDATO;HERKOMST;KOMMUNE",
                        "6101850001;1701;111;K;01-01-1985;Dansk;860",
                        "6101850001;y_1702;111;;;;",
                        "620290-0002;2017-W01;112;M;02-02-1955;Vestlig;101",
                        "6202900002;201703;998;M;02-02-1955;Vestlig;751",
                        "303950003;2017W04;;;;;"),
                lines("PNR,AAR,UGE,KODE", "6101850001,2017,1,111", "6101850001,17,2,\"111\"", "6202900002,2017,53,x"),
                lines("cpr\tDATO\tYDELSE", "6101850001\t01-01-2017\t111", "6101850001\t2017-01-09\t112.0"),
                lines("PNR;UGE;KODE", "6101850001;1701;111", "6101850001;1701;112", "6202900002;1703;111"));
    }

    static List<byte[]> periodTables() {
        return inAllWays(
                lines(
                        "PNR;FRA;TIL;KODE;KOEN;FOEDSELSDATO;HERKOMST;KOMMUNE",
                        "6101850001;01-01-2017;31-01-2017;111;K;01-01-1985;Dansk;860",
                        "6101850001;2017-02-01;;112;;;;",
                        "620290-0002;1701;1704;998;M;02-02-1955;Vestlig;101",
                        "303950003;2017-W01;2017W02;;;;;"),
                lines("CPR,START,SLUT,KODE", "6101850001,1701,1702,111", "6101850001,1702,1703,112"),
                lines("PNR|FRADATO|TILDATO|KODE", "6202900002|05/01/2017|04.01.2017|111", "6101850001|||"));
    }

    static List<byte[]> offers() {
        return inAllWays(
                lines(
                        "Indsats;Ejer;Lovgrundlag;Alder fra;Alder til;Ydelse;Pladser;Pris pr. deltager;Intern/ekstern",
                        "Brobygning;Unge;kan;18;29;uddannelseshj\u00e6lp, kontanthj\u00e6lp;60;28.000,50 kr.;intern",
                        "Samtaler;;skal;;;;;;",
                        "Samtaler;;kan;;;;;;"),
                lines(
                        "name,legal_basis,age_below,benefits,cost_per_week,elements",
                        "IPS,optional,30,job|education,1500.5,a|b"));
    }

    static List<byte[]> participations() {
        return inAllWays(
                lines(
                        "CPR-nr;Indsats;Startdato;Slutdato;Afslutnings\u00e5rsag",
                        "610185-0001;Vejen til j\u00f8b;04-01-2018;06-04-2018;job",
                        "6202900002;IPS;2018-01-04;;se 6101850001",
                        "6202900002;IPS;2018-01-04;;se 6101850001",
                        "303950003;;04/01/2018;03.01.2018;"),
                lines("PNR,Tilbud,Fra,Til", "6101850001,\"a, b\",01-01-2018,", "x,\"a\nb\",,31-12-2018"));
    }

    static List<byte[]> traits() {
        return inAllWays(
                lines(
                        "CPR-nr;Gyldig_fra;Gyldig_til;Uddannelse;M\u00e5lgruppe",
                        "610185-0001;01-02-2016;31-12-2016;grundskole;2.2",
                        "6101850001;2017-01-01;;erhvervsuddannelse;2.3",
                        "6202900002;;;gymnasium;"),
                lines("PNR,Dato,uddannelse", "6101850001,01/02/2016,a", "6101850001,01.02.2016,b", "x,9999-12-31,"));
    }

    static List<byte[]> tables() {
        return inAllWays(
                lines(
                        "id;age;kommune;share;origin",
                        "610185-0001;31;0101;0,5;\u00f8st",
                        "6202900002;28;860;.;NA",
                        "see 6101850001;NaN;;1.5;x"),
                lines("id,age,kommune", "6101850001,1e3,101", "101850004,-.5,\"8,60\"", "x,6.101850001e9,0"),
                lines("sep=|", "age|id|kommune", "31|1234567890123456789|x", "+4.|a 6202900002 b|y"));
    }

    static List<byte[]> codebooks() {
        return List.of(
                lines(
                        "code,valid_from,valid_to,name_da,name_en,group,class,evidence,class_evidence,source",
                        "blank,,,(tomt felt),\"nothing, that week\",no-benefit,no-registered-benefit,sourced,judgement,x",
                        "111,1991-07-01,2006-12-31,Dagpenge,benefit,unemployment-benefit; insured,a,partly,,",
                        "111,2007-01-01,,A-dagpenge,benefit,unemployment-benefit; insured,a,unverified,,",
                        "130-139,,,Kontanthj\u00e6lp,cash,cash-assistance,income-replacement,sourced,,"),
                lines("code;name_da;name_en;group;class;evidence", "998;Udvandret;Emigrated;censoring;;sourced"));
    }

    static byte[] lines(String... lines) {
        return (String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    static byte[] gzip(byte[] content) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /** An archive of files that hold the same. */
    static byte[] zip(byte[] content, String... names) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(packed)) {
            for (String name : names) {
                out.putNextEntry(new ZipEntry(name));
                out.write(name.endsWith("/") ? new byte[0] : content);
                out.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /** Each text as it is, and the first with a byte order mark, in windows-1252 and UTF-16, packed, and without its end. */
    private static List<byte[]> inAllWays(byte[]... texts) {
        List<byte[]> all = new ArrayList<>(List.of(texts));
        String first = new String(texts[0], StandardCharsets.UTF_8);
        all.add(("\ufeff" + first).getBytes(StandardCharsets.UTF_8));
        all.add(first.getBytes(Charset.forName("windows-1252")));
        all.add(first.getBytes(StandardCharsets.UTF_16));
        all.add(gzip(texts[0]));
        all.add(zip(texts[0], "dream.csv"));
        all.add(first.stripTrailing().replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8));
        return all;
    }
}
