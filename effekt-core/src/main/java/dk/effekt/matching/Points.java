package dk.effekt.matching;

/**
 * Rows as points of a space, as far apart as the straight line between them. Mahalanobis' distance is of this kind once the
 * covariates are turned so that their covariance is the identity. Immutable.
 */
public final class Points implements Distance {

    private final String name;
    private final int dimensions;
    /** Row after row. */
    private final double[] coordinates;

    private Points(String name, int dimensions, double[] coordinates) {
        this.name = name;
        this.dimensions = dimensions;
        this.coordinates = coordinates;
    }

    /**
     * Points with the given coordinates.
     *
     * @param name what the distance is, for the protocol, such as {@code Mahalanobis distance}
     * @param dimensions number of coordinates of a point, at least 1
     * @param coordinates row after row, finite
     */
    public static Points of(String name, int dimensions, double[] coordinates) {
        if (dimensions < 1 || coordinates.length % dimensions != 0) {
            throw new IllegalArgumentException(
                    coordinates.length + " coordinates cannot be points of " + dimensions + " dimensions");
        }
        for (int i = 0; i < coordinates.length; i++) {
            if (!Double.isFinite(coordinates[i])) {
                throw new IllegalArgumentException(
                        "coordinate " + i % dimensions + " of row " + i / dimensions + " is " + coordinates[i]);
            }
        }
        return new Points(name, dimensions, coordinates.clone());
    }

    /** Number of coordinates of a point. */
    public int dimensions() {
        return dimensions;
    }

    /** A coordinate of a row, both counted from 0. */
    public double coordinate(int row, int dimension) {
        return coordinates[row * dimensions + dimension];
    }

    @Override
    public int rows() {
        return coordinates.length / dimensions;
    }

    @Override
    public double between(int row, int other) {
        double squares = 0;
        int a = row * dimensions;
        int b = other * dimensions;
        for (int d = 0; d < dimensions; d++) {
            double difference = coordinates[a + d] - coordinates[b + d];
            squares += difference * difference;
        }
        return Math.sqrt(squares);
    }

    @Override
    public Points at(int[] rows) {
        double[] moved = new double[rows.length * dimensions];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(coordinates, rows[i] * dimensions, moved, i * dimensions, dimensions);
        }
        return new Points(name, dimensions, moved);
    }

    @Override
    public String describe() {
        return name;
    }

    @Override
    public String toString() {
        return name + " of " + rows() + " rows in " + dimensions + " dimensions";
    }
}
