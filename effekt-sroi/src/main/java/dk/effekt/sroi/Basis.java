package dk.effekt.sroi;

/** What a number counts for. */
public enum Basis {
    /** For one participant. */
    PER_PARTICIPANT("per participant"),
    /** For the whole programme. */
    TOTAL("in total");

    private final String words;

    Basis(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
