package dk.effekt.report.picture;

import static dk.effekt.calendar.FollowUp.months;
import static dk.effekt.cohort.Criteria.age;
import static dk.effekt.covariate.Covariates.last;
import static dk.effekt.covariate.Covariates.municipality;
import static dk.effekt.covariate.Covariates.origin;
import static dk.effekt.covariate.Covariates.weeksIn;
import static dk.effekt.outcome.Outcomes.inJob;
import static dk.effekt.protocol.Language.DANISH;
import static dk.effekt.protocol.Language.ENGLISH;
import static dk.effekt.register.StateGroup.JOB;
import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.study.Study;
import org.junit.jupiter.api.Test;

class StepWordsTest {

    private static final Study STUDY = Study.named("BTU")
            .participantsOf("BTU")
            .eligible(age(18, 30))
            .matchedOn(origin(), municipality(), weeksIn(JOB, last(52)))
            .followUp(months(12))
            .outcomes(inJob())
            .build();

    @Test
    void columnsOfACovariateAreCalledByItAndTheirLevel() {
        assertThat(StepWords.covariate("municipality=840", STUDY, DANISH)).isEqualTo("kommune=840");
        assertThat(StepWords.covariate("origin=non-western", STUDY, DANISH)).isEqualTo("herkomst=ikke-vestlig");
        assertThat(StepWords.covariate("origin=western", STUDY, ENGLISH)).isEqualTo("origin=western");
    }

    @Test
    void covariatesAndTheScoreAreCalledByTheirWords() {
        assertThat(StepWords.covariate("weeks in job, last 52", STUDY, DANISH))
                .isEqualTo("antal uger i job i de seneste 52 uger");
        assertThat(StepWords.covariate("propensity score", STUDY, DANISH)).isEqualTo("sandsynlighed for at deltage");
    }
}
