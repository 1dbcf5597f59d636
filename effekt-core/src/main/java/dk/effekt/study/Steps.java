package dk.effekt.study;

import dk.effekt.internal.Interruption;
import java.util.function.Supplier;

/** The steps of one piece of work: tells a listener of each, and begins none on a thread that is interrupted. */
final class Steps {

    private final Study study;
    private final String work;
    private final int steps;
    private final StudyListener listener;
    private int done;

    /** @param work what is done, such as {@code estimating} */
    Steps(Study study, String work, int steps, StudyListener listener) {
        this.study = study;
        this.work = work;
        this.steps = steps;
        this.listener = listener;
    }

    /** Steps that nobody is told of, as many as there may be. */
    static Steps untold(Study study, String work) {
        return new Steps(study, work, Integer.MAX_VALUE, progress -> {});
    }

    /** What the next step makes. One that fails is done, too, if the work goes on without it. */
    <T> T next(String step, Supplier<T> made) {
        listener.progressed(new StudyProgress(study.name(), step, done, steps));
        Interruption.check(work + " study '" + study.name() + "'");
        done++;
        return made.get();
    }

    void end() {
        listener.progressed(new StudyProgress(study.name(), "done", done, steps));
    }
}
