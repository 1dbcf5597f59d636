package dk.effekt.dream.synthetic;

/**
 * Three offers that chance or a date hands out, and what each does: by how much it changes the chance of leaving a benefit, and of
 * leaving it for long. Every number is invented.
 */
enum Experiment {
    /** Places drawn by lot; who has one finds jobs sooner and keeps them longer. */
    LOTTERY("IPS", Status.CASH_ASSISTANCE, 78, 0.8) {
        @Override
        double leaving(int office, boolean hasWorked, int week) {
            return 0.006 + 0.00005 * office + (hasWorked ? 0.004 : 0);
        }

        @Override
        double starting(boolean isReformed, int since) {
            return 0;
        }

        @Override
        double after(double leaving, boolean isReformed, int since, Phase phase) {
            return phase == Phase.DURING ? 1.9 * leaving : leaving;
        }

        @Override
        double losing(Phase phase) {
            return phase == Phase.DURING ? 0.008 : 0.012;
        }
    },

    /**
     * Activation that begins some time after somebody has entered; in municipalities with a reform it begins in week 5 for everybody,
     * who is told so at entry. Some then leave before it; who takes part is locked in at first.
     */
    ACTIVATION("Straksaktivering", Status.EDUCATIONAL_ASSISTANCE, 13, 0.5) {
        @Override
        double leaving(int office, boolean hasWorked, int week) {
            return 0.013 + 0.0001 * office + (hasWorked ? 0.008 : 0) + 0.00002 * week;
        }

        @Override
        double starting(boolean isReformed, int since) {
            return since < NOTICE ? 0 : isReformed ? 1 : 0.03;
        }

        @Override
        double after(double leaving, boolean isReformed, int since, Phase phase) {
            return switch (phase) {
                case BEFORE -> isReformed && since < NOTICE ? leaving + 0.03 : leaving;
                case DURING -> 0.5 * leaving;
                case AFTER -> leaving + 0.03;
            };
        }
    },

    /** Municipalities drawn by lot halve the number of cases for each worker: more start in an offer, and all leave sooner. */
    CASELOADS("Mentorforløb", Status.EDUCATIONAL_ASSISTANCE, 13, 0.5) {
        @Override
        double leaving(int office, boolean hasWorked, int week) {
            return ACTIVATION.leaving(office, hasWorked, week);
        }

        @Override
        double starting(boolean isReformed, int since) {
            return isReformed ? 0.03 : 0.01;
        }

        @Override
        double after(double leaving, boolean isReformed, int since, Phase phase) {
            double met = isReformed ? leaving + 0.006 : leaving;
            return switch (phase) {
                case BEFORE -> met;
                case DURING -> 0.7 * met;
                case AFTER -> met + 0.015;
            };
        }
    };

    /** How far a person has come in the offer. */
    enum Phase {
        BEFORE,
        DURING,
        AFTER
    }

    /** The week since entry in which activation can begin. */
    static final int NOTICE = 5;

    private final String offer;
    private final Status benefit;
    private final int weeks;
    private final double toJob;

    Experiment(String offer, Status benefit, int weeks, double toJob) {
        this.offer = offer;
        this.benefit = benefit;
        this.weeks = weeks;
        this.toJob = toJob;
    }

    /** The offer's name in the participation list. */
    String offer() {
        return offer;
    }

    /** What people are on when they are offered it. */
    Status benefit() {
        return benefit;
    }

    /** Weeks of the offer. */
    int weeks() {
        return weeks;
    }

    /** The share of those who leave that go to a job; the others go into education. */
    double toJob() {
        return toJob;
    }

    /** The chance of leaving the benefit in a week, but for the offer. */
    abstract double leaving(int office, boolean hasWorked, int week);

    /** The chance of starting in a week, so many weeks since entry or, where there is a reform, since it was known. */
    abstract double starting(boolean isReformed, int since);

    /** The chance of leaving with what the offer does. */
    abstract double after(double leaving, boolean isReformed, int since, Phase phase);

    /** The chance of falling back on the benefit in a week; none where people leave for good. */
    double losing(Phase phase) {
        return 0;
    }
}
