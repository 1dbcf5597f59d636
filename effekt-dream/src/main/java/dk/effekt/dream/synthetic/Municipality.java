package dk.effekt.dream.synthetic;

import java.util.List;

/**
 * Where people live, and the little that it matters: invented, like all sizes in this package.
 *
 * @param code municipality code
 * @param share share of the persons
 * @param job what it adds to the logarithm of every hazard of getting a job
 * @param start what it adds to the log odds of starting in the programme
 */
record Municipality(int code, double share, double job, double start) {

    private static final List<Municipality> ALL = List.of(
            new Municipality(860, 0.50, 0, 0),
            new Municipality(813, 0.22, -0.15, 0.30),
            new Municipality(851, 0.18, 0.15, -0.30),
            new Municipality(840, 0.10, 0.05, 0.20));

    /** The municipality at a point of [0, 1), in which each takes up its share. */
    static Municipality at(double point) {
        double upTo = 0;
        for (Municipality municipality : ALL) {
            upTo += municipality.share();
            if (point < upTo) {
                return municipality;
            }
        }
        return ALL.get(ALL.size() - 1);
    }
}
