package dk.effekt.benchmarks;

/**
 * The questions in SQL over {@code spells(person, start, stop, code)}, a row for each spell, and
 * {@code zeros(person, week)}. Where there is a choice of form, it is the fastest of those tried. {@code member(code)}
 * is a macro of {@link DuckDb}, which also says what is selected.
 */
final class SpellSql {

    /** A spell's end less the member weeks up to it is one number for all spells of a run; no two runs share it. */
    private static final String SUSTAINED_ENTRY = """
            SELECT person, min(entry)::INTEGER
            FROM (
              SELECT person, min(start) AS entry
              FROM (
                SELECT s.person, greatest(s.start, z.week) AS start, s.stop,
                  s.stop - sum(s.stop - greatest(s.start, z.week)) OVER (PARTITION BY s.person ORDER BY s.start) AS run
                FROM spells s JOIN zeros z ON s.person = z.person
                WHERE member(s.code) AND s.stop > z.week)
              GROUP BY person, run
              HAVING sum(stop - start) >= 26)
            GROUP BY person""";

    private SpellSql() {}

    static String of(Query query) {
        return switch (query) {
            case STATE_AT_WEEK -> """
                SELECT s.person, s.code::INTEGER
                FROM spells s JOIN zeros z ON s.person = z.person
                WHERE s.start <= z.week AND s.stop > z.week""";
            case WEEKS_IN_WINDOW -> """
                SELECT s.person, sum(least(s.stop, z.week) - greatest(s.start, z.week - 156))::INTEGER
                FROM spells s JOIN zeros z ON s.person = z.person
                WHERE member(s.code) AND s.stop > z.week - 156 AND s.start < z.week
                GROUP BY s.person""";
            case WEEKS_IN_HISTORY -> """
                SELECT person, coalesce(sum(stop - start) FILTER (member(code)), 0)::INTEGER
                FROM spells
                GROUP BY person""";
            case SHARE_IN_WINDOW -> """
                SELECT s.person,
                  round(sum(least(s.stop, z.week) - greatest(s.start, z.week - 156)) * 1000.0 / 156)::INTEGER
                FROM spells s JOIN zeros z ON s.person = z.person
                WHERE member(s.code) AND s.stop > z.week - 156 AND s.start < z.week
                GROUP BY s.person""";
            case FIRST_ENTRY -> """
                SELECT s.person, min(greatest(s.start, z.week))::INTEGER
                FROM spells s JOIN zeros z ON s.person = z.person
                WHERE member(s.code) AND s.stop > z.week
                GROUP BY s.person""";
            case SUSTAINED_ENTRY -> SUSTAINED_ENTRY;
            case SPELLS_IN_WINDOW -> """
                SELECT person, count(*)::INTEGER
                FROM (
                  SELECT s.person, s.start - lag(s.stop) OVER (PARTITION BY s.person ORDER BY s.start) AS gap
                  FROM spells s JOIN zeros z ON s.person = z.person
                  WHERE member(s.code) AND s.stop > z.week - 156 AND s.start < z.week)
                WHERE gap IS NULL OR gap >= 4
                GROUP BY person""";
            case TRANSITIONS -> """
                SELECT person, count(*)::INTEGER
                FROM (
                  SELECT s.person, s.code, s.start, z.week,
                    lag(s.code) OVER (PARTITION BY s.person ORDER BY s.start) AS before
                  FROM spells s JOIN zeros z ON s.person = z.person
                  WHERE s.stop >= z.week - 156 AND s.start < z.week)
                WHERE code = 651 AND member(before) AND start >= week - 156
                GROUP BY person""";
            case HISTORY_BLOCKS -> """
                SELECT 21 * person, %s
                FROM (
                  SELECT s.person, z.week - s.stop AS since, z.week - s.start AS until
                  FROM spells s JOIN zeros z ON s.person = z.person
                  WHERE member(s.code) AND s.stop > z.week - 260 AND s.start < z.week)
                GROUP BY person""".formatted(blocks());
        };
    }

    /** A column for each block: the weeks that a spell, so many weeks back, shares with it. */
    private static String blocks() {
        StringBuilder columns = new StringBuilder();
        for (int block = 0; block < Query.HISTORY_BLOCKS.width(); block++) {
            columns.append(block == 0 ? "" : ", ")
                    .append("sum(greatest(least(until, %d) - greatest(since, %d), 0))::INTEGER"
                            .formatted(Query.weeksBack(block + 1), Query.weeksBack(block)));
        }
        return columns.toString();
    }
}
