package dk.effekt.keyfigures;

import java.util.ArrayList;
import java.util.List;

/**
 * How many take part, begin and finish.
 *
 * @param counts by period and {@link Line}
 */
record InTheOffer(long[][] counts) implements Figure {

    /** A line of the figure. */
    enum Line {
        TOOK_PART("people who took part in the period"),
        BEGUN("courses begun"),
        FINISHED("courses finished"),
        UNDER_WAY("courses under way at the end"),
        PEOPLE("people in them");

        private final String text;

        Line(String text) {
            this.text = text;
        }
    }

    @Override
    public String name() {
        return "in the offer";
    }

    @Override
    public String definition() {
        return "A course belongs to the weeks from that of its first day through that of its last, and a week to the period of its "
                + "Thursday. Under way at the end is what has begun by then and not ended: that of the period before, and the "
                + "courses begun, less those finished. People are counted once.";
    }

    long count(Line line, int period) {
        return counts[period][line.ordinal()];
    }

    @Override
    public List<KeyFigure> rows(List<ReportPeriod> periods, Protection protection) {
        List<KeyFigure> rows = new ArrayList<>();
        for (int period = 0; period < counts.length; period++) {
            for (Line line : Line.values()) {
                String in = periods.get(period).name();
                protection
                        .seen(line, period)
                        .ifPresentOrElse(
                                count -> rows.add(KeyFigure.count(name(), in, line.text, count)),
                                () -> rows.add(KeyFigure.hidden(name(), in, line.text, KeyFigure.Unit.COUNT)));
            }
        }
        return rows;
    }
}
