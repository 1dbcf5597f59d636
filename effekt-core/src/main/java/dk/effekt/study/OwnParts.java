package dk.effekt.study;

import dk.effekt.covariate.Covariate;
import dk.effekt.covariate.Covariates;
import java.util.List;
import java.util.stream.Stream;

/**
 * Covariates that effekt did not bring. Its own look only at weeks before time zero; of others that can be read in their code
 * alone.
 */
record OwnParts() implements ProtocolCheck {

    @Override
    public String name() {
        return "after-time-zero";
    }

    @Override
    public List<ProtocolFinding> ofProtocol(Study study) {
        return Stream.concat(study.exactly().stream(), study.matchedOn().stream())
                .filter(covariate -> !covariate.getClass().getPackageName().equals(Covariates.class.getPackageName()))
                .map(Covariate::name)
                .distinct()
                .map(name -> note(
                        "covariate '" + name + "' is none of effekt's; nobody has tested that it looks only at weeks"
                                + " before time zero",
                        "See that its measure asks for no week from time zero on: matching on what participation"
                                + " changes hides the effect"))
                .toList();
    }
}
