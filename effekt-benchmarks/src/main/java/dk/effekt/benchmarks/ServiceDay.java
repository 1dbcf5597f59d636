package dk.effekt.benchmarks;

import static dk.effekt.calendar.FollowUp.months;
import static dk.effekt.cohort.Criteria.age;
import static dk.effekt.cohort.Criteria.receiving;
import static dk.effekt.covariate.Covariates.age;
import static dk.effekt.covariate.Covariates.last;
import static dk.effekt.covariate.Covariates.sex;
import static dk.effekt.covariate.Covariates.weeksIn;
import static dk.effekt.outcome.Outcomes.inJobOrEducation;
import static dk.effekt.outcome.Outcomes.onPublicBenefit;
import static dk.effekt.sroi.Kroner.kroner;

import dk.effekt.calendar.CalendarPeriod;
import dk.effekt.disclosure.Pseudonymizer;
import dk.effekt.dream.Dream;
import dk.effekt.dream.ParticipationList;
import dk.effekt.dream.synthetic.SyntheticExtract;
import dk.effekt.input.DataException;
import dk.effekt.input.ErrorPolicy;
import dk.effekt.intervention.Participations;
import dk.effekt.keyfigures.KeyFigures;
import dk.effekt.protocol.Language;
import dk.effekt.register.Register;
import dk.effekt.register.StateGroup;
import dk.effekt.report.EffectReport;
import dk.effekt.report.KeyFiguresReport;
import dk.effekt.sroi.Quantity;
import dk.effekt.sroi.ValueKind;
import dk.effekt.sroi.ValueMap;
import dk.effekt.sroi.uncertainty.MonteCarlo;
import dk.effekt.study.Study;
import dk.effekt.study.StudyResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import javax.sql.DataSource;

/** What a service does again and again with files in a folder: from the delivery to the pages, with what goes wrong in between. */
final class ServiceDay {

    private static final byte[] KEY = "a key for a soak, and for nothing".getBytes(StandardCharsets.UTF_8);

    private final Path folder;
    private final Path dream;
    private final Path list;
    private final Path broken;
    private final String offer;
    private final Executor executor;
    private final DataSource database = (DataSource) Proxy.newProxyInstance(
            ServiceDay.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> DriverManager.getConnection("jdbc:duckdb:"));

    private ServiceDay(Path folder, SyntheticExtract extract, Executor executor) throws IOException {
        this.folder = folder;
        this.offer = extract.intervention();
        this.executor = executor;
        dream = folder.resolve("dream.csv.gz");
        list = folder.resolve("indsats.csv");
        broken = folder.resolve("broken.csv.gz");
        extract.writeDream(dream);
        extract.writeParticipations(list);
        byte[] whole = Files.readAllBytes(dream);
        Files.write(broken, Arrays.copyOf(whole, whole.length / 2));
    }

    /** Writes the delivery of a town. */
    static ServiceDay in(Path folder, int persons, Executor executor) {
        try {
            return new ServiceDay(folder, SyntheticExtract.of(persons, 1), executor);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Does all of it once, and keeps nothing. */
    void run() {
        Participations participations;
        Register read;
        try (Pseudonymizer own = Pseudonymizer.withKey(KEY)) {
            read = Dream.reader()
                    .withPseudonymizer(own)
                    .withProgress(progress -> {})
                    .read(dream);
            participations = ParticipationList.reader().withPseudonymizer(own).read(list);
        }
        Path snapshot = folder.resolve("dream.effekt");
        read.save(snapshot);
        Register register = Register.open(snapshot).on(executor);
        failures();
        cancellations(register, participations);

        StudyResult result = study().estimate(register, participations, progress -> {});
        require(
                result.toJson().equals(study().estimate(read, participations).toJson()),
                "the same input, another result");
        String page = EffectReport.of(result)
                .answering(inJobOrEducation(), 6)
                .refutedBy(result.refute())
                .in(Language.DANISH)
                .toHtml();
        KeyFigures figures = KeyFigures.of(offer)
                .by(CalendarPeriod.HALF_YEAR)
                .returners(StateGroup.BENEFIT, 12)
                .measure(register, participations);
        String figurePage = KeyFiguresReport.of(figures).in(Language.ENGLISH).toHtml();
        require(!page.isEmpty() && !figurePage.isEmpty() && !figures.toJson().isEmpty(), "an empty page");
        ValueMap map = ValueMap.named(offer)
                .input("Municipality", kroner(4_000).perParticipant())
                .outcome(
                        ValueKind.FISCAL,
                        "Public purse",
                        "Weeks off benefit",
                        Quantity.avoidedByYear(result.path(onPublicBenefit())),
                        kroner(1_559).perWeek(2024, "invented"));
        require(!map.evaluate().summary().isEmpty(), "an empty summary");
        require(!MonteCarlo.seed(1).draws(2_000).simulate(map).toString().isEmpty(), "an empty table");
    }

    private Study study() {
        return Study.named(offer)
                .participantsOf(offer)
                .eligible(age(18, 30).and(receiving(StateGroup.EDUCATIONAL_ASSISTANCE)))
                .exactlyOn(sex())
                .matchedOn(age(), weeksIn(StateGroup.BENEFIT, last(52)))
                .followUp(months(3, 6))
                .outcomes(inJobOrEducation(), onPublicBenefit())
                .build();
    }

    /** A query, and what cannot be read: each must fail as it is told to. */
    private void failures() {
        String rows = "select '6101850001' as pnr, 111 as y_1701, 111 as y_1702";
        require(Dream.reader().read(database, rows).size() == 1, "a person in a database");
        mustThrow(UncheckedIOException.class, () -> Dream.reader().read(database, "select nothing from nowhere"));
        mustThrow(UncheckedIOException.class, () -> Dream.read(folder.resolve("nowhere.csv")));
        mustThrow(
                DataException.class,
                () -> Dream.reader().withPolicy(ErrorPolicy.STRICT).read(broken));
        mustThrow(DataException.class, () -> Register.open(list));
    }

    /** Interrupted while it reads, and while it estimates. */
    private void cancellations(Register register, Participations participations) {
        mustThrow(CancellationException.class, () -> {
            Thread.currentThread().interrupt();
            Dream.read(dream);
        });
        mustThrow(
                CancellationException.class,
                () -> study().estimate(
                                register,
                                participations,
                                progress -> Thread.currentThread().interrupt()));
    }

    private static void mustThrow(Class<? extends RuntimeException> expected, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            require(expected.isInstance(e), e.toString());
            return;
        } finally {
            Thread.interrupted();
        }
        throw new IllegalStateException("no " + expected.getSimpleName());
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException(what);
        }
    }
}
