package dk.effekt.dream.synthetic;

/**
 * One person's course, in weeks from the extract's first.
 *
 * @param start week of the start
 * @param end first week in which the person is not on the course any more; the start itself if it was left at once
 * @param ending why it ended
 */
record Course(int start, int end, Ending ending) {

    /** Why a course ended, with the words of the participation list. */
    enum Ending {
        COMPLETED("gennemført"),
        TO_JOB("afbrudt: job"),
        TO_EDUCATION("afbrudt: uddannelse"),
        OTHERWISE("afbrudt: andet"),
        RUNNING("");

        private final String reason;

        Ending(String reason) {
            this.reason = reason;
        }

        String reason() {
            return reason;
        }

        static Ending into(Status status) {
            return switch (status) {
                case JOB -> TO_JOB;
                case EDUCATION -> TO_EDUCATION;
                default -> OTHERWISE;
            };
        }
    }

    /** Whether it has the given week. */
    boolean covers(int week) {
        return week >= start && week < end;
    }
}
