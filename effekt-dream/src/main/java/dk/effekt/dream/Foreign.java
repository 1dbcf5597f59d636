package dk.effekt.dream;

import dk.effekt.input.DataException;
import dk.effekt.input.Place;
import dk.effekt.input.Reason;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** What is handed in instead of a text table, told by its first bytes. */
enum Foreign {
    ZIP("504b0304", "is a zip archive, which is also what a workbook (.xlsx) is", Foreign.FROM_EXCEL),
    XLS("d0cf11e0a1b11ae1", "is an Excel workbook (.xls)", Foreign.FROM_EXCEL),
    SAS(
            "000000000000000000000000c2ea8160b31411cfbd92080009c7318c181f1011",
            "is a packed SAS data set (.sas7bdat)",
            "Unpack it; a SAS data set is read as it stands."),
    SAS_TRANSPORT(
            hex("HEADER RECORD*******"),
            "is a SAS transport file (.xpt)",
            "In SAS, export it: proc export data=dream outfile='dream.csv' dbms=dlm; delimiter=';'; run;"),
    SPSS(hex("$FL2"), "is an SPSS file (.sav)", "In SPSS, choose Save As and the type CSV."),
    STATA(hex("<stata_dta>"), "is a Stata file (.dta)", "In Stata, export it: export delimited using dream.csv"),
    PARQUET(hex("PAR1"), "is a packed Parquet file", "Unpack it; a Parquet file is read as it stands."),
    PDF(hex("%PDF"), "is a PDF document", "Export the table itself as CSV."),
    HTML(hex("<htm"), "is a web page, which some systems call .xls", Foreign.FROM_EXCEL),
    BZIP2(hex("BZh"), "is compressed with bzip2", Foreign.UNPACK),
    XZ("fd377a585a00", "is compressed with xz", Foreign.UNPACK),
    ZSTD("28b52ffd", "is compressed with zstd", Foreign.UNPACK),
    SEVEN_ZIP("377abcaf271c", "is a 7z archive", Foreign.UNPACK),
    GZIP_AGAIN("1f8b", "is compressed with gzip twice", "Unpack it once."),
    UTF_16_LITTLE("fffe", "is text in UTF-16", Foreign.SAVE_AS_UTF_8),
    UTF_16_BIG("feff", "is text in UTF-16", Foreign.SAVE_AS_UTF_8);

    private static final int LONGEST_MAGIC = 32;
    private static final String FROM_EXCEL =
            "Open it, choose Save As and the type 'CSV UTF-8 (delimited)'; unpack an archive and hand in the file inside.";
    private static final String UNPACK = "Unpack it, or compress it with gzip, which is read as it stands.";
    private static final String SAVE_AS_UTF_8 = "Save it as UTF-8 (in Excel: the type 'CSV UTF-8 (delimited)').";

    private final String magicHex;
    private final String whatItIs;
    private final String remedy;

    Foreign(String magicHex, String whatItIs, String remedy) {
        this.magicHex = magicHex;
        this.whatItIs = whatItIs;
        this.remedy = remedy;
    }

    /**
     * Stops if these are not the first bytes of a text.
     *
     * @throws DataException that names what it is and how to make a text of it
     */
    static void refuse(byte[] head, String source) {
        String start = HexFormat.of().formatHex(head, 0, Math.min(head.length, LONGEST_MAGIC));
        for (Foreign foreign : values()) {
            if (start.startsWith(foreign.magicHex)) {
                throw failure(source, foreign.whatItIs, foreign.remedy);
            }
        }
        for (byte b : head) {
            if (b == 0) {
                // UTF-16 without its mark is the usual reason: every other byte of Latin text is zero.
                throw failure(source, "holds zero bytes, as text in UTF-16 and binary files do", SAVE_AS_UTF_8);
            }
        }
    }

    private static DataException failure(String source, String detail, String remedy) {
        return Failures.of(Reason.NOT_A_TABLE, Place.of(source), "the file " + detail + ", not a CSV file", remedy);
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }
}
