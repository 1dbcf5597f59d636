package dk.effekt.benchmarks.trust;

import static dk.effekt.calendar.FollowUp.months;
import static dk.effekt.cohort.Criteria.age;
import static dk.effekt.cohort.Criteria.receiving;
import static dk.effekt.covariate.Covariates.last;
import static dk.effekt.covariate.Covariates.sex;
import static dk.effekt.covariate.Covariates.weeksIn;
import static dk.effekt.outcome.Outcomes.inJob;
import static dk.effekt.outcome.Outcomes.onPublicBenefit;
import static dk.effekt.register.StateGroup.BENEFIT;
import static dk.effekt.register.StateGroup.EDUCATIONAL_ASSISTANCE;
import static dk.effekt.register.StateGroup.JOB;
import static dk.effekt.sroi.Kroner.kroner;

import dk.effekt.calendar.CalendarPeriod;
import dk.effekt.calendar.Week;
import dk.effekt.calendar.WeekSpan;
import dk.effekt.covariate.Covariates;
import dk.effekt.dream.Dream;
import dk.effekt.dream.ParticipationList;
import dk.effekt.dream.synthetic.SyntheticExtract;
import dk.effekt.intervention.Participations;
import dk.effekt.keyfigures.KeyFigures;
import dk.effekt.keyfigures.OfferFlow;
import dk.effekt.protocol.Language;
import dk.effekt.register.Register;
import dk.effekt.report.EffectReport;
import dk.effekt.sroi.Basis;
import dk.effekt.sroi.Distribution;
import dk.effekt.sroi.Quantity;
import dk.effekt.sroi.ValueKind;
import dk.effekt.sroi.ValueMap;
import dk.effekt.sroi.uncertainty.MonteCarlo;
import dk.effekt.study.Study;
import dk.effekt.study.StudyResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Executor;

/** A small town's data, read once, and its study: what several threads share, and what goes on after a failure. */
record Town(
        SyntheticExtract extract, Register register, Participations participations, Study study, StudyResult result) {

    private static final WeekSpan SPAN = WeekSpan.of(Week.of(2018, 1), 261);
    /** A value map with numbers that are known with an error. */
    static final ValueMap MAP = ValueMap.named("map")
            .participants(100)
            .input("municipality", kroner(Distribution.gamma(28_000, 3_000)).perParticipant())
            .outcome(
                    ValueKind.FISCAL,
                    "municipality",
                    "weeks",
                    Quantity.stated(Distribution.gamma(1_200, 150), Basis.TOTAL, "made up"),
                    kroner(3_000).per("week", 2024, "made up"));

    /** What is asked of the data; the answer holds all digits. */
    enum Question {
        READING {
            @Override
            String answer(Town town) {
                return Dream.reader()
                                .read(town.extract.openDream(), "dream.csv")
                                .fingerprint()
                        + ParticipationList.reader()
                                .read(town.extract.openParticipations(), "indsats.csv")
                                .fingerprint();
            }
        },
        TRAIT {
            @Override
            String answer(Town town) {
                StringBuilder list = new StringBuilder("PNR;Dato;Gruppe\n");
                try (InputStream dream = town.extract.openDream()) {
                    new String(dream.readAllBytes(), StandardCharsets.ISO_8859_1)
                            .lines()
                            .skip(1)
                            .map(row -> row.split(";", 2)[0])
                            .forEach(number -> list.append(number)
                                    .append(";01-01-2020;")
                                    .append(number.charAt(9))
                                    .append('\n'));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                Register with = Dream.traits()
                        .read(
                                new ByteArrayInputStream(list.toString().getBytes(StandardCharsets.UTF_8)),
                                "x.csv",
                                town.register);
                StringBuilder values = new StringBuilder();
                for (int person = 0; person < with.size(); person++) {
                    values.append(with.trait("Gruppe")
                            .on(person, LocalDate.of(2020, 1, 1))
                            .orElse("?"));
                }
                return with.fingerprint() + values;
            }
        },
        SNAPSHOT {
            @Override
            String answer(Town town) {
                try {
                    Path file = Files.createTempFile("town", ".effekt");
                    try {
                        town.register.save(file);
                        return Register.open(file).fingerprint();
                    } finally {
                        Files.delete(file);
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        },
        ESTIMATE {
            @Override
            String answer(Town town) {
                return town.study.estimate(town.register, town.participations).toJson();
            }
        },
        REFUTATION {
            @Override
            String answer(Town town) {
                return town.result.refute().table();
            }
        },
        BANDS {
            @Override
            String answer(Town town) {
                return town.result.effects().bands().toString() + town.result.summary();
            }
        },
        KEY_FIGURES {
            @Override
            String answer(Town town) {
                return KeyFigures.of(town.extract.intervention())
                                .by(CalendarPeriod.HALF_YEAR)
                                .returners(BENEFIT, 12)
                                .timeTo(months(6, 12), JOB)
                                .measure(town.register, town.participations)
                                .toJson()
                        + OfferFlow.of(town.participations).table();
            }
        },
        VALUE_MAP {
            @Override
            String answer(Town town) {
                return MAP.evaluate().summary()
                        + MonteCarlo.seed(1)
                                .draws(20_000)
                                .on(town.register.executor())
                                .simulate(MAP)
                                .summary();
            }
        },
        PAGE {
            @Override
            String answer(Town town) {
                return EffectReport.of(town.result)
                        .answering(inJob(), 12)
                        .in(Language.DANISH)
                        .toHtml();
            }
        };

        abstract String answer(Town town);
    }

    static Town of(int persons, long seed) {
        SyntheticExtract extract = SyntheticExtract.of(persons, seed).withSpan(SPAN);
        Register register = Dream.reader().read(extract.openDream(), "dream.csv");
        Participations participations = ParticipationList.reader().read(extract.openParticipations(), "indsats.csv");
        Study study = study(extract.intervention());
        return new Town(extract, register, participations, study, study.estimate(register, participations));
    }

    static Study study(String intervention) {
        return Study.named("course")
                .participantsOf(intervention)
                .eligible(age(18, 30).and(receiving(EDUCATIONAL_ASSISTANCE)))
                .exactlyOn(sex())
                .matchedOn(Covariates.age(), weeksIn(BENEFIT, last(52)), weeksIn(JOB, last(52)))
                .followUp(months(6, 12))
                .outcomes(inJob(), onPublicBenefit())
                .build();
    }

    /** The same data, worked on by other threads. */
    Town on(Executor executor) {
        Register shared = register.on(executor);
        return new Town(extract, shared, participations, study, study.estimate(shared, participations));
    }
}
