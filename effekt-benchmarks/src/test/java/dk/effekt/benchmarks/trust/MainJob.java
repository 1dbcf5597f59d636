package dk.effekt.benchmarks.trust;

import static dk.effekt.calendar.FollowUp.jobindsatsDays;
import static dk.effekt.calendar.FollowUp.months;
import static dk.effekt.cohort.Criteria.age;
import static dk.effekt.cohort.Criteria.receiving;
import static dk.effekt.covariate.Covariates.age;
import static dk.effekt.covariate.Covariates.bands;
import static dk.effekt.covariate.Covariates.currentSpellLength;
import static dk.effekt.covariate.Covariates.last;
import static dk.effekt.covariate.Covariates.municipality;
import static dk.effekt.covariate.Covariates.sex;
import static dk.effekt.covariate.Covariates.weeksIn;
import static dk.effekt.outcome.Outcomes.inJobOrEducation;
import static dk.effekt.outcome.Outcomes.onPublicBenefit;
import static dk.effekt.register.StateGroup.BENEFIT;
import static dk.effekt.register.StateGroup.EDUCATION;
import static dk.effekt.register.StateGroup.EDUCATIONAL_ASSISTANCE;
import static dk.effekt.register.StateGroup.JOB;
import static dk.effekt.sroi.Distribution.gamma;
import static dk.effekt.sroi.Kroner.kroner;

import dk.effekt.calendar.CalendarPeriod;
import dk.effekt.dream.Dream;
import dk.effekt.dream.DreamGroupings;
import dk.effekt.dream.OfferList;
import dk.effekt.dream.ParticipationList;
import dk.effekt.dream.TableFile;
import dk.effekt.dream.synthetic.SyntheticExtract;
import dk.effekt.effect.EffectEstimators;
import dk.effekt.effect.Estimate;
import dk.effekt.effect.Estimation;
import dk.effekt.effect.VarianceEstimators;
import dk.effekt.evidence.EvidenceMap;
import dk.effekt.evidence.OwnStudy;
import dk.effekt.experiment.RandomizedTrial;
import dk.effekt.experiment.TrialEffect;
import dk.effekt.intervention.InterventionCatalogue;
import dk.effekt.intervention.Participations;
import dk.effekt.keyfigures.EndReasons;
import dk.effekt.keyfigures.KeyFigures;
import dk.effekt.matching.Match;
import dk.effekt.matching.Matched;
import dk.effekt.matching.NearestNeighbour;
import dk.effekt.protocol.Language;
import dk.effekt.register.Register;
import dk.effekt.report.EffectReport;
import dk.effekt.report.InvestmentReport;
import dk.effekt.report.KeyFiguresReport;
import dk.effekt.sroi.Quantity;
import dk.effekt.sroi.ValueKind;
import dk.effekt.sroi.ValueMap;
import dk.effekt.sroi.investment.InvestmentCase;
import dk.effekt.sroi.uncertainty.MonteCarlo;
import dk.effekt.sroi.uncertainty.Tornado;
import dk.effekt.study.Refutation;
import dk.effekt.study.Study;
import dk.effekt.study.StudyResult;
import dk.effekt.table.Table;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * All that effekt is for, once: two files are read, a study of two outcomes is made and doubted, key figures are counted, evidence is
 * graded, a value map is drawn from, and all of it is written down. What each step says is hashed, so that two runs can be compared by
 * a handful of lines: {@code java -cp … dk.effekt.benchmarks.trust.MainJob}.
 */
final class MainJob {

    private static final int PERSONS = 400;

    private MainJob() {}

    /** Prints the hashes of a run in the order of the files, on one thread. */
    public static void main(String[] arguments) throws IOException {
        run(Runnable::run, 0).forEach((step, hash) -> System.out.println(step + " " + hash));
    }

    /** On so many threads. */
    static Map<String, String> onThreads(int threads, long order) throws IOException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            return run(pool, order);
        } finally {
            pool.shutdown();
        }
    }

    /**
     * What each step says, as SHA-256.
     *
     * @param executor on whose threads it works
     * @param order 0 for the rows of the files as they are, another number for one of their other orders
     */
    static Map<String, String> run(Executor executor, long order) throws IOException {
        Map<String, String> hashes = new LinkedHashMap<>();
        SyntheticExtract extract = SyntheticExtract.of(PERSONS, 14);
        Register register = Dream.reader()
                .read(inOrder(extract.openDream(), order), "dream.csv")
                .on(executor);
        Participations parts =
                ParticipationList.reader().read(inOrder(extract.openParticipations(), order), "indsats.csv");
        Path snapshot = Files.createTempFile("main-job", ".effekt");
        register.save(snapshot);
        put(hashes, "snapshot", Files.readAllBytes(snapshot));
        Files.delete(snapshot);
        put(hashes, "fingerprints", register.fingerprint() + parts.fingerprint() + register.report() + parts.report());

        Study study = Study.named("Ærø å IÏiı")
                .participantsOf(extract.intervention())
                .eligible(age(18, 30).and(receiving(EDUCATIONAL_ASSISTANCE)))
                .exactlyOn(sex())
                .matchedOn(
                        age(), municipality(), currentSpellLength(), weeksIn(BENEFIT, last(52)), weeksIn(JOB, last(52)))
                .followUp(months(3, 6, 12))
                .outcomes(inJobOrEducation(), onPublicBenefit())
                .subgroups(bands(age(), 25))
                .build();
        put(hashes, "protocol", study.toJson() + study.text(Language.DANISH) + study.text(Language.ENGLISH));
        put(hashes, "check", study.check(register, parts).table());
        StudyResult result = study.estimate(register, parts);
        put(
                hashes,
                "study",
                result.summary()
                        + result.toJson()
                        + result.path(onPublicBenefit()).band());
        Refutation refutation = result.refute();
        put(hashes, "refutation", refutation.table());
        put(
                hashes,
                "effect report",
                EffectReport.of(result)
                        .refutedBy(refutation)
                        .in(Language.DANISH)
                        .toHtml());
        tables(hashes, executor, order);
        keyFigures(hashes, register, parts);
        InterventionCatalogue catalogue =
                OfferList.reader().read(text("""
                Indsats;Ejer;Lovgrundlag;Alder fra;Alder til;Ydelse;Pladser;Pris pr. deltager
                %s;Unge;kan;18;29;uddannelseshjælp;120;28.000
                """.replace("%s", extract.intervention())), "tilbud.csv");
        EvidenceMap evidence = EvidenceMap.of(catalogue, OwnStudy.of(result, refutation));
        put(hashes, "evidence", evidence.table() + evidence.toJson() + evidence.toCsv());
        values(hashes, executor, result);
        return hashes;
    }

    private static void tables(Map<String, String> hashes, Executor executor, long order) throws IOException {
        Random random = new Random(4711);
        StringBuilder text = new StringBuilder("id,treat,age,educ,job\n");
        for (int row = 0; row < 400; row++) {
            int age = 18 + random.nextInt(45);
            text.append("I")
                    .append(1000 + row)
                    .append(',')
                    .append(random.nextInt(90) < age ? 1 : 0)
                    .append(',');
            text.append(age)
                    .append(',')
                    .append(random.nextBoolean() ? "İlk" : "øvrig")
                    .append(',');
            text.append(random.nextInt(2)).append('\n');
        }
        Table table = TableFile.reader().read(inOrder(text(text.toString()), order), "people.csv");
        Matched matched =
                Match.on(table, "treat ~ age + educ").identifiedBy("id").fit();
        put(hashes, "matched", matched.summary() + exact(matched));
        Matched pairs = Match.on(table, "treat ~ age + educ")
                .identifiedBy("id")
                .by(NearestNeighbour.of(1).withoutReplacement())
                .fit();
        put(hashes, "pairs", pairs.summary() + exact(pairs));
        Estimate ofResamples = Estimation.of(pairs)
                .outcome("job")
                .with(EffectEstimators.weightedDifference())
                .errors(VarianceEstimators.bootstrap(40, 7).on(executor))
                .estimate();
        put(hashes, "bootstrap", ofResamples + " " + ofResamples.standardError());
        TrialEffect trial = RandomizedTrial.on(table)
                .treated("treat")
                .outcome("job")
                .adjustedFor("~ age + educ")
                .estimate()
                .offer();
        put(hashes, "trial", trial + " " + trial.value() + " " + trial.standardError());
    }

    /** Every digit of what is estimated. */
    private static String exact(Matched matched) {
        Estimate estimate = Estimation.of(matched).outcome("job").estimate();
        return matched.toJson() + matched.data().sortedBy("id").toCsv()
                + matched.sets().toCsv() + " " + estimate.value() + " " + estimate.standardError();
    }

    private static void keyFigures(Map<String, String> hashes, Register register, Participations parts) {
        KeyFigures figures = KeyFigures.of("Brobygning til Uddannelse")
                .by(CalendarPeriod.HALF_YEAR)
                .reasons(EndReasons.ofInterruptions())
                .characteristic("målgruppe", DreamGroupings.readiness(register.codebook()))
                .status(DreamGroupings.jobindsats(register.codebook()), jobindsatsDays(3, 6, 12))
                .returners(EDUCATIONAL_ASSISTANCE, 12)
                .timeTo(months(6, 12), JOB, EDUCATION)
                .measure(register, parts);
        put(hashes, "key figures", figures.table() + figures.toJson() + figures.toCsv());
        put(
                hashes,
                "key figures report",
                KeyFiguresReport.of(figures).withFlow(parts).in(Language.DANISH).toHtml());
    }

    private static void values(Map<String, String> hashes, Executor executor, StudyResult result) {
        ValueMap map = ValueMap.named("Brobygning")
                .input("Municipality", kroner(gamma(4_000, 400)).perParticipant())
                .outcome(
                        ValueKind.FISCAL,
                        "Municipality",
                        "Weeks off benefit",
                        Quantity.avoidedByYear(result.path(onPublicBenefit()).through(51)),
                        kroner(gamma(1_000, 60)).perWeek(2024, "invented"));
        put(
                hashes,
                "value map",
                map.toJson() + map.evaluate().summary() + map.evaluate().toJson());
        MonteCarlo draws = MonteCarlo.seed(1).draws(20_000).on(executor);
        put(
                hashes,
                "simulation",
                draws.simulate(map).summary() + draws.simulate(map).toJson());
        put(hashes, "decision", draws.decide(map).table() + Tornado.of(map).table());
        put(
                hashes,
                "investment report",
                InvestmentReport.of(InvestmentCase.of(map).startingOn(LocalDate.of(2024, 1, 1)))
                        .with(draws.simulate(map))
                        .with(Tornado.of(map))
                        .in(Language.DANISH)
                        .toHtml());
    }

    /** The same lines behind the same head in another order. */
    private static InputStream inOrder(InputStream file, long order) throws IOException {
        // Every byte is a character of its own, whatever the file is written in.
        List<String> lines = new ArrayList<>(new String(file.readAllBytes(), StandardCharsets.ISO_8859_1)
                .lines()
                .toList());
        if (order != 0) {
            Collections.shuffle(lines.subList(1, lines.size()), new Random(order));
        }
        return new ByteArrayInputStream((String.join("\n", lines) + "\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void put(Map<String, String> hashes, String step, String text) {
        put(hashes, step, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void put(Map<String, String> hashes, String step, byte[] bytes) {
        try {
            hashes.put(
                    step,
                    HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 8));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
