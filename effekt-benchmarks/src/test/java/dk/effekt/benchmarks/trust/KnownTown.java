package dk.effekt.benchmarks.trust;

import static dk.effekt.calendar.FollowUp.jobindsatsDays;
import static dk.effekt.calendar.FollowUp.months;
import static dk.effekt.cohort.Criteria.age;
import static dk.effekt.cohort.Criteria.receiving;
import static dk.effekt.covariate.Covariates.age;
import static dk.effekt.covariate.Covariates.last;
import static dk.effekt.covariate.Covariates.sex;
import static dk.effekt.covariate.Covariates.weeksIn;
import static dk.effekt.outcome.Outcomes.inJobOrEducation;
import static dk.effekt.outcome.Outcomes.onPublicBenefit;
import static dk.effekt.register.StateGroup.BENEFIT;
import static dk.effekt.register.StateGroup.EDUCATIONAL_ASSISTANCE;
import static dk.effekt.register.StateGroup.JOB;
import static dk.effekt.sroi.Kroner.kroner;

import dk.effekt.calendar.CalendarPeriod;
import dk.effekt.disclosure.Consent;
import dk.effekt.disclosure.ConsentScope;
import dk.effekt.disclosure.Consented;
import dk.effekt.disclosure.Consents;
import dk.effekt.disclosure.Pseudonymizer;
import dk.effekt.disclosure.Retention;
import dk.effekt.disclosure.RetentionPolicy;
import dk.effekt.dream.Dream;
import dk.effekt.dream.DreamGroupings;
import dk.effekt.dream.ParticipationList;
import dk.effekt.evidence.CitedStudy;
import dk.effekt.evidence.EvidenceGrade;
import dk.effekt.evidence.EvidenceMap;
import dk.effekt.evidence.OwnStudy;
import dk.effekt.experiment.RandomizedTrial;
import dk.effekt.intervention.InterventionCatalogue;
import dk.effekt.intervention.Offer;
import dk.effekt.intervention.Participations;
import dk.effekt.keyfigures.EndReasons;
import dk.effekt.keyfigures.HandOvers;
import dk.effekt.keyfigures.KeyFigures;
import dk.effekt.keyfigures.OfferFlow;
import dk.effekt.keyfigures.StartedAndSaved;
import dk.effekt.protocol.Language;
import dk.effekt.register.Register;
import dk.effekt.report.EffectReport;
import dk.effekt.report.EvidenceReport;
import dk.effekt.report.InvestmentReport;
import dk.effekt.report.KeyFiguresReport;
import dk.effekt.sroi.Quantity;
import dk.effekt.sroi.ValueKind;
import dk.effekt.sroi.ValueMap;
import dk.effekt.sroi.investment.InvestmentCase;
import dk.effekt.sroi.purse.BenefitRates;
import dk.effekt.sroi.uncertainty.MonteCarlo;
import dk.effekt.sroi.wellbeing.Answer;
import dk.effekt.sroi.wellbeing.Lasting;
import dk.effekt.sroi.wellbeing.Scale;
import dk.effekt.sroi.wellbeing.Survey;
import dk.effekt.sroi.wellbeing.Wellby;
import dk.effekt.study.Entrants;
import dk.effekt.study.EntryCohorts;
import dk.effekt.study.LotteryRounds;
import dk.effekt.study.Refutation;
import dk.effekt.study.Study;
import dk.effekt.study.StudyResult;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Everything that is made of a delivery: one result of each kind that a user begins with; the others are reached from them. */
final class KnownTown {

    private static final String OFFER = "Brobygning til Uddannelse";

    private KnownTown() {}

    /** The register, all that is known joined to it. */
    static Register register(Delivery delivery, Pseudonymizer own) {
        return Dream.reader().withPseudonymizer(own).read(delivery.dream());
    }

    static List<Object> results(Delivery delivery, Pseudonymizer own) {
        Register register = register(delivery, own);
        Participations list = ParticipationList.reader().withPseudonymizer(own).read(delivery.list());
        List<Object> all =
                new ArrayList<>(List.of(register, list, list.in(OFFER).get(0), own));

        Study study = Study.named(OFFER)
                .participantsOf(OFFER)
                .eligible(age(18, 30).and(receiving(EDUCATIONAL_ASSISTANCE)))
                .exactlyOn(sex())
                .matchedOn(age(), weeksIn(BENEFIT, last(52)), weeksIn(JOB, last(52)))
                .followUp(months(3, 6, 12))
                .outcomes(inJobOrEducation(), onPublicBenefit())
                .build();
        StudyResult result = study.estimate(register, list);
        Refutation refutation = result.refute();
        all.addAll(List.of(study, result, refutation));
        all.addAll(programme(register, list));
        all.addAll(money(result));

        InterventionCatalogue offers = InterventionCatalogue.of(List.of(Offer.named(OFFER)));
        EvidenceMap evidence = EvidenceMap.of(offers, List.of(OwnStudy.of(result, refutation)));
        all.addAll(List.of(offers, evidence));
        for (Language language : Language.values()) {
            all.add(EffectReport.of(result)
                    .answering(inJobOrEducation(), 6)
                    .refutedBy(refutation)
                    .in(language));
            all.add(EvidenceReport.of(evidence).in(language));
        }
        Consents consents = Consents.of(list.in(OFFER).stream()
                .map(one -> Consent.given(one.personId(), one.start()))
                .toList());
        Consented consented = consents.apply(LocalDate.of(2024, 6, 1), ConsentScope.PARTICIPANTS, register, list);
        RetentionPolicy year = RetentionPolicy.months(12);
        Retention retention = year.apply(
                LocalDate.of(2026, 1, 1),
                List.of(new RetentionPolicy.Holding(OFFER, LocalDate.of(2024, 1, 1), result)));
        all.addAll(List.of(consents, consented, year, retention));
        all.add(CitedStudy.of(OFFER, "invented", "DK", 2019, EvidenceGrade.TRIAL));
        return all;
    }

    private static List<Object> programme(Register register, Participations list) {
        KeyFigures figures = KeyFigures.of(OFFER)
                .by(CalendarPeriod.HALF_YEAR)
                .reasons(EndReasons.ofInterruptions())
                .characteristic("readiness", DreamGroupings.readiness(register.codebook()))
                .status(DreamGroupings.jobindsats(register.codebook()), jobindsatsDays(1, 3, 6))
                .returners(BENEFIT, 12)
                .timeTo(months(6, 12), JOB)
                .measure(register, list);
        OfferFlow flow = OfferFlow.of(list);
        HandOvers ahead = HandOvers.on(LocalDate.of(2024, 6, 3))
                .months(3)
                .birthday(30)
                .receiving(EDUCATIONAL_ASSISTANCE, register);
        Entrants entrants = EntryCohorts.into(EDUCATIONAL_ASSISTANCE)
                .eligible(age(18, 40))
                .with(age())
                .outcomes(onPublicBenefit())
                .every(CalendarPeriod.YEAR)
                .atWeeks(4)
                .following(register, list.in(OFFER));
        LotteryRounds lots = LotteryRounds.of(IntStream.range(0, 60)
                        .mapToObj(i -> new LotteryRounds.Lot(
                                register.personId(i),
                                "all",
                                LocalDate.of(2020, 1, 6),
                                i % 2 == 0 ? LotteryRounds.Draw.OFFERED : LotteryRounds.Draw.NOT_OFFERED))
                        .toList())
                .outcomes(onPublicBenefit())
                .atWeeks(26);
        List<Object> all = new ArrayList<>(List.of(figures, flow, ahead, entrants, entrants.toTable(), lots));
        all.add(StartedAndSaved.of(OFFER)
                .weeks(13, 52)
                .benefit(EDUCATIONAL_ASSISTANCE)
                .price(1_559, "invented")
                .measure(register, list));
        all.add(RandomizedTrial.on(lots.toTable(register))
                .treated("offered")
                .outcome("public-benefit at week 26")
                .estimate());
        for (Language language : Language.values()) {
            all.add(KeyFiguresReport.of(figures).withFlow(list).in(language));
        }
        return all;
    }

    private static List<Object> money(StudyResult result) {
        List<Answer> answers = IntStream.range(0, 60)
                .mapToObj(i -> new Answer(
                        result.cohort().register().personId(i),
                        i % 2 == 0 ? Answer.Group.PARTICIPANTS : Answer.Group.COMPARISON,
                        OptionalDouble.of(3 + i % 4),
                        OptionalDouble.of(3 + (i * 7 % 5))))
                .toList();
        Survey survey = Survey.of(Scale.LIFE_SATISFACTION, answers);
        ValueMap map = ValueMap.named(OFFER)
                .participants(120, "invented")
                .input("Municipality", kroner(4_000).perParticipant())
                .outcome(
                        ValueKind.FISCAL,
                        "Public purse",
                        "Weeks off benefit",
                        Quantity.avoidedByYear(result.path(onPublicBenefit())),
                        kroner(1_559).perWeek(2024, "invented"))
                .outcome(survey.change()
                        .lifeSatisfaction()
                        .outcome(
                                "Citizen",
                                "Life satisfaction",
                                Wellby.of(kroner(100_000), 2020, "invented"),
                                Lasting.years(1, "assumed")));
        InvestmentCase plan = InvestmentCase.of(map).startingOn(LocalDate.of(2021, 1, 1));
        List<Object> all = new ArrayList<>(List.of(survey, survey.change(), map, map.evaluate(), plan));
        all.add(MonteCarlo.seed(1).draws(1_000));
        all.add(BenefitRates.danish());
        for (Language language : Language.values()) {
            all.add(InvestmentReport.of(plan).in(language));
        }
        return all;
    }
}
