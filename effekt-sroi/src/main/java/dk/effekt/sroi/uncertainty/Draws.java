package dk.effekt.sroi.uncertainty;

/** What is drawn in a block, some draws at a time: for each parameter a column. Not thread-safe. */
final class Draws {

    /** Draws at a time, so that the columns of a map stay in a processor's cache. */
    static final int AT_ONCE = 256;

    private final JointParameters parameters;
    private final RandomStream[] streams;
    private final double[][] x;

    /**
     * The draws of a block.
     *
     * @param from its first draw
     */
    Draws(JointParameters parameters, MonteCarlo settings, int from) {
        this.parameters = parameters;
        streams = parameters.streams(settings.seed(), from / MonteCarlo.BLOCK);
        x = new double[parameters.size()][AT_ONCE];
    }

    /** The next so many, at most {@link #AT_ONCE}, by parameter and draw. They are overwritten by those that follow. */
    double[][] next(int count) {
        parameters.draw(streams, x, count);
        return x;
    }
}
