package dk.effekt.matching;

/** How weights of rows in another order depend on what was estimated: of each row the one that it was. */
record ReorderedWeights(EstimatedWeights of, int[] rows) implements EstimatedWeights {

    @Override
    public int parameters() {
        return of.parameters();
    }

    @Override
    public double derivative(int row, int parameter) {
        return of.derivative(rows[row], parameter);
    }

    @Override
    public double influence(int row, int parameter) {
        return of.influence(rows[row], parameter);
    }

    @Override
    public String describe() {
        return of.describe();
    }
}
