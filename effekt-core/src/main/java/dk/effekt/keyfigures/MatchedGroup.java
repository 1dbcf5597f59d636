package dk.effekt.keyfigures;

import dk.effekt.calendar.FollowUp;
import dk.effekt.disclosure.CountTable;
import dk.effekt.disclosure.Dimension;
import dk.effekt.disclosure.PublishedTable;
import dk.effekt.disclosure.SmallCells;
import dk.effekt.effect.Effect;
import dk.effekt.effect.EffectPath;
import dk.effekt.effect.Effects;
import dk.effekt.internal.Missing;
import dk.effekt.intervention.Participations;
import dk.effekt.outcome.Outcome;
import dk.effekt.outcome.Outcomes.StateOutcome;
import dk.effekt.register.Register;
import dk.effekt.study.Study;
import dk.effekt.study.StudyResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a study says of what was started and saved.
 *
 * @param study its name
 * @param protocol the hash of its protocol
 * @param gatesFailed a line for each gate that failed
 * @param effects what the two below are from
 * @param arrivals the effect on having first come to each destination, and last on having come to none
 * @param onBenefit the effect on being on the benefit
 */
record MatchedGroup(
        String study,
        String protocol,
        List<String> gatesFailed,
        Effects effects,
        List<EffectPath> arrivals,
        EffectPath onBenefit) {

    /**
     * @throws IllegalArgumentException if the study is of something else, or lacks an outcome or a week that is asked for, of which the
     *     message names all
     */
    static MatchedGroup of(
            StartedAndSavedBuilder asked, StudyResult result, Register register, Participations participations) {
        Study study = result.study();
        List<Optional<Outcome>> found =
                asked.outcomes().stream().map(wanted -> find(wanted, study)).toList();
        Missing.requireNoneOr(
                "\"" + asked.intervention + "\" cannot be set against the matched group of study '" + study.name()
                        + "'",
                missing(asked, result, found, register, participations));
        List<EffectPath> paths =
                found.stream().flatMap(Optional::stream).map(result::path).toList();
        int last = paths.size() - 1;
        return new MatchedGroup(
                study.name(),
                result.provenance().protocol(),
                result.gates().failures(),
                result.effects(),
                paths.subList(0, last),
                paths.get(last));
    }

    private static List<String> missing(
            StartedAndSavedBuilder asked,
            StudyResult result,
            List<Optional<Outcome>> found,
            Register register,
            Participations participations) {
        Study study = result.study();
        List<String> missing = new ArrayList<>();
        if (!study.intervention().equals(asked.intervention)) {
            missing.add("it is of the participants of \"" + study.intervention() + "\"");
        }
        // Equal registers may be large, and their fingerprints take a while.
        if (!result.cohort().register().equals(register)
                && !result.provenance().register().equals(register.fingerprint())) {
            missing.add("it was estimated on another register: estimate it on the one that is measured");
        }
        if (!result.provenance().participations().equals(participations.fingerprint())) {
            missing.add("it was estimated with other participations: estimate it with those that are measured");
        }
        List<Outcome> wanted = asked.outcomes();
        List<String> lacking = IntStream.range(0, wanted.size())
                .filter(i -> found.get(i).isEmpty())
                .mapToObj(i -> wanted.get(i).name())
                .toList();
        if (!lacking.isEmpty()) {
            missing.add(
                    "it does not look at " + String.join(", ", lacking)
                            + ": give it .outcomes(asked.outcomes()), where asked is this builder with all destinations and the benefit");
        }
        int needed = asked.longest() - 1;
        if (study.horizon() < needed) {
            int months = IntStream.iterate(1, m -> m + 1)
                    .filter(m -> new FollowUp(m, FollowUp.Rule.WEEKS).weeks() >= needed)
                    .findFirst()
                    .orElseThrow();
            missing.add("it follows people to week " + study.horizon() + ", and " + asked.longest()
                    + " weeks end with week " + needed + ": give it .followUp(months(" + months + "))");
        }
        if (study.design().firstOutcomeWeek() > 0) {
            missing.add("its outcomes count from week " + study.design().firstOutcomeWeek()
                    + " on, and the weeks asked for from that of the start: give it .design(riskSet())");
        }
        return missing;
    }

    /** The same outcome, whatever its name and whether more or less of it is the aim. */
    private static Optional<Outcome> find(Outcome wanted, Study study) {
        return study.outcomes().stream()
                .filter(outcome -> plain(outcome).equals(plain(wanted)))
                .findFirst();
    }

    private static Outcome plain(Outcome outcome) {
        Outcome aimed = outcome.aimingAt(Outcome.Aim.MORE);
        return aimed instanceof StateOutcome state ? state.named("") : aimed;
    }

    /** The effect on weeks on the benefit in each year since the start; the last may be short. */
    List<Effect> years() {
        return onBenefit.byYear();
    }

    /**
     * The shares within some weeks, of each destination and of none. Of either arm they are numbers of people that add up, so that they
     * pass the rule as such: where one of either is hidden, so is what is said of both.
     */
    List<Optional<MatchedShare>> shares(List<String> destinations, int weeks, SmallCells rule) {
        int week = weeks - 1;
        PublishedTable treated = rule.protect(counts(destinations, week, true));
        PublishedTable controls = rule.protect(counts(destinations, week, false));
        boolean isSeen = treated.total().isPresent() && controls.total().isPresent();
        List<Optional<MatchedShare>> shares = new ArrayList<>();
        for (int i = 0; i < destinations.size(); i++) {
            EffectPath path = arrivals.get(i);
            EffectPath.Means means = path.means(week);
            shares.add(
                    isSeen && !treated.isHidden(i, 0) && !controls.isHidden(i, 0)
                            ? Optional.of(new MatchedShare(
                                    destinations.get(i), weeks, means.treated(), means.control(), path.at(week)))
                            : Optional.empty());
        }
        return List.copyOf(shares);
    }

    private CountTable counts(List<String> destinations, int week, boolean ofTreated) {
        long[] counts = arrivals.stream()
                .map(path -> path.means(week))
                .mapToLong(means -> ofTreated
                        ? count(means.treated(), means.treatedUnits())
                        : count(means.control(), means.controlPersons()))
                .toArray();
        return CountTable.list("people", new Dimension("destination", destinations), counts);
    }

    /** How many people a share stands for; adjusted, it may be less than none. */
    private static long count(double share, int people) {
        return Math.min(people, Math.max(0, Math.round(share * people)));
    }
}
