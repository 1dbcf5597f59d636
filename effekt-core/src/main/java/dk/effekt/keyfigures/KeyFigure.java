package dk.effekt.keyfigures;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * One number of {@link KeyFigures}, as it may be published: a line of their CSV.
 *
 * @param figure what is measured, such as {@code finished, by reason}
 * @param period of which period, by its name
 * @param group of which group of the figure
 * @param unit what the value is in
 * @param value a number of courses or people, a share from 0 to 1, or weeks; empty if there is none or it is hidden
 * @param count how many a share counts, a number itself, or of how many courses weeks are; empty if hidden
 * @param of of how many a share is; empty if hidden, and where it is no share of a number
 * @param low lower end of the 95 % interval of a share; empty if there is none
 * @param high its upper end
 * @param visibility whether something is hidden, so that nobody can be found out
 */
public record KeyFigure(
        String figure,
        String period,
        String group,
        Unit unit,
        OptionalDouble value,
        OptionalLong count,
        OptionalLong of,
        OptionalDouble low,
        OptionalDouble high,
        Visibility visibility) {

    /** What a value is in. */
    public enum Unit {
        /** A number of courses or people. */
        COUNT,
        /** A share, from 0 to 1. */
        SHARE,
        /** Weeks of seven days. */
        WEEKS
    }

    /** Whether a number is shown. */
    public enum Visibility {
        SHOWN,
        HIDDEN
    }

    static KeyFigure count(String figure, String period, String group, long count) {
        return new KeyFigure(
                figure,
                period,
                group,
                Unit.COUNT,
                OptionalDouble.of((double) count),
                OptionalLong.of(count),
                OptionalLong.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Visibility.SHOWN);
    }

    static KeyFigure share(String figure, String period, String group, Share share) {
        boolean isNone = share.of() == 0;
        Share.Interval interval = share.interval();
        return new KeyFigure(
                figure,
                period,
                group,
                Unit.SHARE,
                isNone ? OptionalDouble.empty() : OptionalDouble.of(share.value()),
                OptionalLong.of(share.count()),
                OptionalLong.of(share.of()),
                isNone ? OptionalDouble.empty() : OptionalDouble.of(interval.low()),
                isNone ? OptionalDouble.empty() : OptionalDouble.of(interval.high()),
                Visibility.SHOWN);
    }

    static KeyFigure weeks(String figure, String period, String group, OptionalDouble weeks, long courses) {
        return new KeyFigure(
                figure,
                period,
                group,
                Unit.WEEKS,
                weeks,
                OptionalLong.of(courses),
                OptionalLong.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Visibility.SHOWN);
    }

    static KeyFigure hidden(String figure, String period, String group, Unit unit) {
        return new KeyFigure(
                figure,
                period,
                group,
                unit,
                OptionalDouble.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Visibility.HIDDEN);
    }

    /** {@code finished, by reason, 2021-H1: job 31.0 %}. */
    @Override
    public String toString() {
        String shown = value.isEmpty()
                ? visibility == Visibility.HIDDEN ? "hidden" : "none"
                : switch (unit) {
                    case COUNT -> Numbers.whole((long) value.getAsDouble());
                    case SHARE -> Numbers.percent(value.getAsDouble()) + " %";
                    case WEEKS -> Numbers.decimal(value.getAsDouble()) + " weeks";
                };
        return figure + ", " + period + ": " + group + " " + shown;
    }
}
