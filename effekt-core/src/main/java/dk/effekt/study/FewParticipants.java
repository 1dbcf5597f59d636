package dk.effekt.study;

import dk.effekt.matching.MatchedSample;
import dk.effekt.matching.MinimumDetectable;
import java.util.List;
import java.util.Locale;

/**
 * Too few participants to find an effect that matters. Outcomes are not looked at, so a share is taken to be one half without
 * participation, where it varies most.
 */
record FewParticipants() implements ProtocolCheck {

    /** Effects of active labour market programmes on employment are mostly smaller (Card, Kluve and Weber 2018). */
    private static final double LARGE = 0.10;

    private static final double HALF = 0.5;

    @Override
    public String name() {
        return "size";
    }

    @Override
    public List<ProtocolFinding> ofData(StudyData data) {
        return data.sample().map(this::finding).stream().toList();
    }

    private ProtocolFinding finding(MatchedSample sample) {
        double smallest = MinimumDetectable.ofShare("any", HALF, sample).difference();
        String found = smallest < 1
                ? String.format(Locale.ROOT, "effects of %.1f percentage points on a share and above", 100 * smallest)
                : "no effect on a share, however large,";
        String what = String.format(
                Locale.ROOT,
                "%,d matched participants find %s in four studies of five",
                sample.distinctTreated(),
                found);
        return smallest > LARGE
                ? warning(
                        what + ": a smaller one is likely to be missed, and one that is found to be overstated",
                        "Take in more years or municipalities, and do not read no proof of an effect as no effect")
                : note(what, "");
    }
}
