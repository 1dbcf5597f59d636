package dk.effekt.sroi.wellbeing;

/** What was asked, and what an answer can be. */
public enum Scale {
    /** "All things considered, how satisfied are you with your life?", 0 to 10. */
    LIFE_SATISFACTION("life satisfaction", 0, 10),
    /** {@link Who5}, 0 to 100: four times the sum of five items, and so a multiple of 4. */
    WHO5("WHO-5", 0, 100),
    /** {@link Swemwbs}, 7 to 35: the sum of seven items, as it is or converted by a table of the user's. */
    SWEMWBS("SWEMWBS", 7, 35);

    private static final int WHO5_STEP = 4;

    private final String words;
    private final int lowest;
    private final int highest;

    Scale(String words, int lowest, int highest) {
        this.words = words;
        this.lowest = lowest;
        this.highest = highest;
    }

    /** The worst answer. */
    public int lowest() {
        return lowest;
    }

    /** The best answer. */
    public int highest() {
        return highest;
    }

    boolean accepts(double answer) {
        return answer >= lowest && answer <= highest && (this != WHO5 || answer % WHO5_STEP == 0);
    }

    /** What an answer must be, after "it must be". */
    String accepted() {
        return "from " + lowest + " to " + highest
                + (this == WHO5 ? " and a multiple of 4, which is Who5.of(items).score() and not the raw sum" : "");
    }

    /** {@code life satisfaction (0 to 10)}. */
    @Override
    public String toString() {
        return words + " (" + lowest + " to " + highest + ")";
    }
}
