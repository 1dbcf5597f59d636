package dk.effekt.study;

import static dk.effekt.calendar.FollowUp.months;
import static dk.effekt.cohort.Criteria.age;
import static dk.effekt.cohort.Criteria.not;
import static dk.effekt.cohort.Criteria.notInLast;
import static dk.effekt.cohort.Criteria.receiving;
import static dk.effekt.cohort.Criteria.receivingFor;
import static dk.effekt.covariate.Covariates.historyBlocks;
import static dk.effekt.covariate.Covariates.last;
import static dk.effekt.covariate.Covariates.municipality;
import static dk.effekt.covariate.Covariates.sex;
import static dk.effekt.covariate.Covariates.weeksIn;
import static dk.effekt.outcome.Outcomes.inJobOrEducation;
import static dk.effekt.outcome.Outcomes.onPublicBenefit;
import static dk.effekt.outcome.Outcomes.paidHours;
import static dk.effekt.outcome.Outcomes.returnedWithin;
import static dk.effekt.register.StateGroup.BENEFIT;
import static dk.effekt.register.StateGroup.CASH_ASSISTANCE;
import static dk.effekt.register.StateGroup.EDUCATION;
import static dk.effekt.register.StateGroup.EDUCATIONAL_ASSISTANCE;
import static dk.effekt.register.StateGroup.JOB;
import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.cohort.Criteria;
import dk.effekt.cohort.Criterion;
import dk.effekt.cohort.HeadToHeadDesign;
import dk.effekt.covariate.Covariate;
import dk.effekt.covariate.Covariates;
import dk.effekt.effect.EffectEstimator;
import dk.effekt.effect.PotentialMeans;
import dk.effekt.effect.WeeklyEstimator;
import dk.effekt.matching.Caliper;
import dk.effekt.matching.CoarsenedExact;
import dk.effekt.matching.EntropyBalancing;
import dk.effekt.matching.ExactMatching;
import dk.effekt.matching.InversePropensity;
import dk.effekt.matching.MatchedSample;
import dk.effekt.matching.Matcher;
import dk.effekt.matching.NearestNeighbour;
import dk.effekt.matching.OptimalFull;
import dk.effekt.matching.OptimalPairs;
import dk.effekt.matching.QuickFullMatching;
import dk.effekt.matching.Subclassification;
import dk.effekt.matching.Units;
import dk.effekt.outcome.Outcome;
import dk.effekt.outcome.Outcomes;
import dk.effekt.protocol.Clause;
import dk.effekt.protocol.Language;
import dk.effekt.register.Register;
import dk.effekt.register.WeekSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProtocolTextTest {

    private static StudyBuilder btu() {
        return Study.named("BTU 2019–2023")
                .participantsOf("Brobygning til Uddannelse")
                .eligible(age(18, 30)
                        .and(receivingFor(EDUCATIONAL_ASSISTANCE, 13))
                        .and(not(receiving(EDUCATION)))
                        .and(notInLast(1, "Mentor")
                                .or(receiving(CASH_ASSISTANCE).shift(4))))
                .exactlyOn(sex(), municipality())
                .matchedOn(Covariates.age(), weeksIn(BENEFIT, last(52)))
                .matchedOn(historyBlocks(JOB, last(104)))
                .followUp(months(1, 12, 18))
                .outcomes(inJobOrEducation(), onPublicBenefit(), paidHours(), returnedWithin(12, BENEFIT));
    }

    /** Without the breaks of lines. */
    private static String said(StudyBuilder study, Language language) {
        return study.build().text(language).replaceAll("\\s+", " ");
    }

    @Test
    void danishSentencesSayTheWholeProtocol() {
        assertThat(said(btu(), Language.DANISH))
                .startsWith(
                        "BTU 2019–2023 Spørgsmålet Hvor meget mere opnår de, der starter i “Brobygning til Uddannelse”,")
                .contains(
                        "Det skal være en person, som"
                                + " - er 18 til 29 år"
                                + " - har været på uddannelseshjælp i mindst 13 uger i træk"
                                + " - ikke er i uddannelse"
                                + " - enten ikke har deltaget i “Mentor” i den seneste uge eller 4 uger tidligere var på"
                                + " kontanthjælp",
                        "De skal have samme startuge, køn og kommune.",
                        " - alder - antal uger på offentlig forsørgelse i de seneste 52 uger"
                                + " - antal uger i job, periode for periode, i de seneste 104 uger",
                        "Hver deltager sammenlignes med de 5 personer, hvis sandsynlighed for at starte ligger nærmest",
                        "Ingen sammenlignes med nogen, hvis score ligger længere væk end 0,2 standardafvigelser.",
                        "opgøres efter 1 måned (uge 4), 12 måneder (uge 52) og 18 måneder (uge 78).",
                        "(fastlåsning)",
                        " - andelen i job eller uddannelse"
                                + " - andelen på offentlig forsørgelse (jo lavere, jo bedre)"
                                + " - ordinære løntimer siden start"
                                + " - andelen af gengangere, dvs. dem, der igen er på offentlig forsørgelse inden for 12"
                                + " måneder (et forløb slutter med en hel kalendermåned uden for gruppen)",
                        "Protokol " + btu().build().hash().substring(0, 12) + ".");
    }

    @Test
    void englishSentencesSayTheSame() {
        assertThat(said(btu(), Language.ENGLISH))
                .contains(
                        "It asks for a person who"
                                + " - is 18 to 29 years old"
                                + " - has been on educational assistance for at least 13 weeks in a row"
                                + " - is not in education"
                                + " - either has not taken part in “Mentor” in the last week or was on cash assistance 4 weeks"
                                + " earlier",
                        "They must be equal in week of the start, sex and municipality.",
                        "whose score is further away than 0.2 standard deviations.",
                        "after 1 month (week 4), 12 months (week 52) and 18 months (week 78).",
                        "Protocol " + btu().build().hash().substring(0, 12) + ".");
    }

    @Test
    void saysWhatTheStudyHasBesideIt() {
        StudyBuilder more = btu().design(HeadToHeadDesign.headToHead("Mentor"))
                .subgroups(Covariates.bands(Covariates.age(), 25, 27.5))
                .negativeControls(Outcomes.in(EDUCATION));

        assertThat(said(more, Language.DANISH))
                .contains(
                        "sammenlignes med dem, der først starter i “Mentor”",
                        "De skal have samme startperiode på 26 uger, køn og kommune.",
                        "hvor der derfor ikke bør vise sig en effekt: andelen i uddannelse.",
                        "opgøres efter alder (opdelt ved 25 og 27,5).");
    }

    @Test
    void partsAreCalledAsInTheText() {
        Study study = btu().build();

        assertThat(study.inWords(age(18, 30), Language.DANISH)).isEqualTo("er 18 til 29 år");
        assertThat(study.inWords(Covariates.age(), Language.DANISH)).isEqualTo("alder");
        assertThat(study.inWords(Covariates.age(), Language.ENGLISH)).isEqualTo("age");
    }

    /** A verb is turned where there is one; what is of several parts, or denied already, is one who does or does not. */
    @Test
    void deniesAndShiftsInPlainWords() {
        StudyBuilder study = btu().eligible(not(receivingFor(BENEFIT, 4))
                        .and(not(Criteria.municipality(101)))
                        .and(not(notInLast(2, "Mentor")))
                        .and(receivingFor(BENEFIT, 4).shift(13))
                        .and(age(18, 30).and(receiving(BENEFIT)).shift(1)))
                .outcomes(Outcomes.firstExit(BENEFIT, JOB).outcomes());

        assertThat(said(study, Language.DANISH))
                .contains(
                        " - ikke har været på offentlig forsørgelse i mindst 4 uger i træk - ikke bor i kommune 101"
                                + " - ikke er en, der ikke har deltaget i “Mentor” i de seneste 2 uger"
                                + " - 13 uger tidligere havde været på offentlig forsørgelse i mindst 4 uger i træk"
                                + " - for 1 uge siden var en, der er 18 til 29 år og er på offentlig forsørgelse",
                        "ikke længere er på offentlig forsørgelse og først kom i job (",
                        "ikke længere er på offentlig forsørgelse og først kom et andet sted hen (");
        assertThat(said(study, Language.ENGLISH))
                .contains(" - has not been on income-replacement benefit for at least 4 weeks in a row"
                        + " - does not live in municipality 101"
                        + " - is not one who has not taken part in “Mentor” in the last 2 weeks"
                        + " - had been on income-replacement benefit for at least 4 weeks in a row 13 weeks earlier"
                        + " - was, 1 week earlier, one who is 18 to 29 years old and is on");
    }

    @Test
    void saysWherePeopleFirstCome() {
        StudyBuilder study =
                btu().outcomes(Outcomes.firstArrival(JOB, EDUCATION).outcomes());

        assertThat(said(study, Language.DANISH))
                .contains(
                        "andelen, der siden start har været i job og ikke forinden i uddannelse",
                        "andelen, der siden start ikke har været i job eller i uddannelse (jo lavere, jo bedre)");
        assertThat(said(study, Language.ENGLISH))
                .contains(
                        "the share who since the start have been in education and not before that in job",
                        "the share who since the start have not been in job or in education (the lower the better)");
    }

    @Test
    void callsPartsOfOnesOwnByTheirNames() {
        Covariate own = new Covariate() {
            @Override
            public String name() {
                return "km to Ry";
            }

            @Override
            public Measure in(Register register) {
                return (timeline, week) -> 0;
            }
        };

        assertThat(said(btu().exactlyOn(own), Language.DANISH)).contains("startuge, køn, kommune og “km to Ry”");
    }

    /** Distance to a town, with words of its own. */
    private record Distance(String town) implements Covariate {

        @Override
        public String name() {
            return "km to " + town;
        }

        @Override
        public Optional<String> inWords(Language language) {
            return Optional.of(language.either("distance to ", "afstand til ") + town);
        }

        @Override
        public Optional<String> explanation(Language language) {
            return Optional.of(language.either("Distances are by road.", "Afstande er ad vej."));
        }

        @Override
        public Measure in(Register register) {
            return (timeline, week) -> 0;
        }
    }

    @Test
    void partsOfOnesOwnMayHaveWordsAndAnExplanationThatIsGivenOnce() {
        StudyBuilder study = btu().exactlyOn(Covariates.bands(new Distance("Ry"), 10, 25.5))
                .matchedOn(new Distance("Ry"), new Distance("Ans"))
                .subgroups(Covariates.bands(new Distance("Ry"), 10));

        assertThat(said(study, Language.DANISH))
                .contains(
                        "startuge, køn, kommune og afstand til Ry (opdelt ved 10 og 25,5).",
                        " - afstand til Ry - afstand til Ans",
                        "opgøres efter afstand til Ry (opdelt ved 10).")
                .containsOnlyOnce("Afstande er ad vej.");
        assertThat(said(study, Language.ENGLISH))
                .contains("municipality and distance to Ry (divided at 10 and 25.5).")
                .containsOnlyOnce("Distances are by road.");
    }

    /** An outcome of one's own that says nothing of its aim; another aim is said behind its words. */
    private record Moved() implements Outcome {

        @Override
        public String name() {
            return "moved";
        }

        @Override
        public Unit unit() {
            return Unit.SHARE;
        }

        @Override
        public Optional<String> inWords(Language language) {
            return Optional.of(language.either("the share who moved", "andelen, der er flyttet"));
        }

        @Override
        public Optional<String> explanation(Language language) {
            return Optional.of(language.either("Only moves are counted.", "Kun flytninger tæller."));
        }

        @Override
        public Measure in(Register register) {
            return (timeline, start, into) -> {};
        }
    }

    @Test
    void outcomesOfOnesOwnMayHaveWordsToo() {
        StudyBuilder study = btu().outcomes(new Moved().aimingAt(Outcome.Aim.LESS));

        assertThat(said(study, Language.DANISH))
                .contains(" - andelen, der er flyttet (jo lavere, jo bedre) Kun flytninger tæller.");
        assertThat(said(btu().outcomes(new Moved()), Language.ENGLISH))
                .contains(" - the share who moved Only moves are counted.");
    }

    /** A criterion of one's own, which stands within others. */
    private record InTown(String town) implements Criterion {

        @Override
        public String name() {
            return "in " + town;
        }

        @Override
        public Criterion.Test in(Register register) {
            return timeline -> WeekSet.EMPTY;
        }

        @Override
        public Optional<Clause> clause() {
            return Optional.of(Clause.of("in-town").with("town", town));
        }

        @Override
        public Optional<String> inWords(Language language) {
            return Optional.of(language.either("lives in ", "bor i ") + town);
        }

        @Override
        public Optional<String> explanation(Language language) {
            return Optional.of(language.either("Towns are postal districts.", "Byer er postdistrikter."));
        }
    }

    @Test
    void criteriaOfOnesOwnMayHaveWordsAlsoWithinOthers() {
        Criterion ry = new InTown("Ry");
        StudyBuilder study = btu().eligible(
                        ry.and(not(new InTown("Ans"))).and(ry.or(age(18, 30))).and(ry.shift(2)));

        assertThat(said(study, Language.DANISH))
                .contains(
                        " - bor i Ry - ikke bor i Ans - enten bor i Ry eller er 18 til 29 år"
                                + " - for 2 uger siden var en, der bor i Ry",
                        "Byer er postdistrikter.")
                .containsOnlyOnce("Byer er");
        assertThat(said(study, Language.ENGLISH))
                .contains(" - lives in Ry - does not live in Ans - either lives in Ry or is 18 to 29 years old");
        assertThat(btu().build().inWords(not(ry), Language.ENGLISH)).isEqualTo("does not live in Ry");
    }

    /** A method of one's own, with words or without. */
    private record Everybody(Optional<String> words) implements Matcher, EffectEstimator {

        @Override
        public List<String> missingIn(Units units) {
            return List.of();
        }

        @Override
        public MatchedSample match(Units units) {
            throw new AssertionError("nobody matches here");
        }

        @Override
        public List<String> missingIn(MatchedSample sample) {
            return List.of();
        }

        @Override
        public PotentialMeans estimate(MatchedSample sample, double[] outcome) {
            throw new AssertionError("nobody estimates here");
        }

        @Override
        public String describe() {
            return "everybody";
        }

        @Override
        public Optional<Clause> clause() {
            return Optional.of(Clause.of("everybody"));
        }

        @Override
        public Optional<String> inWords(Language language) {
            return words;
        }
    }

    @Test
    void methodsOfOnesOwnAreCalledByTheirWordsOrTheirLine() {
        Everybody quiet = new Everybody(Optional.empty());
        Everybody loud = new Everybody(Optional.of("alle i kommunen"));

        assertThat(said(btu().matcher(quiet).estimator(WeeklyEstimator.of(quiet)), Language.DANISH))
                .contains(
                        "Sammenligningen sker ved “everybody”.",
                        "Effekten findes ved “everybody, standard errors clustered on the person");
        assertThat(said(btu().matcher(loud).estimator(WeeklyEstimator.of(loud)), Language.DANISH))
                .contains("Sammenligningen sker ved alle i kommunen.", "Effekten findes ved alle i kommunen.");
    }

    static Stream<Matcher> matchers() {
        return Stream.of(
                NearestNeighbour.of(1).within(Caliper.ofScore(1_000.5)).withoutReplacement(),
                NearestNeighbour.ofVariable(1, 3, 2),
                OptimalPairs.of(1),
                OptimalFull.create(),
                QuickFullMatching.withDefaults(),
                ExactMatching.INSTANCE,
                CoarsenedExact.withDefaults(),
                Subclassification.of(5),
                InversePropensity.withDefaults(),
                EntropyBalancing.of(1));
    }

    @ParameterizedTest
    @MethodSource("matchers")
    void everyMatcherHasASentence(Matcher matcher) {
        assertThat(said(btu().matcher(matcher), Language.DANISH))
                .doesNotContain(matcher.describe(), "Sammenligningen sker ved");
        assertThat(said(btu().matcher(matcher), Language.ENGLISH)).doesNotContain("The method of comparison is");
    }

    @Test
    void numbersHaveTheFormOfTheirLanguage() {
        assertThat(Language.DANISH.number(1_234_567)).isEqualTo("1.234.567");
        assertThat(Language.ENGLISH.number(1_234_567)).isEqualTo("1,234,567");
        assertThat(Language.DANISH.number(0.25)).isEqualTo("0,25");
        assertThat(Language.ENGLISH.number(3.0)).isEqualTo("3");
        assertThat(Language.DANISH.and(List.of("a", "b", "c"))).isEqualTo("a, b og c");
        assertThat(Language.ENGLISH.or(List.of("a"))).isEqualTo("a");
    }
}
