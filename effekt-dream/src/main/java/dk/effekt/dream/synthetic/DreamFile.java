package dk.effekt.dream.synthetic;

/** A person's row of the extract. */
final class DreamFile {

    private DreamFile() {}

    static String row(Person person, Life life, Columns columns) {
        return cells(person, life, columns).append(Text.LINE_END).toString();
    }

    /** The row with the hours paid in each month, a blank where there are none. */
    static String row(Person person, Life life, int[] monthlyHours, Columns columns) {
        StringBuilder line = cells(person, life, columns);
        for (int hours : monthlyHours) {
            line.append(Text.SEPARATOR);
            if (hours != 0) {
                line.append(hours);
            }
        }
        return line.append(Text.LINE_END).toString();
    }

    private static StringBuilder cells(Person person, Life life, Columns columns) {
        StringBuilder line = new StringBuilder(4 * columns.weeks());
        line.append(person.replacementNumber())
                .append(Text.SEPARATOR)
                .append(person.woman() ? 'K' : 'M')
                .append(Text.SEPARATOR);
        Text.date(line, person.birthDate())
                .append(Text.SEPARATOR)
                .append(person.origin())
                .append(Text.SEPARATOR)
                .append(person.municipality().code());
        for (int week = 0; week < columns.weeks(); week++) {
            line.append(Text.SEPARATOR);
            int code = life.code(week);
            if (code != 0) {
                line.append(code);
            }
        }
        for (int month = 0; month < columns.months(); month++) {
            line.append(Text.SEPARATOR);
            int ratio = life.monthlyRatio(month);
            if (ratio != 0) {
                Text.hundredths(line, ratio);
            }
        }
        return line;
    }
}
