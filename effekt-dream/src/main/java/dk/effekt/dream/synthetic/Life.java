package dk.effekt.dream.synthetic;

import java.util.Optional;

/** What became of one person in the weeks of an extract. */
final class Life {

    private final Status[] statuses;

    private final int[] monthlyRatios;
    private final Columns columns;
    private final Optional<Course> course;

    /**
     * A life.
     *
     * @param statuses one for each week of the extract
     * @param ratios the employment ratio of the job in each week in hundredths, 0 without one
     */
    Life(Status[] statuses, int[] ratios, Columns columns, Optional<Course> course) {
        this.statuses = statuses;
        this.columns = columns;
        this.course = course;
        this.monthlyRatios = new int[columns.months()];
        for (int week = 0; week < ratios.length; week++) {
            monthlyRatios[columns.monthOf(week)] += ratios[week];
        }
        for (int month = 0; month < monthlyRatios.length; month++) {
            int sum = monthlyRatios[month];
            monthlyRatios[month] = sum == 0 ? 0 : Math.max(1, sum / columns.weeksOf(month));
        }
    }

    Status status(int week) {
        return statuses[week];
    }

    /** The course that the person was on, if any. */
    Optional<Course> course() {
        return course;
    }

    /** The code that the register has for a week; 0 for a blank. */
    int code(int week) {
        boolean inCourse = course.isPresent() && course.get().covers(week);
        return inCourse ? statuses[week].codeInMeasure() : statuses[week].code();
    }

    /** The employment ratio of a month in hundredths, spread over its weeks with and without a job; 0 for a blank. */
    int monthlyRatio(int month) {
        return monthlyRatios[month];
    }

    /** Whether the register shows the person in job: a blank in a month with an employment ratio. */
    boolean isInJob(int week) {
        return statuses[week].isBlank() && monthlyRatios[columns.monthOf(week)] > 0;
    }

    boolean isInEducation(int week) {
        return statuses[week] == Status.EDUCATION;
    }

    boolean isOnPublicBenefit(int week) {
        return statuses[week].isPublicBenefit();
    }
}
