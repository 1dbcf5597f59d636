package dk.effekt.study;

import dk.effekt.covariate.Covariate;
import dk.effekt.matching.MatchedSample;
import dk.effekt.matching.Unmatched;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Participants with nobody to compare with who is equal in what must be equal. */
record NobodyAlike() implements ProtocolCheck {

    /** Above one in twenty, those who are left are others than those who took part. */
    private static final int ONE_IN = 20;

    @Override
    public String name() {
        return "strata";
    }

    @Override
    public List<ProtocolFinding> ofData(StudyData data) {
        return data
                .sample()
                .filter(sample ->
                        sample.kind() != MatchedSample.Kind.WEIGHTS && sample.unmatched(Unmatched.NO_CANDIDATE) > 0)
                .map(sample -> finding(
                        data.study(),
                        sample.unmatched(Unmatched.NO_CANDIDATE),
                        data.cohort().orElseThrow().treatedCount()))
                .stream()
                .toList();
    }

    private ProtocolFinding finding(Study study, int alone, int treated) {
        int weeks = study.design().weeksAlike();
        String keys = Stream.concat(
                        Stream.of(weeks == 1 ? "start week" : "the " + weeks + " weeks of the start"),
                        study.exactly().stream().map(Covariate::name))
                .collect(Collectors.joining(", "));
        String what = String.format(
                Locale.ROOT,
                "%,d of %,d eligible starts have nobody to be compared with who is equal in %s",
                alone,
                treated,
                keys);
        String remedy = "Match on fewer of these exactly, or on broader bands";
        return (long) alone * ONE_IN > treated ? warning(what, remedy) : note(what, remedy);
    }
}
