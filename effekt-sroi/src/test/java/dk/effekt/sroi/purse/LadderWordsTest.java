package dk.effekt.sroi.purse;

import static dk.effekt.register.StateGroup.CASH_ASSISTANCE;
import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.calendar.FollowUp;
import dk.effekt.cohort.Criteria;
import dk.effekt.covariate.Covariates;
import dk.effekt.outcome.Outcome;
import dk.effekt.outcome.Outcomes;
import dk.effekt.protocol.Language;
import dk.effekt.register.StateGroup;
import dk.effekt.study.Study;
import dk.effekt.study.StudyBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The readable protocol says what a step is. */
class LadderWordsTest {

    private static final ReimbursementLadder LADDER = ReimbursementLadder.since2016();

    private final Study study = Study.named("weeks by step")
            .participantsOf("an offer")
            .eligible(Criteria.receiving(CASH_ASSISTANCE))
            .exactlyOn(Covariates.sex(), Covariates.bands(LADDER.weeksBefore(), 4, 26, 52))
            .matchedOn(Covariates.age(), LADDER.weeksBefore())
            .followUp(FollowUp.months(12))
            .outcomes(LADDER.outcomes(CASH_ASSISTANCE))
            .outcomes(LADDER.at(4, StateGroup.of("flexi-job")).aimingAt(Outcome.Aim.MORE))
            .build();

    @Test
    void danishSaysTheStepItsWeeksAndTheRuleOnce() {
        String text = study.text(Language.DANISH).replaceAll("\\s+", " ");
        assertThat(text)
                .contains(
                        "De skal have samme startuge, køn og antal uger på ydelse, som refusionstrappen 2016 tæller dem"
                                + " (opdelt ved 4, 26 og 52).",
                        " - alder - antal uger på ydelse, som refusionstrappen 2016 tæller dem",
                        " - andelen på kontanthjælp på trin 1 af refusionstrappen 2016 (uge 1 til 4; jo lavere, jo bedre)"
                                + " - andelen på kontanthjælp på trin 2 af refusionstrappen 2016 (uge 5 til 26; jo lavere, jo"
                                + " bedre)",
                        "på trin 4 af refusionstrappen 2016 (fra uge 53; jo lavere, jo bedre) - andelen på kontanthjælp uden for"
                                + " trinene på refusionstrappen 2016 (jo lavere, jo bedre)"
                                + " - andelen i “flexi-job” på trin 4 af refusionstrappen 2016 (fra uge 53)")
                .containsOnlyOnce(
                        "Et trin på refusionstrappen 2016 afgør, hvor stor en del af en uges ydelse kommunen betaler; det"
                                + " følger af, hvor mange uger personen har været på en omfattet ydelse siden uge 27 i 2014, og"
                                + " optællingen begynder forfra, når der ligger 52 ugers selvforsørgelse inden for de seneste 156"
                                + " uger.");
        assertThat(study.text(Language.DANISH).lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void englishSaysTheSame() {
        String text = study.text(Language.ENGLISH).replaceAll("\\s+", " ");
        assertThat(text)
                .contains(
                        "sex and weeks on benefit as refusionstrappen 2016 counts them (divided at 4, 26 and 52).",
                        " - the share on cash assistance on step 3 of refusionstrappen 2016 (weeks 27 to 52; the lower the"
                                + " better)",
                        " - the share on cash assistance on no step of refusionstrappen 2016 (the lower the better)",
                        " - the share in “flexi-job” on step 4 of refusionstrappen 2016 (from week 53 on)")
                .containsOnlyOnce(
                        "A step of refusionstrappen 2016 decides what share of a week's benefit the municipality pays; it"
                                + " follows from how many weeks a person has been on any covered benefit since week 27 of 2014, and"
                                + " that count starts over once 52 weeks of self-support lie within the latest 156 weeks.");
    }

    @Test
    void outcomesAndWeeksBeforeEachSayTheRuleByThemselves() {
        Study measured = bare().exactlyOn(Covariates.sex())
                .outcomes(LADDER.at(1, CASH_ASSISTANCE))
                .build();
        Study matched = bare().exactlyOn(LADDER.weeksBefore())
                .outcomes(Outcomes.in(CASH_ASSISTANCE))
                .build();
        for (Study one : List.of(measured, matched)) {
            assertThat(one.text(Language.ENGLISH).replaceAll("\\s+", " "))
                    .containsOnlyOnce("A step of refusionstrappen 2016 decides what share of a week's benefit");
        }
    }

    private static StudyBuilder bare() {
        return Study.named("weeks by step")
                .participantsOf("an offer")
                .eligible(Criteria.receiving(CASH_ASSISTANCE))
                .followUp(FollowUp.months(12));
    }
}
