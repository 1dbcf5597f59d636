package dk.effekt.study;

import dk.effekt.calendar.FollowUp;
import dk.effekt.cohort.Cohort;
import dk.effekt.intervention.Participation;
import dk.effekt.register.Register;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Starts whose history begins before the extract does, or whose follow-up goes on after it. */
record BeyondExtract() implements ProtocolCheck {

    @Override
    public String name() {
        return "window";
    }

    @Override
    public List<ProtocolFinding> ofData(StudyData data) {
        Study study = data.study();
        if (!data.participations().interventions().contains(study.intervention())) {
            return List.of();
        }
        List<ProtocolFinding> found = new ArrayList<>();
        history(data).ifPresent(found::add);
        data.cohort().ifPresent(cohort -> found.addAll(followUp(study, cohort)));
        return found;
    }

    private java.util.Optional<ProtocolFinding> history(StudyData data) {
        Register register = data.register();
        int history = data.study().historyWeeks();
        long first = (long) register.span().start().epochWeek() + history;
        List<Participation> all = data.participations().in(data.study().intervention());
        long early = all.stream().filter(p -> p.startWeek().epochWeek() < first).count();
        return early == 0
                ? java.util.Optional.empty()
                : java.util.Optional.of(note(
                        String.format(
                                Locale.ROOT,
                                "%,d of %,d participations start before the extract has the %d weeks of history that"
                                        + " covariates look back on",
                                early,
                                all.size(),
                                history),
                        "Read an extract that begins earlier, or look back less far"));
    }

    private List<ProtocolFinding> followUp(Study study, Cohort cohort) {
        int end = cohort.register().span().end().epochWeek();
        int[] starts = IntStream.range(0, cohort.size())
                .filter(cohort::isTreated)
                .map(cohort::week)
                .toArray();
        List<ProtocolFinding> found = new ArrayList<>();
        int points = 0;
        for (FollowUp point : study.followUps()) {
            long beyond = IntStream.of(starts)
                    .filter(week -> week + point.weeks() >= end)
                    .count();
            points += starts.length > 0 && beyond == starts.length ? 1 : 0;
            if (beyond > 0) {
                found.add(warning(
                        String.format(
                                Locale.ROOT,
                                "of %,d eligible starts, %,d are not observed for %s: the extract ends before",
                                starts.length,
                                beyond,
                                point),
                        "Effects there are of earlier starts; read a later extract, or follow up earlier"));
            }
        }
        return points == study.followUps().size()
                ? List.of(error(
                        "no eligible start is observed at any follow-up point: the extract ends before",
                        "Read a later extract, or follow up earlier"))
                : found;
    }
}
