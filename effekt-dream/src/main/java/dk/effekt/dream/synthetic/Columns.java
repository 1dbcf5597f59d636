package dk.effekt.dream.synthetic;

import dk.effekt.calendar.Week;
import dk.effekt.calendar.WeekSpan;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

/** The extract's weeks and months; a week belongs to the month of its Thursday. */
final class Columns {

    private static final String PERSON = "PNR;KOEN;FOEDSELSDATO;HERKOMST;KOMMUNE";

    private final WeekSpan span;
    private final int[] monthOfWeek;
    private final int[] weeksOfMonth;

    Columns(WeekSpan span) {
        this.span = span;
        this.monthOfWeek = new int[span.length()];
        YearMonth first = span.start().month();
        for (int week = 0; week < monthOfWeek.length; week++) {
            monthOfWeek[week] = (int) first.until(span.start().plusWeeks(week).month(), ChronoUnit.MONTHS);
        }
        this.weeksOfMonth = new int[monthOfWeek[monthOfWeek.length - 1] + 1];
        for (int month : monthOfWeek) {
            weeksOfMonth[month]++;
        }
    }

    Week firstWeek() {
        return span.start();
    }

    int weeks() {
        return monthOfWeek.length;
    }

    int months() {
        return weeksOfMonth.length;
    }

    int monthOf(int week) {
        return monthOfWeek[week];
    }

    /** How many weeks of the extract belong to a month. */
    int weeksOf(int month) {
        return weeksOfMonth[month];
    }

    /** The header: {@code PNR;…;y_1601;…;grad_2016_01;…}. */
    String header() {
        return names().append(Text.LINE_END).toString();
    }

    /** The header with {@code timer_2016_01;…} at its end. */
    String headerWithHours() {
        return monthly(names(), ";timer_").append(Text.LINE_END).toString();
    }

    private StringBuilder names() {
        StringBuilder line = new StringBuilder(PERSON);
        for (int i = 0; i < weeks(); i++) {
            Week week = firstWeek().plusWeeks(i);
            Text.digits(Text.digits(line.append(";y_"), week.year() % 100, 2), week.number(), 2);
        }
        return monthly(line, ";grad_");
    }

    private StringBuilder monthly(StringBuilder line, String name) {
        for (int i = 0; i < months(); i++) {
            YearMonth month = firstWeek().month().plusMonths(i);
            Text.digits(Text.digits(line.append(name), month.getYear(), 4).append('_'), month.getMonthValue(), 2);
        }
        return line;
    }
}
