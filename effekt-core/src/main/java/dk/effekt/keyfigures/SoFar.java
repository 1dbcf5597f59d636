package dk.effekt.keyfigures;

import dk.effekt.protocol.Bilingual;
import java.util.Arrays;
import java.util.List;

/** Counts how long the courses under way at the end of a period have been so. */
final class SoFar implements Counting {

    /** Ends of the bands of days so far, but of the last. */
    private static final int[] BANDS = {13 * 7, 26 * 7, 52 * 7};

    private static final int DAYS_A_WEEK = 7;

    /** From the Thursday of a week, on which epoch weeks are counted, to its Sunday. */
    private static final int FROM_THURSDAY_TO_SUNDAY = 3;

    @Override
    public List<Figure> of(Courses courses, Periods periods) {
        Breakdown bands = Breakdown.empty(
                new Bilingual("under way, by weeks so far", "i gang, efter uger indtil videre"),
                new Bilingual(
                        "Of the courses under way at the end of a period, weeks from the first day to its last Sunday, both counted.",
                        "Af de forløb, der er i gang ved en periodes slutning, uger fra den første dag til periodens sidste søndag, begge"
                                + " medregnet."),
                Base.UNDER_WAY,
                List.of(
                        Group.of("under 13 weeks", "under 13 uger"),
                        Group.of("13 to 25 weeks", "13 til 25 uger"),
                        Group.of("26 to 51 weeks", "26 til 51 uger"),
                        Group.of("52 weeks or more", "52 uger eller mere")),
                List.of(),
                periods.size());
        Days days = new Days(periods.size(), bands.groups().size());
        for (int course = 0; course < courses.size(); course++) {
            int first = Math.max(0, periods.at(courses.start(course)));
            for (int p = first; p < periods.size() && periods.end(p) <= courses.end(course); p++) {
                long sunday = (long) (periods.end(p) - 1) * DAYS_A_WEEK + FROM_THURSDAY_TO_SUNDAY;
                int soFar = (int) (sunday - courses.get(course).start().toEpochDay() + 1);
                int band =
                        (int) Arrays.stream(BANDS).filter(end -> soFar >= end).count();
                bands.add(p, band);
                days.add(p, band, soFar);
            }
        }
        return List.of(
                bands,
                new Lengths(
                        new Bilingual("weeks so far", "uger indtil videre"),
                        new Bilingual("Mean and median of those weeks.", "Gennemsnit og median af de samme uger."),
                        bands,
                        0,
                        days.ascending()));
    }
}
