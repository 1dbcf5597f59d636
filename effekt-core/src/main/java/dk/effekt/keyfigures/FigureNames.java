package dk.effekt.keyfigures;

/** Names by which {@link KeyFigures} are asked for their figures and groups. */
public final class FigureNames {

    /** The figure of who takes part, begins and finishes. */
    public static final String IN_THE_OFFER = "in the offer";

    /** Its groups: people who took part in a period. */
    public static final String PEOPLE = "people who took part in the period";

    /** Courses begun in it. */
    public static final String BEGUN = "courses begun";

    /** Courses finished in it. */
    public static final String FINISHED = "courses finished";

    /** Courses under way at its end. */
    public static final String UNDER_WAY = "courses under way at the end";

    /** People in those. */
    public static final String PEOPLE_UNDER_WAY = "people in them";

    /** The figure of why courses ended. */
    public static final String BY_REASON = "finished, by reason";

    /** The figure of how long finished courses were. */
    public static final String LENGTH = "weeks of finished courses";

    /** A group of it, and of others of weeks: the mean of all. */
    public static final String MEAN = "all, mean";

    /** Likewise the median of all. */
    public static final String MEDIAN = "all, median";

    /** In a figure of follow-up, those of whom it is too early to tell; they are in no share. */
    public static final String UNDER_OBSERVATION = "still under observation";

    /** In the figure of returners, those who have not come back. */
    public static final String NOT_BACK = "not back";

    private FigureNames() {}

    /** The figure of where people are so many months after the end: {@code status after 12 months}. */
    public static String statusAfter(int months) {
        return "status after " + Numbers.months(months);
    }

    /** The figure of who comes back: {@code returners within 12 months}. */
    public static String returnersWithin(int months) {
        return "returners within " + Numbers.months(months);
    }

    /** The figure of how many come to job, education and the like so many months after the start: {@code come to within 12 months}. */
    public static String comeToWithin(int months) {
        return "come to within " + Numbers.months(months);
    }
}
