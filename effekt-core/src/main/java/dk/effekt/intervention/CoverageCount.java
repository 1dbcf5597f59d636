package dk.effekt.intervention;

import dk.effekt.calendar.Week;
import dk.effekt.internal.Interruption;
import dk.effekt.internal.Suggest;
import dk.effekt.register.DatedTrait;
import dk.effekt.register.Register;
import dk.effekt.register.StateGroup;
import dk.effekt.register.StateSet;
import dk.effekt.register.Timeline;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Counts those on benefit in a week by what decides which offers are for them. */
final class CoverageCount {

    private static final String OTHER_BENEFIT = "other benefit";
    private static final String NOT_KNOWN = "not known";
    private static final int UNKNOWN_AGE = -1;

    private final List<Offer> offers;
    private final Register register;
    private final Week week;
    private final Optional<DatedTrait> readiness;
    private final Map<String, StateSet> benefits;
    /** Ages at which an offer begins or ends, ascending, from 0 on. */
    private final List<Integer> limits;

    /**
     * What decides.
     *
     * @param band place of the lower age limit; {@link #UNKNOWN_AGE} if the birth date is not known
     * @param level of readiness; {@link DatedTrait#NOT_KNOWN} if it is not known
     */
    private record Key(int band, List<String> benefits, int level) {

        static final Comparator<Key> ORDER = Comparator.comparingInt(Key::band)
                .thenComparing(key -> key.benefits.isEmpty())
                .thenComparing(key -> String.join(" + ", key.benefits))
                .thenComparingInt(Key::level);
    }

    private CoverageCount(List<Offer> offers, Register register, Week week, Optional<String> trait) {
        this.offers = offers;
        this.register = register;
        this.week = week;
        this.readiness = trait.map(register::trait);
        this.benefits = new Benefits(offers, register.codebook()).sets();
        TreeSet<Integer> ages = new TreeSet<>(List.of(0));
        offers.forEach(offer -> {
            ages.add(offer.targets().fromAge());
            ages.add(offer.targets().belowAge());
        });
        ages.remove(TargetGroup.NO_LIMIT);
        this.limits = List.copyOf(ages);
        if (!register.span().contains(week)) {
            throw new IllegalArgumentException(
                    "week " + week + " lies outside the register, which has " + register.span());
        }
        offers.stream()
                .filter(offer ->
                        readiness.isEmpty() && !offer.targets().readiness().isEmpty())
                .findFirst()
                .ifPresent(offer -> {
                    throw new IllegalArgumentException("offer '" + offer.name() + "' asks for readiness ("
                            + String.join(", ", offer.targets().readiness())
                            + "); say which trait of the register is meant: coverage(register, week, \"…\"); it has "
                            + register.traitNames());
                });
    }

    static OfferCoverage of(
            List<Offer> offers, Register register, Week week, StateGroup among, Optional<String> trait) {
        List<String> missing = among.missingIn(register);
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(missing.get(0));
        }
        return new CoverageCount(offers, register, week, trait).count(among);
    }

    private OfferCoverage count(StateGroup among) {
        StateSet counted = among.in(register.codebook());
        Map<Key, Integer> persons = new TreeMap<>(Key.ORDER);
        int notObserved = 0;
        for (int person = 0; person < register.size(); person++) {
            Interruption.checkAt(person, "coverage of offers");
            Timeline timeline = register.timeline(person);
            if (timeline.isIn(counted, week)) {
                persons.merge(key(timeline), 1, Integer::sum);
            } else if (timeline.isUnknown(counted, week)) {
                notObserved++;
            }
        }
        List<OfferCoverage.Cell> cells = new ArrayList<>();
        persons.forEach((key, count) -> cells.add(cell(key, count)));
        return new OfferCoverage(week, among.name(), cells, notObserved, notes());
    }

    private Key key(Timeline timeline) {
        int band = register.traits()
                .birthDate(timeline.person())
                .map(birth -> band(age(birth)))
                .orElse(UNKNOWN_AGE);
        List<String> received = benefits.entrySet().stream()
                .filter(benefit -> timeline.isIn(benefit.getValue(), week))
                .map(Map.Entry::getKey)
                .toList();
        int level = readiness
                .map(trait -> trait.levelBefore(timeline.person(), week.epochWeek()))
                .orElse(DatedTrait.NOT_KNOWN);
        return new Key(band, received, level);
    }

    /** In whole years on the Thursday, as {@code Criteria.age}; a person not yet born counts as 0. */
    private int age(LocalDate birth) {
        LocalDate day = week.thursday();
        int years = Math.max(day.getYear() - birth.getYear(), 0);
        return years > 0 && birth.plusYears(years).isAfter(day) ? years - 1 : years;
    }

    private int band(int age) {
        int band = 0;
        while (band + 1 < limits.size() && limits.get(band + 1) <= age) {
            band++;
        }
        return band;
    }

    private OfferCoverage.Cell cell(Key key, int persons) {
        String level = key.level() == DatedTrait.NOT_KNOWN
                ? NOT_KNOWN
                : readiness.map(trait -> trait.levels().get(key.level())).orElse("");
        return new OfferCoverage.Cell(
                ages(key.band()),
                key.benefits().isEmpty() ? OTHER_BENEFIT : String.join(" + ", key.benefits()),
                readiness.isPresent() ? level : "",
                persons,
                offers.stream()
                        .filter(offer -> isFor(offer.targets(), key, level))
                        .map(Offer::name)
                        .toList());
    }

    private boolean isFor(TargetGroup targets, Key key, String level) {
        boolean isOfAge =
                key.band() == UNKNOWN_AGE ? targets.holdsEveryAge() : targets.holdsAge(limits.get(key.band()));
        return isOfAge
                && (targets.benefits().isEmpty() || key.benefits().stream().anyMatch(targets.benefits()::contains))
                && (targets.readiness().isEmpty()
                        || (key.level() != DatedTrait.NOT_KNOWN
                                && targets.readiness().contains(level)));
    }

    private String ages(int band) {
        if (band == UNKNOWN_AGE) {
            return "age not known";
        }
        int below = band + 1 < limits.size() ? limits.get(band + 1) : TargetGroup.NO_LIMIT;
        return TargetGroup.ages(limits.get(band), below);
    }

    private List<String> notes() {
        List<String> levels = readiness.map(DatedTrait::levels).orElse(List.of());
        return offers.stream()
                .flatMap(offer -> offer.targets().readiness().stream()
                        .filter(wanted -> !levels.contains(wanted))
                        .map(wanted -> "offer '" + offer.name() + "' is for readiness '" + wanted
                                + "', which nobody in the register has"
                                + Suggest.nearest(wanted, levels)
                                        .map(near -> "; did you mean '" + near + "'?")
                                        .orElse("")))
                .toList();
    }
}
