package dk.effekt.study;

import static dk.effekt.calendar.FollowUp.months;
import static dk.effekt.cohort.Criteria.receiving;
import static dk.effekt.outcome.Outcomes.inJob;
import static dk.effekt.register.StateGroup.BENEFIT;
import static dk.effekt.study.ProtocolCheckTest.study;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.effekt.cohort.Criterion;
import dk.effekt.covariate.Covariate;
import dk.effekt.covariate.Covariates;
import dk.effekt.register.Register;
import dk.effekt.register.WeekSet;
import dk.effekt.study.ProtocolFinding.Severity;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Studies with parts and rules of one's own, checked as effekt's are. */
class OwnProtocolChecksTest {

    private record NoMondays(Severity severity) implements ProtocolCheck {

        @Override
        public String name() {
            return "mondays";
        }

        @Override
        public List<ProtocolFinding> ofProtocol(Study study) {
            return study.name().contains("Monday") ? List.of(error("it is on Mondays", "Take Tuesdays")) : List.of();
        }

        @Override
        public List<ProtocolFinding> ofData(StudyData data) {
            String what = data.sample().orElseThrow().distinctTreated() + " of "
                    + data.cohort().orElseThrow().treatedCount() + " starts";
            return List.of(new ProtocolFinding(severity, name(), what, "Take Tuesdays"));
        }
    }

    private static final Simulated TOWN = Simulated.of(7, 400);

    @Test
    void stopTheBuild() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Study.named("Mondays")
                        .participantsOf("course")
                        .eligible(receiving(BENEFIT))
                        .matchedOn(Covariates.age())
                        .followUp(months(6))
                        .outcomes(inJob())
                        .checkedBy(new NoMondays(Severity.NOTE))
                        .build())
                .withMessage("study 'Mondays': its protocol is refused:\n"
                        + "- ERROR (mondays): it is on Mondays. Take Tuesdays.");
    }

    @Test
    void stopTheEstimate() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TOWN.estimate(Simulated.study()
                        .checkedBy(new NoMondays(Severity.ERROR))
                        .build()))
                .withMessageContaining("its protocol is refused:\n- ERROR (mondays): ");
    }

    /** A covariate that cannot do without its check. */
    private record Shoe() implements Covariate, BringsChecks {

        @Override
        public String name() {
            return "shoe size";
        }

        @Override
        public Measure in(Register register) {
            return (timeline, week) -> 40 + week % 3;
        }

        @Override
        public List<ProtocolCheck> checks() {
            return List.of(new NoMondays(Severity.WARNING));
        }
    }

    @Test
    void areBroughtByWhatNeedsThemAndMadeOnce() {
        Study study = Simulated.study()
                .exactlyOn(Covariates.bands(new Shoe(), 45))
                .matchedOn(new Shoe())
                .checkedBy(new NoMondays(Severity.WARNING))
                .build();

        assertThat(TOWN.estimate(study).checks().findings())
                .filteredOn(finding -> finding.check().equals("mondays"))
                .hasSize(1);
        assertThat(TOWN.estimate(Simulated.study()
                                .exactlyOn(Covariates.bands(new Shoe(), 45))
                                .build())
                        .checks()
                        .findings())
                .anyMatch(finding -> finding.check().equals("mondays"));
    }

    /** Weeks that lie in no spring, which cannot do without the check either. */
    private record NoSpring() implements Criterion, BringsChecks {

        @Override
        public String name() {
            return "no spring";
        }

        @Override
        public Criterion.Test in(Register register) {
            return timeline -> WeekSet.of(register.span());
        }

        @Override
        public List<ProtocolCheck> checks() {
            return List.of(new NoMondays(Severity.WARNING));
        }
    }

    @Test
    void areBroughtByACriterionWithinOthers() {
        StudyBuilder study = Simulated.study();
        Criterion eligible = study.build().eligible();

        assertThat(TOWN.estimate(study.eligible(eligible.and(new NoSpring().shift(1)))
                                .build())
                        .checks()
                        .findings())
                .filteredOn(finding -> finding.check().equals("mondays"))
                .hasSize(1);
    }

    /** JSON knows none of one's own; they are given to the study that was read. */
    @Test
    void areGivenToAStudyThatWasRead() {
        Study read = Study.fromJson(Simulated.study().build().toJson());

        assertThat(TOWN.estimate(read.checkedBy(new NoMondays(Severity.WARNING)))
                        .checks()
                        .findings())
                .anyMatch(finding -> finding.check().equals("mondays"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TOWN.estimate(read.checkedBy(new NoMondays(Severity.ERROR))))
                .withMessageContaining("- ERROR (mondays): ");
    }

    @Test
    void standInTheResultButNotInTheProtocol() throws Exception {
        Study study = Simulated.study().build();
        Study checked =
                Simulated.study().checkedBy(new NoMondays(Severity.WARNING)).build();
        StudyResult result = TOWN.estimate(checked);
        JsonNode json = new ObjectMapper().readTree(result.toJson());

        assertThat(checked.hash()).isEqualTo(study.hash());
        assertThat(result.summary())
                .containsPattern("\nChecks\nWARNING \\(lock-in\\): (?s:.*)\nWARNING \\(mondays\\): ");
        assertThat(result.summary()).doesNotContain("NOTE (");
        assertThat(result.effects().paths()).hasSize(3);
        List<String> severities = new ArrayList<>();
        json.get("checks").forEach(check -> severities.add(check.get("severity").textValue()));
        assertThat(severities).contains("warning", "note");
        assertThat(severities.lastIndexOf("warning")).isLessThan(severities.indexOf("note"));
        assertThat(json.get("checks"))
                .anySatisfy(check -> assertThat(check.get("check").textValue()).isEqualTo("mondays"));
    }
}
