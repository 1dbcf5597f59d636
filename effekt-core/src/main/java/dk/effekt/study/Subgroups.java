package dk.effekt.study;

import dk.effekt.cohort.Cohort;
import dk.effekt.covariate.Covariate;
import dk.effekt.effect.EffectEstimator;
import dk.effekt.effect.SubgroupEffects;
import dk.effekt.effect.SubgroupEffects.Reading;
import dk.effekt.effect.WeeklyEstimator;
import dk.effekt.internal.Lines;
import dk.effekt.internal.Missing;
import dk.effekt.internal.TextTable;
import dk.effekt.matching.Balance;
import dk.effekt.matching.MatchedSample;
import dk.effekt.outcome.OutcomeMatrix;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The effects on groups of participants at a study's follow-up points.
 *
 * @param effects on each group
 * @param balance of the covariates within each group, by its name
 */
public record Subgroups(SubgroupEffects effects, Map<String, Balance> balance) {

    public Subgroups {
        balance = Collections.unmodifiableMap(new LinkedHashMap<>(balance));
    }

    /** All groups that a study declared, with p-values adjusted over all of them. */
    static List<Subgroups> declared(Study study, Comparison comparison) {
        List<Subgroups> each = study.subgroups().stream()
                .map(covariate -> by(study, comparison, covariate, Reading.PRE_DECLARED))
                .toList();
        List<SubgroupEffects> together = SubgroupEffects.adjustedTogether(
                each.stream().map(Subgroups::effects).toList());
        return IntStream.range(0, each.size())
                .mapToObj(i -> new Subgroups(together.get(i), each.get(i).balance()))
                .toList();
    }

    /** Groups by what is known of a person at the start. */
    static Subgroups by(Study study, Comparison comparison, Covariate covariate, Reading reading) {
        Cohort cohort = comparison.cohort();
        Missing.requireNoneOr(
                "study '" + study.name() + "' has no groups by '" + covariate.name() + "'",
                covariate.missingIn(cohort.register()));
        Covariate.Measure measure = covariate.in(cohort.register());
        String[] levels = new String[cohort.size()];
        Arrays.fill(levels, "");
        for (int row : comparison.sample().rowsInUse()) {
            double value = measure.at(cohort.register().timeline(cohort.person(row)), cohort.week(row));
            levels[row] = Double.isNaN(value) ? "not known" : covariate.level(cohort.register(), value);
        }
        return of(study, comparison, covariate.name(), levels, reading);
    }

    /** Groups that rows of the cohort are in; empty for rows in none. */
    static Subgroups of(Study study, Comparison comparison, String by, String[] levels, Reading reading) {
        if (reading == Reading.NOT_CAUSAL && comparison.sample().kind() != MatchedSample.Kind.PAIRS) {
            throw study.cannot("groups by " + by + " are of participants alone, and those compared with are in none; "
                    + "match nearest neighbours");
        }
        Cohort cohort = comparison.cohort();
        MatchedSample sample = comparison.sample();
        int first = study.design().firstOutcomeWeek();
        OutcomeMatrix outcomes = comparison.measure(cohort, sample, study.outcomes(), first, study.horizon());
        int[] weeks =
                study.followUps().stream().mapToInt(point -> point.weeks()).toArray();
        SubgroupEffects effects = SubgroupEffects.of(
                by,
                reading,
                levels,
                estimator(study),
                sample,
                outcomes,
                weeks,
                cohort.persons(),
                study.design().contrast());
        Map<String, Balance> balance = new LinkedHashMap<>();
        for (SubgroupEffects.Group group : effects.groups()) {
            balance.computeIfAbsent(group.level(), level -> balance(sample, levels, level));
        }
        return new Subgroups(effects, balance);
    }

    /** The study's own, of which groups ask one week at a time. */
    private static EffectEstimator estimator(Study study) {
        if (study.estimator() instanceof WeeklyEstimator weekly) {
            return weekly.estimator();
        }
        throw study.cannot("effects on groups are estimated week by week, which \""
                + study.estimator().describe() + "\" does not tell; estimate with WeeklyEstimator.of(…)");
    }

    /** Of the participants in a group and those whom they are compared with. */
    private static Balance balance(MatchedSample sample, String[] levels, String level) {
        boolean isOfPairs = sample.kind() == MatchedSample.Kind.PAIRS;
        boolean[] isIn = new boolean[levels.length];
        for (int row : sample.rowsInUse()) {
            isIn[row] =
                    levels[row].equals(level) && (!isOfPairs || sample.units().isFocal(row));
        }
        for (int set = 0; isOfPairs && set < sample.sets(); set++) {
            for (int i = 0; isIn[sample.focal(set, 0)] && i < sample.partners(set); i++) {
                isIn[sample.partner(set, i)] = true;
            }
        }
        MatchedSample group = sample.among(
                IntStream.range(0, isIn.length).filter(row -> isIn[row]).toArray());
        return Balance.of(group.units().covariates().orElseThrow(), group);
    }

    /** The effects, and of each group the covariate that is worst balanced. */
    public String table() {
        StringBuilder text = new StringBuilder(effects.table());
        balance.forEach((level, of) -> Lines.of("balance of " + level + ": " + of, TextTable.WIDTH, "    ")
                .forEach(line -> text.append(line).append('\n')));
        return text.toString();
    }

    @Override
    public String toString() {
        return effects.toString();
    }
}
