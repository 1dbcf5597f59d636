package dk.effekt.benchmarks;

import static dk.effekt.calendar.FollowUp.months;
import static dk.effekt.cohort.Criteria.age;
import static dk.effekt.cohort.Criteria.not;
import static dk.effekt.cohort.Criteria.receiving;
import static dk.effekt.covariate.Covariates.age;
import static dk.effekt.covariate.Covariates.currentSpellLength;
import static dk.effekt.covariate.Covariates.last;
import static dk.effekt.covariate.Covariates.municipality;
import static dk.effekt.covariate.Covariates.sex;
import static dk.effekt.covariate.Covariates.weeksIn;
import static dk.effekt.outcome.Outcomes.inEducation;
import static dk.effekt.outcome.Outcomes.inJobOrEducation;
import static dk.effekt.outcome.Outcomes.onPublicBenefit;
import static dk.effekt.protocol.Language.ENGLISH;
import static dk.effekt.register.StateGroup.BENEFIT;
import static dk.effekt.register.StateGroup.EDUCATION;
import static dk.effekt.register.StateGroup.EDUCATIONAL_ASSISTANCE;
import static dk.effekt.register.StateGroup.IN_MEASURE;
import static dk.effekt.register.StateGroup.JOB;
import static dk.effekt.sroi.Distribution.gamma;
import static dk.effekt.sroi.Kroner.kroner;

import dk.effekt.calendar.FollowUp;
import dk.effekt.dream.Dream;
import dk.effekt.dream.ParticipationList;
import dk.effekt.dream.synthetic.SyntheticExtract;
import dk.effekt.report.picture.MoneyPictures;
import dk.effekt.report.picture.Picture;
import dk.effekt.report.picture.Pictures;
import dk.effekt.sroi.Quantity;
import dk.effekt.sroi.ValueKind;
import dk.effekt.sroi.ValueMap;
import dk.effekt.sroi.investment.InvestmentCase;
import dk.effekt.sroi.uncertainty.Tornado;
import dk.effekt.study.Study;
import dk.effekt.study.StudyBuilder;
import dk.effekt.study.StudyResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Draws the pictures of the guide, those of the study in {@code docs/first-effect.md}: of each the specification that effekt makes,
 * as JSON, and what a Chromium without a screen draws of it, as SVG. A test holds the specifications against the library of today.
 *
 * <pre>
 * mvn -q -Pjmh -DskipTests package -Dbenchmark.main=dk.effekt.benchmarks.GuidePictures -Djmh.args="$PWD/docs/pictures"
 * </pre>
 */
public final class GuidePictures {

    private static final String OFFER = "Brobygning til Uddannelse";
    private static final int WIDTH = 760;
    private static final int HEIGHT = 900;

    private GuidePictures() {}

    /**
     * Draws them.
     *
     * @param args the folder, and the command that starts Chromium, if it is not {@code chromium}
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path folder = Path.of(args[0]);
        String browser = args.length > 1 ? args[1] : "chromium";
        for (Map.Entry<String, Picture> each : all().entrySet()) {
            each.getValue().writeTo(folder.resolve(each.getKey() + ".json"));
            Files.writeString(folder.resolve(each.getKey() + ".svg"), drawn(each.getValue(), browser));
        }
    }

    /** The pictures by the name of their files. */
    static Map<String, Picture> all() {
        SyntheticExtract extract = SyntheticExtract.embedded();
        var register = Dream.reader().read(extract.openDream(), "dream.csv");
        var participations = ParticipationList.reader().read(extract.openParticipations(), "indsats.csv");
        StudyResult result = study(30, 104).estimate(register, participations);
        StudyResult narrow = study(25, 208).estimate(register, participations);
        ValueMap map = valueMap(result);
        Map<String, Picture> pictures = new TreeMap<>();
        pictures.put("attrition", Pictures.attrition(narrow, ENGLISH));
        pictures.put("balance", Pictures.balance(result, ENGLISH));
        pictures.put("effect", Pictures.effect(result.path(inEducation()), ENGLISH));
        pictures.put(
                "states",
                Pictures.states(
                        result.statesOfTreated(JOB, EDUCATION, BENEFIT),
                        result.statesOfControls(JOB, EDUCATION, BENEFIT),
                        ENGLISH));
        pictures.put("cash", MoneyPictures.cash(InvestmentCase.of(map).startingOn(LocalDate.of(2024, 1, 1)), ENGLISH));
        pictures.put("tornado", MoneyPictures.tornado(Tornado.of(map), ENGLISH));
        return pictures;
    }

    /** The study of the guide; a narrower one shows where participants are lost. */
    private static Study study(int belowAge, int historyWeeks) {
        StudyBuilder study = Study.named(OFFER)
                .participantsOf(OFFER)
                .eligible(
                        age(18, belowAge).and(receiving(EDUCATIONAL_ASSISTANCE)).and(not(receiving(IN_MEASURE))))
                .exactlyOn(sex())
                .matchedOn(
                        age(),
                        municipality(),
                        currentSpellLength(),
                        weeksIn(BENEFIT, last(52)),
                        weeksIn(JOB, last(historyWeeks)));
        List<FollowUp> points = months(1, 3, 6, 12, 18);
        return study.followUp(points)
                .outcomes(inEducation(), inJobOrEducation(), onPublicBenefit())
                .build();
    }

    private static ValueMap valueMap(StudyResult result) {
        return ValueMap.named(OFFER)
                .input("Municipality", kroner(gamma(4_000, 400)).perParticipant())
                .outcome(
                        ValueKind.FISCAL,
                        "Municipality",
                        "Weeks off benefit",
                        Quantity.avoidedByYear(result.path(onPublicBenefit())),
                        kroner(gamma(1_559, 80)).perWeek(2024, "invented"));
    }

    /** What the browser makes of a picture. */
    private static String drawn(Picture picture, String browser) throws IOException, InterruptedException {
        Path work = Files.createTempDirectory("picture");
        Path page = work.resolve("page.html");
        Path dom = work.resolve("dom.html");
        picture.writeTo(page);
        Process process = new ProcessBuilder(
                        browser,
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--user-data-dir=" + work.resolve("profile"),
                        "--window-size=" + WIDTH + "," + HEIGHT,
                        "--virtual-time-budget=20000",
                        "--dump-dom",
                        page.toUri().toString())
                .redirectOutput(dom.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(3, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IOException(browser + " did not end");
        }
        String html = Files.readString(dom);
        String svg = html.substring(html.indexOf("<svg"), html.indexOf("</svg>") + "</svg>".length());
        return svg.replace("&nbsp;", "&#160;") + "\n"; // XML knows no such name
    }
}
