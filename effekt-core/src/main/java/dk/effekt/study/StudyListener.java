package dk.effekt.study;

/** Is told how far work on a study has come. */
@FunctionalInterface
public interface StudyListener {

    /**
     * Hears of the next step before each, and at the end once more. It is called on the thread that called, so it should be quick, and it
     * changes no result. What it throws ends the work and reaches the caller.
     */
    void progressed(StudyProgress progress);
}
