package dk.effekt.study;

import java.util.List;

/**
 * A part of a study that brings checks of its own, be it a criterion, a covariate, an outcome, a design, a matcher or an estimator: a
 * study with it makes them, without being told to by {@link StudyBuilder#checkedBy}. Checks that are equal are made once.
 */
public interface BringsChecks {

    /** What has to be looked at where it is used. */
    List<ProtocolCheck> checks();
}
