package dk.effekt.keyfigures;

import dk.effekt.protocol.Bilingual;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How many take part, begin and finish.
 *
 * @param counts by period and {@link Line}
 */
record InTheOffer(long[][] counts) implements Figure {

    /** A line of the figure. */
    enum Line {
        TOOK_PART(FigureNames.PEOPLE, "personer, der deltog i perioden"),
        BEGUN(FigureNames.BEGUN, "påbegyndte forløb"),
        FINISHED(FigureNames.FINISHED, "afsluttede forløb"),
        UNDER_WAY(FigureNames.UNDER_WAY, "forløb i gang ved periodens slutning"),
        PEOPLE(FigureNames.PEOPLE_UNDER_WAY, "personer i dem");

        private final String text;
        private final String danish;

        Line(String text, String danish) {
            this.text = text;
            this.danish = danish;
        }
    }

    @Override
    public Bilingual title() {
        return new Bilingual(FigureNames.IN_THE_OFFER, "i tilbuddet");
    }

    @Override
    public Bilingual definition() {
        return new Bilingual(
                "A course belongs to the weeks from that of its first day through that of its last, and a week to the period of its "
                        + "Thursday. Under way at the end is what has begun by then and not ended: that of the period before, and the "
                        + "courses begun, less those finished. People are counted once.",
                "Et forløb hører til ugerne fra den med dets første dag til og med den med dets sidste, og en uge til den periode, som "
                        + "dens torsdag ligger i. I gang ved slutningen er det, der er begyndt og ikke afsluttet: det fra perioden før og "
                        + "de påbegyndte forløb, minus de afsluttede. Personer tælles én gang.");
    }

    @Override
    public List<Group> all() {
        return Stream.of(Line.values())
                .map(line -> Group.of(line.text, line.danish))
                .toList();
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
