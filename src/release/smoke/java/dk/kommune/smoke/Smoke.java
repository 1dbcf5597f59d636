package dk.kommune.smoke;

import static dk.effekt.calendar.FollowUp.months;
import static dk.effekt.cohort.Criteria.age;
import static dk.effekt.cohort.Criteria.receiving;
import static dk.effekt.covariate.Covariates.age;
import static dk.effekt.covariate.Covariates.last;
import static dk.effekt.covariate.Covariates.sex;
import static dk.effekt.covariate.Covariates.weeksIn;
import static dk.effekt.outcome.Outcomes.inEducation;
import static dk.effekt.outcome.Outcomes.onPublicBenefit;
import static dk.effekt.register.StateGroup.BENEFIT;
import static dk.effekt.register.StateGroup.EDUCATIONAL_ASSISTANCE;
import static dk.effekt.sroi.Kroner.kroner;

import dk.effekt.dream.Dream;
import dk.effekt.dream.ParticipationList;
import dk.effekt.dream.synthetic.SyntheticExtract;
import dk.effekt.intervention.Participations;
import dk.effekt.protocol.Language;
import dk.effekt.register.Register;
import dk.effekt.report.EffectReport;
import dk.effekt.sroi.ValueMap;
import dk.effekt.sroi.purse.BenefitRates;
import dk.effekt.sroi.purse.Payer;
import dk.effekt.sroi.purse.PayerShares;
import dk.effekt.sroi.purse.PublicPurse;
import dk.effekt.sroi.uncertainty.MonteCarlo;
import dk.effekt.study.Study;
import dk.effekt.study.StudyResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Does what effekt is for with nothing but the published jars: files, a snapshot, a study through its JSON, a value map, a page. What
 * it prints is the same on every JDK, on class path and module path, and with every version of a library that an embedder may have.
 */
public final class Smoke {
    private Smoke() {}

    /** Prints the effects, the return, and a hash of each document. */
    public static void main(String[] arguments) throws IOException {
        SyntheticExtract extract = SyntheticExtract.embedded();
        Register read = Dream.reader().read(extract.openDream(), "dream.csv");
        Participations parts = ParticipationList.reader().read(extract.openParticipations(), "indsats.csv");
        Path snapshot = Files.createTempFile("smoke", ".effekt");
        read.save(snapshot);
        Register register = Register.open(snapshot);
        Files.delete(snapshot);

        String protocol = Study.named("Brobygning til Uddannelse")
                .participantsOf("Brobygning til Uddannelse")
                .eligible(age(18, 30).and(receiving(EDUCATIONAL_ASSISTANCE)))
                .exactlyOn(sex())
                .matchedOn(age(), weeksIn(BENEFIT, last(52)))
                .followUp(months(3, 12))
                .outcomes(inEducation(), onPublicBenefit())
                .build()
                .toJson();
        StudyResult result = Study.fromJson(protocol).estimate(register, parts);
        System.out.print(result.effectTable());

        ValueMap map = PublicPurse.empty()
                .benefit(
                        result.path(onPublicBenefit()).through(51),
                        BenefitRates.danish().rate(EDUCATIONAL_ASSISTANCE, "away from home", 2024),
                        PayerShares.all(Payer.STATE, "assumed"))
                .addTo(ValueMap.named("Smoke").input("Municipality", kroner(2_000).perParticipant()));
        System.out.print(map.evaluate().summary());
        System.out.print(MonteCarlo.seed(42).draws(10_000).simulate(map).summary());

        print("protocol", protocol);
        print("result", result.toJson());
        print("value map", map.toJson());
        print("page", EffectReport.of(result).answering(inEducation(), 12).in(Language.DANISH).toHtml());
    }

    private static void print(String name, String document) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(document.getBytes(StandardCharsets.UTF_8));
            System.out.println(name + ": " + document.length() + " characters, " + HexFormat.of().formatHex(hash, 0, 8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
