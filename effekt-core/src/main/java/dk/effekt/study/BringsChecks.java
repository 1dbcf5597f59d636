package dk.effekt.study;

import java.util.List;

/**
 * An outcome or a covariate that brings checks of its own: a study with it makes them, without being told to by {@link
 * StudyBuilder#checkedBy}. Checks that are equal are made once.
 */
public interface BringsChecks {

    /** What has to be looked at where it is used. */
    List<ProtocolCheck> checks();
}
