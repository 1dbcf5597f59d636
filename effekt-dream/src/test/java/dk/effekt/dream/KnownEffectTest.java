package dk.effekt.dream;

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
import static dk.effekt.outcome.Outcomes.inJob;
import static dk.effekt.outcome.Outcomes.inJobOrEducation;
import static dk.effekt.outcome.Outcomes.onPublicBenefit;
import static dk.effekt.register.StateGroup.BENEFIT;
import static dk.effekt.register.StateGroup.EDUCATIONAL_ASSISTANCE;
import static dk.effekt.register.StateGroup.IN_MEASURE;
import static dk.effekt.register.StateGroup.JOB;
import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.calendar.FollowUp;
import dk.effekt.dream.synthetic.SyntheticExtract;
import dk.effekt.dream.synthetic.TrueEffect;
import dk.effekt.dream.synthetic.Truth;
import dk.effekt.effect.Effect;
import dk.effekt.effect.EffectPath;
import dk.effekt.intervention.Participations;
import dk.effekt.register.Register;
import dk.effekt.study.Study;
import dk.effekt.study.StudyResult;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole path, from the bytes of an extract to an effect, on made-up people whose true effect is known. */
class KnownEffectTest {

    private static final Study STUDY = Study.named("known effect")
            .participantsOf("Brobygning til Uddannelse")
            .eligible(age(18, 30).and(receiving(EDUCATIONAL_ASSISTANCE)).and(not(receiving(IN_MEASURE))))
            .exactlyOn(sex())
            .matchedOn(
                    age(),
                    municipality(),
                    currentSpellLength(EDUCATIONAL_ASSISTANCE),
                    weeksIn(BENEFIT, last(52)),
                    weeksIn(JOB, last(104)))
            .followUp(months(1, 3, 6, 12, 18))
            .outcomes(inJob(), inEducation(), inJobOrEducation(), onPublicBenefit())
            .build();

    /** Three seeds that nobody chose, four outcomes, five points: 57 of 60 intervals are expected to hold the truth. */
    @ParameterizedTest
    @EnumSource(Truth.class)
    void theIntervalsHoldTheTruth(Truth truth) throws IOException {
        int inside = 0;
        int all = 0;
        for (long seed = 1; seed <= 3; seed++) {
            SyntheticExtract extract = SyntheticExtract.of(6_000, seed).withEffect(truth);
            TrueEffect known = extract.truth();
            for (EffectPath path : estimate(extract).effects().paths()) {
                for (FollowUp point : STUDY.followUps()) {
                    Effect effect = path.at(point);
                    double truly = known.at(path.outcome(), point.weeks());
                    inside += effect.ciLow() < truly && truly < effect.ciHigh() ? 1 : 0;
                    all++;
                }
            }
        }
        assertThat(all).isEqualTo(60);
        // The twenty of a seed hang together, so the count varies more than a binomial of 60; below 51 it is no chance.
        assertThat(inside).isGreaterThanOrEqualTo(51);
    }

    @ParameterizedTest
    @EnumSource(Truth.class)
    void tellsAnEffectFromNone(Truth truth) throws IOException {
        StudyResult result = estimate(SyntheticExtract.of(12_000, 1).withEffect(truth));
        Effect lockIn = result.path(inJobOrEducation()).at(10);
        Effect gain = result.effect(inJobOrEducation(), 12);
        if (truth == Truth.PLANTED) {
            assertThat(lockIn.ciHigh()).isNegative();
            assertThat(gain.ciLow()).isPositive();
        } else {
            assertThat(lockIn.ciLow()).isNegative();
            assertThat(lockIn.ciHigh()).isPositive();
            assertThat(gain.ciLow()).isNegative();
            assertThat(gain.ciHigh()).isPositive();
        }
    }

    @Property(tries = 3)
    void theOrderOfTheRowsChangesNoNumber(@ForAll long seed) throws IOException {
        SyntheticExtract extract = SyntheticExtract.of(1_500, 3);
        StudyResult straight = estimate(extract);
        ByteArrayOutputStream dream = new ByteArrayOutputStream();
        ByteArrayOutputStream list = new ByteArrayOutputStream();
        extract.writeDream(dream);
        extract.writeParticipations(list);
        StudyResult shuffled = STUDY.estimate(
                Dream.reader().read(shuffled(dream, seed), "dream.csv"),
                ParticipationList.reader().read(shuffled(list, seed + 1), "indsats.csv"));
        assertThat(shuffled.toJson()).isEqualTo(straight.toJson());
        assertThat(shuffled.summary()).isEqualTo(straight.summary());
    }

    private static StudyResult estimate(SyntheticExtract extract) throws IOException {
        Register register = Dream.reader().read(extract.openDream(), "dream.csv");
        Participations participations = ParticipationList.reader().read(extract.openParticipations(), "indsats.csv");
        return STUDY.estimate(register, participations);
    }

    private static ByteArrayInputStream shuffled(ByteArrayOutputStream file, long seed) {
        List<String> lines = new ArrayList<>(
                Arrays.asList(file.toString(StandardCharsets.ISO_8859_1).split("\r\n")));
        Collections.shuffle(lines.subList(1, lines.size()), new Random(seed));
        return new ByteArrayInputStream((String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }
}
