package dk.effekt.dream.synthetic;

import static dk.effekt.dream.synthetic.Hazard.weekly;
import static java.util.Map.entry;

import java.util.List;
import java.util.Map;

/**
 * Where people go from each status, and how fast. The numbers are invented. They imitate what is known in general: work
 * leads to work, time on benefit makes leaving slower, the young go to education, grants and leave run out, illness and age
 * lead to pension.
 *
 * <p>One draw decides the week. Getting a job takes up the bottom of [0, 1), going to education the top, everything else the
 * middle: a programme that changes the one or the other moves people between leaving and staying and displaces nothing.
 */
final class Exits {

    /** Where the middle begins. */
    private static final double MIDDLE = 0.30;

    /** The most that job or education can take up. */
    private static final double MOST_OF_ENDS = 0.25;

    /** The most that each of the others can take up; six of them still stay below the top. */
    private static final double MOST_OF_OTHERS = 0.06;

    private static final Hazard NEVER = weekly(0);

    private record Other(Status to, Hazard hazard) {}

    private record Row(Hazard job, Hazard education, List<Other> others) {}

    private static final Map<Status, Row> ROWS = Map.ofEntries(
            entry(
                    Status.JOB,
                    row(
                            NEVER,
                            weekly(0.0012).age(-0.12),
                            to(Status.UNEMPLOYMENT_BENEFIT, weekly(0.0006).worked(0.012)),
                            to(
                                    Status.EDUCATIONAL_ASSISTANCE,
                                    weekly(0.011).age(-0.03).worked(-0.022)),
                            to(Status.SICKNESS_BENEFIT, weekly(0.0020)),
                            to(Status.SELF_SUPPORT, weekly(0.0008)),
                            to(Status.MATERNITY_BENEFIT, weekly(0.0003).woman(1.2)),
                            to(Status.EMIGRATED, weekly(0.0001)))),
            entry(
                    Status.EDUCATION,
                    row(
                            weekly(0.0011).worked(0.004).spell(0.014),
                            NEVER,
                            to(Status.EDUCATIONAL_ASSISTANCE, weekly(0.0028).spell(-0.010)),
                            to(Status.SELF_SUPPORT, weekly(0.0004)),
                            to(Status.MATERNITY_BENEFIT, weekly(0.0002).woman(1.4)),
                            to(Status.EMIGRATED, weekly(0.0001)))),
            entry(
                    Status.EDUCATIONAL_ASSISTANCE,
                    row(
                            weekly(0.013).worked(0.008).onBenefit(-0.010).spell(-0.004),
                            weekly(0.0120)
                                    .age(-0.06)
                                    .woman(0.2)
                                    .worked(0.005)
                                    .onBenefit(-0.006)
                                    .spell(-0.004),
                            to(Status.SICKNESS_BENEFIT, weekly(0.0012)),
                            to(Status.SELF_SUPPORT, weekly(0.0008)),
                            to(Status.MATERNITY_BENEFIT, weekly(0.0003).woman(1.5)),
                            to(Status.DISABILITY_PENSION, weekly(0.00003).spell(0.02)),
                            to(Status.EMIGRATED, weekly(0.0001)),
                            to(Status.DEAD, weekly(0.00002)))),
            entry(
                    Status.CASH_ASSISTANCE,
                    row(
                            weekly(0.016)
                                    .age(-0.02)
                                    .worked(0.010)
                                    .onBenefit(-0.010)
                                    .spell(-0.005),
                            weekly(0.0012).age(-0.08).spell(-0.005),
                            to(Status.SICKNESS_BENEFIT, weekly(0.0020)),
                            to(Status.SELF_SUPPORT, weekly(0.0008)),
                            to(Status.MATERNITY_BENEFIT, weekly(0.0002).woman(1.2)),
                            to(
                                    Status.DISABILITY_PENSION,
                                    weekly(0.00006).age(0.05).spell(0.02)),
                            to(Status.EMIGRATED, weekly(0.0001)),
                            to(Status.DEAD, weekly(0.00004).age(0.06)))),
            entry(
                    Status.UNEMPLOYMENT_BENEFIT,
                    row(
                            weekly(0.030).worked(0.004).spell(-0.006),
                            weekly(0.0010).age(-0.10),
                            to(Status.EDUCATIONAL_ASSISTANCE, weekly(0.0003).spell(0.05)),
                            to(Status.SICKNESS_BENEFIT, weekly(0.0015)),
                            to(Status.MATERNITY_BENEFIT, weekly(0.0003).woman(1.2)),
                            to(Status.SELF_SUPPORT, weekly(0.0008)))),
            entry(
                    Status.SICKNESS_BENEFIT,
                    row(
                            weekly(0.015).worked(0.012).spell(-0.006),
                            NEVER,
                            to(Status.EDUCATIONAL_ASSISTANCE, weekly(0.045).worked(-0.020)),
                            to(
                                    Status.DISABILITY_PENSION,
                                    weekly(0.0002).age(0.04).spell(0.01)),
                            to(Status.DEAD, weekly(0.0001).age(0.04)))),
            entry(
                    Status.MATERNITY_BENEFIT,
                    row(
                            weekly(0.0010).worked(0.012).spell(0.07),
                            NEVER,
                            to(
                                    Status.EDUCATIONAL_ASSISTANCE,
                                    weekly(0.0020).worked(-0.015).spell(0.07)))),
            entry(
                    Status.SELF_SUPPORT,
                    row(
                            weekly(0.020).worked(0.005),
                            weekly(0.0050).age(-0.12),
                            to(Status.EDUCATIONAL_ASSISTANCE, weekly(0.0060).worked(-0.008)),
                            to(Status.EMIGRATED, weekly(0.0003)))),
            entry(
                    Status.DISABILITY_PENSION,
                    row(NEVER, NEVER, to(Status.DEAD, weekly(0.0002).age(0.04)))),
            entry(Status.EMIGRATED, row(NEVER, NEVER)),
            entry(Status.DEAD, row(NEVER, NEVER)));

    private Exits() {}

    /**
     * The status of the week.
     *
     * @param from the status of the week before; not that of a child
     * @param draw from 0 to 1
     * @param pull what a programme multiplies the hazards of job and education by
     */
    static Status next(Status from, Standing standing, double draw, Pull pull) {
        Row row = ROWS.get(from);
        if (row == null) {
            throw new IllegalArgumentException("nobody leaves the status " + from + " by chance");
        }
        double distanceFromTop = 1 - draw;
        if (draw < MOST_OF_ENDS) {
            double job = row.job().of(standing)
                    * StrictMath.exp(standing.person().municipality().job());
            return draw < job * pull.job() ? Status.JOB : from;
        }
        if (distanceFromTop <= MOST_OF_ENDS) {
            return distanceFromTop <= row.education().of(standing) * pull.education() ? Status.EDUCATION : from;
        }
        double upTo = MIDDLE;
        for (Other other : row.others()) {
            if (draw < upTo) {
                return from;
            }
            double probability = Math.min(MOST_OF_OTHERS, other.hazard().of(standing));
            if (draw < upTo + probability) {
                return other.to();
            }
            upTo += MOST_OF_OTHERS;
        }
        return from;
    }

    private static Row row(Hazard job, Hazard education, Other... others) {
        return new Row(job, education, List.of(others));
    }

    private static Other to(Status status, Hazard hazard) {
        return new Other(status, hazard);
    }
}
