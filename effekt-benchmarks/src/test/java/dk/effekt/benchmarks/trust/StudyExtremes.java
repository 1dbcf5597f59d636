package dk.effekt.benchmarks.trust;

import static dk.effekt.calendar.FollowUp.months;
import static dk.effekt.cohort.Criteria.age;
import static dk.effekt.cohort.Criteria.receiving;
import static dk.effekt.covariate.Covariates.age;
import static dk.effekt.covariate.Covariates.last;
import static dk.effekt.covariate.Covariates.sex;
import static dk.effekt.covariate.Covariates.weeksIn;
import static dk.effekt.outcome.Outcomes.inJobOrEducation;
import static dk.effekt.register.StateGroup.BENEFIT;
import static dk.effekt.register.StateGroup.EDUCATIONAL_ASSISTANCE;
import static dk.effekt.register.StateGroup.JOB;

import dk.effekt.dream.Dream;
import dk.effekt.dream.ParticipationList;
import dk.effekt.dream.synthetic.SyntheticExtract;
import dk.effekt.evidence.EvidenceMap;
import dk.effekt.intervention.InterventionCatalogue;
import dk.effekt.intervention.Offer;
import dk.effekt.intervention.Participation;
import dk.effekt.intervention.Participations;
import dk.effekt.keyfigures.KeyFigures;
import dk.effekt.register.Register;
import dk.effekt.register.StateGroup;
import dk.effekt.study.Study;
import dk.effekt.study.StudyBuilder;
import dk.effekt.study.StudyResult;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** A study of persons who are extreme. */
final class StudyExtremes {

    private StudyExtremes() {}

    static String table() throws IOException {
        SyntheticExtract extract = SyntheticExtract.of(800, 3);
        Register register;
        Participations parts;
        try (InputStream dream = extract.openDream();
                InputStream list = extract.openParticipations()) {
            register = Dream.reader().read(dream, "dream.csv");
            parts = ParticipationList.reader().read(list, "indsats.csv");
        }
        List<Participation> all = parts.in(extract.intervention());
        List<Long> takers = all.stream().map(Participation::personId).toList();
        Lines lines = new Lines();
        lines.add("nobody on the list", "Study", () -> found(plan(), register, Participations.of(List.of())));
        lines.add("nobody in the register", "Study", () -> found(plan(), register.keeping(person -> false), parts));
        lines.add(
                "nobody to compare with",
                "Study",
                () -> found(plan(), register.keeping(person -> person == takers.get(0)), parts));
        lines.add(
                "one participant whom the covariates give away",
                "Study",
                () -> found(plan(), register, Participations.of(all.subList(0, 1))));
        Participations one = Participations.of(List.of(matchable(register, all)));
        lines.add("one participant", "Study", () -> found(plan(), register, one));
        lines.add("one participant", "refute", () -> refuted(plan(), register, one));
        lines.add(
                "everybody takes part, now or later",
                "Study",
                () -> found(plan(), register.keeping(takers::contains), parts));
        lines.add(
                "an outcome that nobody has",
                "Study",
                () -> found(plan().outcomes(dk.effekt.outcome.Outcomes.in(StateGroup.of("leave"))), register, parts));
        lines.add(
                "a follow-up that nobody reaches", "Study", () -> found(plan().followUp(months(600)), register, parts));
        lines.add(
                "nobody on the list",
                "KeyFigures",
                () -> KeyFigures.of("Brobygning til Uddannelse")
                        .measure(register, Participations.of(List.of()))
                        .toString());
        lines.add(
                "one participant",
                "KeyFigures",
                () -> KeyFigures.of("Brobygning til Uddannelse")
                        .measure(register, Participations.of(all.subList(0, 1)))
                        .toString());
        lines.add(
                "a catalogue without studies",
                "EvidenceMap",
                () -> EvidenceMap.of(
                        InterventionCatalogue.of(List.of(Offer.named("Brobygning til Uddannelse"))), List.of()));
        return lines.text("situation", "what is asked");
    }

    private static StudyBuilder plan() {
        return Study.named("BTU")
                .participantsOf("Brobygning til Uddannelse")
                .eligible(age(18, 30).and(receiving(EDUCATIONAL_ASSISTANCE)))
                .exactlyOn(sex())
                .matchedOn(age(), weeksIn(BENEFIT, last(52)), weeksIn(JOB, last(52)))
                .followUp(months(6))
                .outcomes(inJobOrEducation());
    }

    /** The first with whom a study can be made alone. */
    private static Participation matchable(Register register, List<Participation> all) {
        for (Participation each : all) {
            try {
                plan().build().estimate(register, Participations.of(List.of(each)));
                return each;
            } catch (IllegalArgumentException refused) {
                // The next one, then.
            }
        }
        throw new AssertionError("nobody");
    }

    private static String found(StudyBuilder plan, Register register, Participations parts) {
        StudyResult result = plan.build().estimate(register, parts);
        var last = result.effects()
                .paths()
                .get(result.effects().paths().size() - 1)
                .at(result.study().followUps().get(result.study().followUps().size() - 1));
        return "a result (" + result.effects().estimand() + "), "
                + last.caution().map(what -> "with the caution: " + what).orElse("with its interval")
                + (result.gates().passes() ? "" : "; gates fail");
    }

    private static String refuted(StudyBuilder plan, Register register, Participations parts) {
        var before = plan.build().estimate(register, parts).refute().before();
        return before.leavingZeroOut().size() + " of " + before.paths().size()
                + " paths before the start leave zero out";
    }
}
