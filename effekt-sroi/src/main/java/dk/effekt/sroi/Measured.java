package dk.effekt.sroi;

import dk.effekt.effect.Effect;
import dk.effekt.effect.EffectPath;
import dk.effekt.sroi.internal.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A quantity that an effect from a controlled design measures, per participant. What would have happened anyway is out
 * of it already.
 *
 * @param effects one for each year, from the first on
 * @param direction whether more of it or less of it is the good
 */
public record Measured(List<MeasuredEffect> effects, Direction direction) implements Quantity {

    static final int WEEKS_A_YEAR = 52;

    /** Whether more or less is the good. */
    public enum Direction {
        /** More is good: the quantity is the effect. */
        GAINED(1),
        /** Less is good: the quantity is minus the effect. */
        AVOIDED(-1);

        private final int sign;

        Direction(int sign) {
            this.sign = sign;
        }

        int sign() {
            return sign;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Measured {
        effects = List.copyOf(effects);
        if (effects.isEmpty()) {
            throw new IllegalArgumentException("a measured quantity needs an effect for its first year");
        }
        for (MeasuredEffect effect : effects) {
            String what = "on '" + effect.outcome() + "', " + effect.when();
            if (effect.unit() != effects.get(0).unit()) {
                throw new IllegalArgumentException("the effect " + what + " is in " + effect.unit()
                        + ", that of the first year in " + effects.get(0).unit());
            }
        }
    }

    static Measured of(List<Effect> byYear, Direction direction) {
        return new Measured(byYear.stream().map(MeasuredEffect::of).toList(), direction);
    }

    static Measured byYear(EffectPath path, Direction direction) {
        return of(path.byYear(), direction);
    }

    @Override
    public int years() {
        return effects.size();
    }

    @Override
    public double amount(int year) {
        return direction.sign() * effects.get(year - 1).estimate();
    }

    @Override
    public double standardError(int year) {
        return effects.get(year - 1).standardError();
    }

    /** An effect counts for one participant. */
    @Override
    public Basis basis() {
        return Basis.PER_PARTICIPANT;
    }

    @Override
    public Measured reversed() {
        return new Measured(effects, direction == Direction.GAINED ? Direction.AVOIDED : Direction.GAINED);
    }

    @Override
    public boolean isEffect() {
        return true;
    }

    MeasuredEffect.Unit unit() {
        return effects.get(0).unit();
    }

    /** The fewest participants that a year rests on; 0 if that is not known. */
    int treated() {
        return effects.stream().mapToInt(MeasuredEffect::treated).min().orElseThrow();
    }

    /** {@code avoided 4.97 (weeks 0 to 51, SE 1.20) per participant, measured}. */
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        for (int year = 1; year <= years(); year++) {
            parts.add(Format.quantity(amount(year)) + " ("
                    + effects.get(year - 1).when() + ", SE " + Format.quantity(standardError(year)) + ")");
        }
        return direction + " " + String.join(", ", parts) + " " + basis() + ", measured"
                + (effects.get(0).isRecorded() ? ", as recorded in a file" : "");
    }
}
