package dk.effekt.benchmarks;

/**
 * The questions in SQL over {@code weeks(person, week, code)}, a row for each person and week, and
 * {@code zeros(person, week)}. Where there is a choice of form, it is the fastest of those tried. {@code member(code)}
 * is a macro of {@link DuckDb}, which also says what is selected.
 */
final class WeekSql {

    /** The 26 weeks are consecutive if the 25th member week after one is 25 weeks later. */
    private static final String SUSTAINED_ENTRY = """
            SELECT person, min(week)::INTEGER
            FROM (
              SELECT w.person, w.week, lead(w.week, 25) OVER (PARTITION BY w.person ORDER BY w.week) AS last
              FROM weeks w JOIN zeros z ON w.person = z.person
              WHERE member(w.code) AND w.week >= z.week)
            WHERE last = week + 25
            GROUP BY person""";

    private WeekSql() {}

    static String of(Query query) {
        return switch (query) {
            case STATE_AT_WEEK -> """
                SELECT w.person, w.code::INTEGER
                FROM weeks w JOIN zeros z ON w.person = z.person AND w.week = z.week""";
            case WEEKS_IN_WINDOW -> """
                SELECT w.person, count(*)::INTEGER
                FROM weeks w JOIN zeros z ON w.person = z.person
                WHERE member(w.code) AND w.week >= z.week - 156 AND w.week < z.week
                GROUP BY w.person""";
            case WEEKS_IN_HISTORY -> """
                SELECT person, count(*) FILTER (member(code))::INTEGER
                FROM weeks
                GROUP BY person""";
            case SHARE_IN_WINDOW -> """
                SELECT w.person, round(count(*) * 1000.0 / 156)::INTEGER
                FROM weeks w JOIN zeros z ON w.person = z.person
                WHERE member(w.code) AND w.week >= z.week - 156 AND w.week < z.week
                GROUP BY w.person""";
            case FIRST_ENTRY -> """
                SELECT w.person, min(w.week)::INTEGER
                FROM weeks w JOIN zeros z ON w.person = z.person
                WHERE member(w.code) AND w.week >= z.week
                GROUP BY w.person""";
            case SUSTAINED_ENTRY -> SUSTAINED_ENTRY;
            case SPELLS_IN_WINDOW -> """
                SELECT person, count(*)::INTEGER
                FROM (
                  SELECT w.person, w.week - lag(w.week) OVER (PARTITION BY w.person ORDER BY w.week) - 1 AS gap
                  FROM weeks w JOIN zeros z ON w.person = z.person
                  WHERE member(w.code) AND w.week >= z.week - 156 AND w.week < z.week)
                WHERE gap IS NULL OR gap >= 4
                GROUP BY person""";
            case TRANSITIONS -> """
                SELECT person, count(*)::INTEGER
                FROM (
                  SELECT w.person, w.code, lag(w.code) OVER (PARTITION BY w.person ORDER BY w.week) AS before
                  FROM weeks w JOIN zeros z ON w.person = z.person
                  WHERE w.week >= z.week - 157 AND w.week < z.week)
                WHERE code = 651 AND member(before)
                GROUP BY person""";
            case HISTORY_BLOCKS -> """
                SELECT 21 * person + CASE WHEN back < 52 THEN back // 4 ELSE 13 + (back - 52) // 26 END, count(*)::INTEGER
                FROM (
                  SELECT w.person, z.week - 1 - w.week AS back
                  FROM weeks w JOIN zeros z ON w.person = z.person
                  WHERE member(w.code) AND w.week >= z.week - 260 AND w.week < z.week)
                GROUP BY ALL""";
        };
    }
}
