package dk.effekt.dream.synthetic;

/** What the offer does to those who start in a synthetic extract. */
public enum Truth {
    /** Nothing: in every week, participants do as they would have done without it. */
    NULL,
    /** It locks in while it lasts and helps into education, and somewhat into job, once it is completed. */
    PLANTED
}
