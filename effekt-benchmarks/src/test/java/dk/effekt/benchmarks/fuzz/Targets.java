package dk.effekt.benchmarks.fuzz;

import java.util.Locale;

/** The parsers of the house. */
enum Targets {
    WIDE,
    LONG,
    PERIOD,
    PARTICIPATIONS,
    TRAITS,
    OFFERS,
    TABLE,
    CODEBOOK,
    SNAPSHOT,
    SAS,
    PARQUET,
    PACKED,
    SURVEY,
    MAP_JSON,
    SHEET_CSV,
    SHEET_XLSX,
    PRICES_CSV,
    PRICES_JSON,
    RATES;

    static Target open(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT)).open();
    }

    Target open() {
        return switch (this) {
            case WIDE -> TextTarget.wide();
            case LONG -> TextTarget.longTable();
            case PERIOD -> TextTarget.periodTable();
            case PARTICIPATIONS -> TextTarget.participations();
            case TRAITS -> TextTarget.traits();
            case OFFERS -> TextTarget.offers();
            case TABLE -> TextTarget.table();
            case CODEBOOK -> FileTarget.codebook();
            case SNAPSHOT -> new SnapshotTarget();
            case SAS -> FileTarget.sas();
            case PARQUET -> FileTarget.parquet();
            case PACKED -> new PackedTarget();
            case SURVEY -> SroiTarget.survey();
            case MAP_JSON -> SroiTarget.mapJson();
            case SHEET_CSV -> SroiTarget.sheetCsv();
            case SHEET_XLSX -> SroiTarget.sheetXlsx();
            case PRICES_CSV -> SroiTarget.pricesCsv();
            case PRICES_JSON -> SroiTarget.pricesJson();
            case RATES -> SroiTarget.rates();
        };
    }
}
