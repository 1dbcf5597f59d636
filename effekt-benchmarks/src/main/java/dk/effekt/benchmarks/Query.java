package dk.effekt.benchmarks;

/**
 * What is asked of every person: the questions that covariates, criteria and outcomes are made of. Most look back or
 * ahead from the person's own time zero, the week t. A member state is one of {@link SpellData#MEMBERS}. Answers are
 * integers.
 */
public enum Query {
    /** Code of the state in week t; 0 for no benefit. */
    STATE_AT_WEEK,
    /** Weeks in a member state among the 156 weeks before t. */
    WEEKS_IN_WINDOW,
    /** Weeks in a member state among all weeks there are. */
    WEEKS_IN_HISTORY,
    /** Share of the 156 weeks before t that were spent in a member state; thousandths, rounded. */
    SHARE_IN_WINDOW,
    /** First week in a member state, at or after t; −1 if there is none. */
    FIRST_ENTRY(1, Query.NEVER),
    /** First of 26 consecutive weeks in member states, all at or after t; −1 if there are none. */
    SUSTAINED_ENTRY(1, Query.NEVER),
    /** Spells of member states, ended by gaps of 4 weeks or more, that have a week among the 156 weeks before t. */
    SPELLS_IN_WINDOW,
    /** How many of the 156 weeks before t were spent in education while the week before was spent in a member state. */
    TRANSITIONS,
    /**
     * Weeks in a member state in each of 21 blocks, which reach back from t: 13 blocks of 4 weeks, the year before t,
     * and then 8 of 26 weeks, the four years before that.
     */
    HISTORY_BLOCKS(21, 0);

    /** Length of the window that ends just before time zero. */
    static final int WINDOW = 156;

    /** How many weeks a sustained entry lasts. */
    static final int RUN = 26;

    /** How many weeks without a member state end a spell. */
    static final int GAP = 4;

    /** Says that what is asked for did not happen. */
    static final int NEVER = -1;

    private static final int SHORT_BLOCKS = 13;
    private static final int SHORT_BLOCK = 4;
    private static final int LONG_BLOCK = 26;

    private final int width;
    private final int nothing;

    Query() {
        this(1, 0);
    }

    Query(int width, int nothing) {
        this.width = width;
        this.nothing = nothing;
    }

    /** How many answers there are to it for each person. */
    int width() {
        return width;
    }

    /** What the answer is for a person without a week of the kind that is asked for. */
    int nothing() {
        return nothing;
    }

    /**
     * Where the blocks of {@link #HISTORY_BLOCKS} meet: block i is made of the weeks from t − {@code weeksBack(i + 1)} to
     * just before t − {@code weeksBack(i)}.
     *
     * @param edge from 0, which is t itself, to 21
     */
    static int weeksBack(int edge) {
        return edge * SHORT_BLOCK + Math.max(edge - SHORT_BLOCKS, 0) * (LONG_BLOCK - SHORT_BLOCK);
    }
}
