package dk.effekt.report;

import static dk.effekt.calendar.FollowUp.months;
import static dk.effekt.cohort.Criteria.age;
import static dk.effekt.cohort.Criteria.not;
import static dk.effekt.cohort.Criteria.receiving;
import static dk.effekt.covariate.Covariates.age;
import static dk.effekt.covariate.Covariates.currentSpellLength;
import static dk.effekt.covariate.Covariates.last;
import static dk.effekt.covariate.Covariates.sex;
import static dk.effekt.covariate.Covariates.weeksIn;
import static dk.effekt.outcome.Outcomes.inEducation;
import static dk.effekt.outcome.Outcomes.inJob;
import static dk.effekt.outcome.Outcomes.onPublicBenefit;
import static dk.effekt.register.StateGroup.BENEFIT;
import static dk.effekt.register.StateGroup.EDUCATIONAL_ASSISTANCE;
import static dk.effekt.register.StateGroup.IN_MEASURE;
import static dk.effekt.register.StateGroup.JOB;

import com.google.common.base.Suppliers;
import dk.effekt.dream.Dream;
import dk.effekt.dream.ParticipationList;
import dk.effekt.dream.synthetic.SyntheticExtract;
import dk.effekt.evidence.CitedStudy;
import dk.effekt.evidence.Direction;
import dk.effekt.evidence.EvidenceGrade;
import dk.effekt.evidence.EvidenceMap;
import dk.effekt.evidence.OwnStudy;
import dk.effekt.evidence.Publication;
import dk.effekt.evidence.StudyQuality;
import dk.effekt.intervention.InterventionCatalogue;
import dk.effekt.intervention.Offer;
import dk.effekt.intervention.Participations;
import dk.effekt.register.Register;
import dk.effekt.study.Study;
import dk.effekt.study.StudyBuilder;
import dk.effekt.study.StudyResult;
import java.time.LocalDate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The synthetic extract, and a study of it, made once for all tests. */
public final class Bridge {

    public static final String OFFER = "Brobygning til Uddannelse";

    private static final SyntheticExtract EXTRACT = SyntheticExtract.embedded();
    private static final Supplier<Register> REGISTER =
            Suppliers.memoize(() -> Dream.reader().read(EXTRACT.openDream(), "dream.csv"));
    private static final Supplier<Participations> PARTICIPATIONS =
            Suppliers.memoize(() -> ParticipationList.reader().read(EXTRACT.openParticipations(), "indsats.csv"));
    private static final Supplier<StudyResult> STUDY = Suppliers.memoize(Bridge::estimate);

    /** Offers with studies of each grade but one, made up but for the study of the synthetic extract. */
    private static final Supplier<EvidenceMap> EVIDENCE = Suppliers.memoize(Bridge::map);

    private Bridge() {}

    public static Register register() {
        return REGISTER.get();
    }

    public static Participations participations() {
        return PARTICIPATIONS.get();
    }

    public static StudyResult study() {
        return STUDY.get();
    }

    public static EvidenceMap evidence() {
        return EVIDENCE.get();
    }

    private static EvidenceMap map() {
        InterventionCatalogue catalogue = InterventionCatalogue.of(Stream.of(
                        OFFER,
                        "Mentor",
                        "Virksomhedspraktik",
                        "Jobklub",
                        "Vejledning og opkvalificering for unge uden uddannelse",
                        "Nyttejob")
                .map(Offer::named)
                .toList());
        return EvidenceMap.of(
                        catalogue,
                        OwnStudy.of(study(), study().refute()).judged(StudyQuality.SATISFACTORY),
                        cited("Virksomhedspraktik", "Example and Sample 2019", EvidenceGrade.TRIAL)
                                .judged(StudyQuality.GOOD)
                                .published(Publication.LEADING_JOURNAL)
                                .finding("job", Direction.POSITIVE)
                                .finding("public-benefit", Direction.NO_EFFECT),
                        cited("Virksomhedspraktik", "Another 2021", EvidenceGrade.TRIAL)
                                .judged(StudyQuality.GOOD)
                                .finding("job", Direction.POSITIVE),
                        cited("Mentor", "Annual report 2021", EvidenceGrade.BEFORE_AFTER)
                                .finding("job", Direction.POSITIVE),
                        cited("Jobklub", "Example 2020", EvidenceGrade.COMPARISON_GROUP)
                                .finding("job", Direction.NEGATIVE))
                .sustaining(catalogue.uses(participations(), LocalDate.of(2022, 6, 1)), 0.35);
    }

    private static CitedStudy cited(String offer, String reference, EvidenceGrade grade) {
        return CitedStudy.of(offer, reference + " (made up)", "DK", 2020, grade);
    }

    private static StudyResult estimate() {
        return plan().outcomes(inJob(), inEducation(), onPublicBenefit())
                .build()
                .estimate(register(), participations());
    }

    /** The study without outcomes. */
    public static StudyBuilder plan() {
        return Study.named(OFFER)
                .participantsOf(OFFER)
                .eligible(age(18, 30).and(receiving(EDUCATIONAL_ASSISTANCE)).and(not(receiving(IN_MEASURE))))
                .exactlyOn(sex())
                .matchedOn(
                        age(),
                        currentSpellLength(EDUCATIONAL_ASSISTANCE),
                        weeksIn(BENEFIT, last(52)),
                        weeksIn(JOB, last(52)))
                .followUp(months(3, 6, 12, 18));
    }
}
