package dk.effekt.benchmarks;

import static dk.effekt.covariate.Covariates.daysSinceBirthday;
import static dk.effekt.covariate.Covariates.municipality;

import dk.effekt.benchmarks.DesignAnalysis.One;
import dk.effekt.benchmarks.ExperimentTown.Entrant;
import dk.effekt.calendar.CalendarPeriod;
import dk.effekt.cohort.Criteria;
import dk.effekt.experiment.AverageEffect;
import dk.effekt.experiment.DifferenceInDifferences;
import dk.effekt.experiment.DiscontinuityEffect;
import dk.effekt.experiment.GroupTimeEffects;
import dk.effekt.experiment.PermutationTest;
import dk.effekt.experiment.RandomizedTrial;
import dk.effekt.experiment.RegressionDiscontinuity;
import dk.effekt.experiment.RegressionDiscontinuity.Side;
import dk.effekt.experiment.SyntheticControl;
import dk.effekt.experiment.SyntheticControlEffect;
import dk.effekt.experiment.TrialEffect;
import dk.effekt.outcome.Outcomes;
import dk.effekt.study.EntryCohorts;
import dk.effekt.study.GroupPanel;
import dk.effekt.study.LotteryRounds;
import dk.effekt.study.ThreatDesign;
import dk.effekt.table.Table;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** What decides who has a programme in an {@link ExperimentTown}, and the design that answers for it. */
enum Experiment {

    /** A lot for each entrant: half are offered a place, four of five take it. On being in a job 26 weeks after. */
    LOTTERY(1_500) {
        @Override
        double added(Case what, Entrant person, int week) {
            return person.offered() && person.takes() ? what.added : 0;
        }

        @Override
        double truth(ExperimentTown town) {
            return mean(town.persons(), person -> {
                Entrant offered = new Entrant(
                        person.municipality(), person.age(), person.entry(), true, person.takes(), false, 0);
                return town.gained(offered, HALF_A_YEAR);
            });
        }

        @Override
        Found find(ExperimentTown town) {
            Table lots = LotteryRounds.of(town.lots())
                    .outcomes(Outcomes.in(ExperimentTown.JOB).named("job"))
                    .atWeeks(HALF_A_YEAR)
                    .toTable(town.register());
            TrialEffect offer = RandomizedTrial.on(lots)
                    .treated("offered")
                    .blocks("round")
                    .persons("person")
                    .outcome("job at week " + HALF_A_YEAR)
                    .estimate()
                    .offer();
            return Found.of(new One(offer.value(), offer.standardError(), offer.ciLow(), offer.ciHigh()), Double.NaN);
        }
    },

    /** Who enters before the 30th birthday has the programme. On having left 26 weeks after entry, of those who enter that day. */
    AGE_RULE(6_000) {
        @Override
        double chance(Case what, Entrant person, int week) {
            return (person.moved() ? OF_MOVED : 1) * super.chance(what, person, week);
        }

        @Override
        double added(Case what, Entrant person, int week) {
            return person.age() < CUTOFF ? what.added : 0;
        }

        @Override
        boolean movesAt(Case what, double age) {
            return what == Case.BROKEN && age >= CUTOFF && age < CUTOFF + MOVED_YEARS;
        }

        @Override
        double truth(ExperimentTown town) {
            return mean(town.persons(), person -> {
                Entrant there = new Entrant(
                        person.municipality(), Math.nextDown(CUTOFF), person.entry(), false, false, false, 0);
                return town.gained(there, HALF_A_YEAR);
            });
        }

        @Override
        Found find(ExperimentTown town) {
            Table entrants = EntryCohorts.into(ExperimentTown.OPEN)
                    .with(daysSinceBirthday((int) CUTOFF))
                    .following(town.register())
                    .toTable();
            RegressionDiscontinuity rule = RegressionDiscontinuity.on(entrants)
                    .running("days since birthday 30")
                    .cutoff(0)
                    .treated(Side.BELOW)
                    .outcome("left by week " + HALF_A_YEAR);
            DiscontinuityEffect jump = rule.estimate();
            return Found.of(
                    new One(jump.value(), jump.standardError(), jump.ciLow(), jump.ciHigh()),
                    rule.density().pValue());
        }
    },

    /**
     * From October 2020 on, those on benefit in the even municipalities must take part from 13 weeks after entry on, and know it. On
     * having left 12 weeks after entry, before the course begins.
     */
    THREAT(4_000) {
        @Override
        double chance(Case what, Entrant person, int week) {
            return drifting(what, person, week);
        }

        @Override
        double added(Case what, Entrant person, int week) {
            return isReformed(person, week) && week < person.entry() + COURSE_AFTER ? what.added : 0;
        }

        @Override
        boolean isReformed(Entrant person, int week) {
            return person.municipality() % 2 == 0 && week >= week(LATE);
        }

        @Override
        double truth(ExperimentTown town) {
            List<Entrant> covered = town.persons().stream()
                    .filter(person -> isReformed(person, person.entry()))
                    .toList();
            return mean(covered, person -> town.gained(person, COURSE_AFTER - 1));
        }

        @Override
        Found find(ExperimentTown town) {
            GroupTimeEffects effects = ThreatDesign.on(EntryCohorts.into(ExperimentTown.OPEN)
                            .with(municipality())
                            .following(town.register(), town.courses()))
                    .reform("municipality", dates(2, 2, LATE))
                    .clusteredOn("municipality")
                    .leftBy(COURSE_AFTER - 1)
                    .effects();
            return Found.of(Found.one(effects.overall()), effects.preTrends().pValue());
        }
    },

    /**
     * Ten municipalities have a programme for all on benefit from April 2020 on, ten from October, twenty never. On the share of their
     * time in a job, of all in a municipality with it, since then. The check deals out the starts anew.
     */
    WHOLE_MUNICIPALITY(6_000) {
        @Override
        double chance(Case what, Entrant person, int week) {
            return drifting(what, person, week);
        }

        @Override
        double added(Case what, Entrant person, int week) {
            int group = person.municipality() % 4;
            boolean isThere = (group == 0 && week >= week(EARLY)) || (group == 2 && week >= week(LATE));
            return isThere ? what.added : 0;
        }

        @Override
        double truth(ExperimentTown town) {
            List<Entrant> treated = town.persons().stream()
                    .filter(person -> person.municipality() % 2 == 0)
                    .toList();
            return mean(treated, person -> {
                LocalDate date = person.municipality() % 4 == 0 ? EARLY : LATE;
                return IntStream.rangeClosed(CalendarPeriod.QUARTER.beginningOn(date), ExperimentTown.LAST_QUARTER)
                        .mapToDouble(quarter -> meanGain(town, person, CalendarPeriod.QUARTER, quarter))
                        .average()
                        .orElseThrow();
            });
        }

        @Override
        Found find(ExperimentTown town) {
            Map<String, LocalDate> dates = dates(4, 4, EARLY);
            dates.putAll(dates(2, 4, LATE));
            Table panel = GroupPanel.share(ExperimentTown.JOB, Criteria.age(0, 100), municipality())
                    .starting(dates)
                    .toTable(town.register());
            GroupTimeEffects effects = DifferenceInDifferences.on(panel)
                    .unit("municipality")
                    .period("period")
                    .firstTreated("first treated")
                    .outcome(ExperimentTown.JOB.name())
                    .weightedBy("weight")
                    .estimate();
            AverageEffect effect = effects.overall();
            PermutationTest permuted = effects.permuting(DRAWS, SEED);
            return new Found(
                    Found.one(effect),
                    Optional.of(
                            new One(effect.estimate(), effect.standardError(), permuted.ciLow(), permuted.ciHigh())),
                    effects.permutingTrends(DRAWS, SEED).pValue());
        }
    },

    /**
     * One municipality of forty has a programme for all on benefit from October 2020 on. On the share of their time in a job, of all in
     * it, by months since then.
     */
    ONE_MUNICIPALITY(12_000) {
        @Override
        double added(Case what, Entrant person, int week) {
            return person.municipality() == THE_ONE && week >= week(LATE) ? what.added : 0;
        }

        @Override
        double truth(ExperimentTown town) {
            List<Entrant> treated = town.persons().stream()
                    .filter(person -> person.municipality() == THE_ONE)
                    .toList();
            return mean(
                    treated,
                    person -> IntStream.rangeClosed(CalendarPeriod.MONTH.beginningOn(LATE), ExperimentTown.LAST_MONTH)
                            .mapToDouble(month -> meanGain(town, person, CalendarPeriod.MONTH, month))
                            .average()
                            .orElseThrow());
        }

        @Override
        Found find(ExperimentTown town) {
            Table panel = GroupPanel.share(ExperimentTown.JOB, Criteria.age(0, 100), municipality())
                    .every(CalendarPeriod.MONTH)
                    .starting(Map.of(Integer.toString(THE_ONE), LATE))
                    .toTable(town.register());
            SyntheticControlEffect effect = SyntheticControl.on(panel)
                    .unit("municipality")
                    .period("period")
                    .firstTreated("first treated")
                    .outcome(ExperimentTown.JOB.name())
                    .estimate();
            One permuted = new One(effect.value(), Double.NaN, effect.ciLow(), effect.ciHigh());
            return new Found(permuted, Optional.of(permuted), Double.NaN);
        }
    };

    /** What is planted. */
    enum Case {
        NOTHING(0),
        /** 0.02 is added to the weekly chance of leaving. */
        EFFECT(0.02),
        /**
         * Nothing, and a premise is hurt. Of those who would enter in the quarter year after the birthday, half come that much
         * earlier, and these leave half as often. In municipalities with a reform the chance of leaving rises by 0.0002 more a week.
         */
        BROKEN(0);

        final double added;

        Case(double added) {
            this.added = added;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What a design says of a town.
     *
     * @param permuted the same with an interval by permutation
     * @param pValue of its check; NaN if there is none
     */
    record Found(One effect, Optional<One> permuted, double pValue) {

        private static Found of(One effect, double pValue) {
            return new Found(effect, Optional.empty(), pValue);
        }

        private static One one(AverageEffect effect) {
            return new One(effect.estimate(), effect.standardError(), effect.ciLow(), effect.ciHigh());
        }
    }

    static final double MOVED_YEARS = 0.25;
    static final int COURSE_AFTER = 13;

    private static final double CUTOFF = 30;
    private static final double OF_MOVED = 0.5;
    private static final int HALF_A_YEAR = 26;
    private static final int THE_ONE = 20;
    private static final int DRAWS = 99;
    private static final long SEED = 1;
    private static final LocalDate EARLY = LocalDate.of(2020, 4, 1);
    private static final LocalDate LATE = LocalDate.of(2020, 10, 1);

    private final int persons;

    Experiment(int persons) {
        this.persons = persons;
    }

    /** Of a town. */
    int persons() {
        return persons;
    }

    /** Whether its premises can be hurt here. */
    boolean hasBroken() {
        return this != LOTTERY && this != ONE_MUNICIPALITY;
    }

    /** The chance of leaving in a week, but for the programme. */
    double chance(Case what, Entrant person, int week) {
        return ExperimentTown.chance(person, week);
    }

    /** What the programme adds to it. */
    abstract double added(Case what, Entrant person, int week);

    /** Whether a person of that age at entry may come earlier. */
    boolean movesAt(Case what, double age) {
        return false;
    }

    /** Whether a reform holds for a person in a week. */
    boolean isReformed(Entrant person, int week) {
        return false;
    }

    /** The mean effect on those of a town whom the design speaks of. */
    abstract double truth(ExperimentTown town);

    /** What the design finds. */
    abstract Found find(ExperimentTown town);

    /** The mean, over the weeks of a period, of what the programme adds to the chance of being in a job. */
    private static double meanGain(ExperimentTown town, Entrant person, CalendarPeriod period, int number) {
        return ExperimentTown.weeksOf(period, number)
                .mapToDouble(week -> week <= person.entry() ? 0 : town.gained(person, week - person.entry()))
                .average()
                .orElseThrow();
    }

    private static double drifting(Case what, Entrant person, int week) {
        double drift = what == Case.BROKEN && person.municipality() % 2 == 0 ? 0.0002 * week : 0;
        return ExperimentTown.chance(person, week) + drift;
    }

    private static int week(LocalDate date) {
        return ExperimentTown.weeksOf(CalendarPeriod.QUARTER, CalendarPeriod.QUARTER.beginningOn(date))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, LocalDate> dates(int first, int step, LocalDate date) {
        Map<String, LocalDate> dates = new TreeMap<>();
        for (int municipality = first; municipality <= ExperimentTown.MUNICIPALITIES; municipality += step) {
            dates.put(Integer.toString(municipality), date);
        }
        return dates;
    }

    private static double mean(List<Entrant> persons, ToDoubleFunction<Entrant> gained) {
        double sum = 0;
        for (Entrant person : persons) {
            sum += gained.applyAsDouble(person);
        }
        return sum / persons.size();
    }

    /** {@code whole municipality}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
