package dk.effekt.report.picture;

import dk.effekt.protocol.Language;
import java.time.LocalDate;
import java.util.List;

/** Days in words, the same whatever languages the machine has. */
final class Dates {

    private static final List<String> ENGLISH = List.of(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December");
    private static final List<String> DANISH = List.of(
            "januar",
            "februar",
            "marts",
            "april",
            "maj",
            "juni",
            "juli",
            "august",
            "september",
            "oktober",
            "november",
            "december");

    private Dates() {}

    /** {@code 30 April 2027}, {@code 30. april 2027}. */
    static String write(LocalDate day, Language in) {
        int month = day.getMonthValue() - 1;
        return day.getDayOfMonth() + in.either(" " + ENGLISH.get(month), ". " + DANISH.get(month)) + " "
                + day.getYear();
    }
}
