package dk.effekt.study;

import dk.effekt.cohort.Criterion;
import dk.effekt.covariate.Covariate;
import dk.effekt.outcome.Outcome;
import dk.effekt.protocol.Clause;
import dk.effekt.study.ProtocolFinding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The checks that effekt brings, and those that a study has beside them. */
final class ProtocolChecks {

    private static final List<ProtocolCheck> OWN = List.of(
            new Contradictions(),
            new RepeatedCovariates(),
            new SensibleCaliper(),
            new EarlyFollowUp(),
            new AimedAtBenefit(),
            new OwnParts(),
            new UnsaidParts(),
            new NobodyEligible(),
            new BeyondExtract(),
            new NobodyAlike(),
            new FewParticipants(),
            new ConstantOutcomes(),
            new UnverifiedCodes());

    private ProtocolChecks() {}

    private static Stream<ProtocolCheck> all(Study study) {
        return Stream.of(OWN.stream(), brought(study), study.checks().stream())
                .flatMap(checks -> checks)
                .distinct();
    }

    private static Stream<ProtocolCheck> brought(Study study) {
        Stream<Outcome> outcomes = Stream.concat(study.outcomes().stream(), study.negativeControls().stream());
        Stream<Covariate> covariates = Stream.of(study.exactly(), study.matchedOn(), study.subgroups())
                .flatMap(List::stream)
                .flatMap(ProtocolChecks::withParts);
        Stream<Object> methods = Stream.of(study.design(), study.matcher(), study.estimator());
        return Stream.of(withParts(study.eligible()), covariates, outcomes, methods)
                .flatMap(parts -> parts)
                .filter(BringsChecks.class::isInstance)
                .flatMap(part -> ((BringsChecks) part).checks().stream());
    }

    private static Stream<Covariate> withParts(Covariate covariate) {
        return Stream.concat(Stream.of(covariate), covariate.parts().stream().flatMap(ProtocolChecks::withParts));
    }

    private static Stream<Criterion> withParts(Criterion criterion) {
        return Stream.concat(Stream.of(criterion), criterion.parts().stream().flatMap(ProtocolChecks::withParts));
    }

    /** What the protocol alone shows. */
    static ProtocolReport of(Study study) {
        return new ProtocolReport(
                all(study).flatMap(check -> check.ofProtocol(study).stream()).toList());
    }

    /** What protocol and data show. That there can be no comparison is an error, with the reason. */
    static ProtocolReport of(StudyData data) {
        List<ProtocolFinding> findings = new ArrayList<>(of(data.study()).findings());
        data.whyNot().ifPresent(why -> findings.add(new ProtocolFinding(Severity.ERROR, "comparison", why, "")));
        all(data.study()).forEach(check -> findings.addAll(check.ofData(data)));
        return new ProtocolReport(findings);
    }

    static void requireNoErrors(Study study, ProtocolReport report) {
        if (!report.isPassed()) {
            throw study.cannot("its protocol is refused:\n- "
                    + report.of(Severity.ERROR).stream()
                            .map(ProtocolFinding::toString)
                            .collect(Collectors.joining("\n- ")));
        }
    }

    /** What the eligible must meet, each as far as it says what it is. */
    static List<Clause> conjuncts(Study study) {
        return study.eligible().conjuncts().stream()
                .flatMap(criterion -> criterion.clause().stream())
                .toList();
    }
}
