package dk.effekt.sroi.purse;

/** Whose money it is. */
public enum Payer {
    MUNICIPALITY("Municipality"),
    REGION("Region"),
    STATE("State"),
    CITIZEN("Citizen");

    private final String label;

    Payer(String label) {
        this.label = label;
    }

    /** What it is called in tables, and as a stakeholder of a value map: {@code Municipality}. */
    public String label() {
        return label;
    }

    /** The {@link #label()}. */
    @Override
    public String toString() {
        return label;
    }
}
