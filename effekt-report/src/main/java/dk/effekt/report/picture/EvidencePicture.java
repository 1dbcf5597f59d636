package dk.effekt.report.picture;

import dk.effekt.evidence.EvidenceGrade;
import dk.effekt.evidence.EvidenceMap;
import dk.effekt.evidence.Knowledge;
import dk.effekt.evidence.OfferEvidence;
import dk.effekt.internal.Lines;
import dk.effekt.protocol.Language;
import dk.effekt.report.internal.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Offers by what their effects rest on, and by what studies say of outcomes. */
final class EvidencePicture {

    /** Outcomes that have room beside each other. */
    private static final int MOST = 4;

    private static final int LETTERS_OF_ROWS = 34;
    private static final int LETTERS_OF_COLUMNS = 17;
    private static final int LINE = 14;

    /** Pixels of a row. */
    private static final int STEP = 38;

    private static final String WHITE = "#ffffff";
    private static final String NOTHING = "#eeeeee";

    /** How much of its colour a cell has of which few studies tell. */
    private static final double PALE = 0.3;

    private final EvidenceMap map;
    private final Language in;
    private final List<OfferEvidence> offers;
    private final List<String> outcomes;
    private final int all;

    EvidencePicture(EvidenceMap map, Language in) {
        if (map.offers().isEmpty()) {
            throw new IllegalArgumentException("the map has no offer to draw; give it a catalogue with some");
        }
        this.map = map;
        this.in = in;
        this.offers = map.offers().stream()
                .sorted(Comparator.comparing(OfferEvidence::grade)
                        .reversed()
                        .thenComparing(offer -> offer.offer().name()))
                .toList();
        Map<String, Integer> studied = new TreeMap<>();
        map.offers()
                .forEach(offer -> offer.knowledge().forEach(known -> studied.merge(known.outcome(), 1, Integer::sum)));
        this.all = studied.size();
        this.outcomes = studied.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST)
                .map(Map.Entry::getKey)
                .toList();
    }

    Picture draw() {
        String title = in.either("What the effect of each offer rests on", "Hvad effekten af hvert tilbud hviler på");
        String restsOn = in.either("rests on", "hviler på");
        List<String> columns = new ArrayList<>(List.of(restsOn));
        outcomes.forEach(outcome -> columns.add(column(outcome)));
        int lines = columns.stream()
                .mapToInt(column -> column.split("\n", -1).length)
                .max()
                .orElse(1);
        DataTable.Builder table = DataTable.named(title, in)
                .column(in.either("offer", "tilbud"), Form.TEXT)
                .column(restsOn, Form.TEXT)
                .column(in.either("studies", "undersøgelser"), Form.COUNT)
                .column(in.either("outcome", "mål"), Form.TEXT)
                .column(in.either("studies say", "undersøgelserne siger"), Form.TEXT);
        Spec spec = Spec.of("evidence", in)
                .label("offer", "offer", "tilbud")
                .label("of", "outcome", "mål")
                .label("says", "studies say", "undersøgelserne siger")
                .list("rows", offers.stream().map(this::row).toList())
                .list("columns", columns)
                .list("height", STEP * offers.size())
                .list("padding", LINE / 2 + LINE * (lines - 1))
                .data(Spec.ROWS);
        for (OfferEvidence offer : offers) {
            cell(spec, offer, restsOn, offer.grade().inWords(in), colour(offer.grade()));
            for (String outcome : outcomes) {
                known(offer, outcome)
                        .ifPresent(known -> cell(spec, offer, column(outcome), known.says(in), colour(known)));
            }
            List<Knowledge> said = offer.knowledge();
            said.forEach(known -> row(table, offer, map.inWords(known.outcome(), in), known.says(in)));
            if (said.isEmpty()) {
                row(table, offer, "", "");
            }
        }
        String description = description();
        return new Picture(title, description, notes(), table.build(), spec.build(title, description));
    }

    private void row(DataTable.Builder table, OfferEvidence offer, String outcome, String says) {
        table.row(
                offer.offer().name(), offer.grade().inWords(in), offer.studies().size(), outcome, says);
    }

    private void cell(Spec spec, OfferEvidence offer, String column, String text, String fill) {
        spec.row(Spec.ROWS)
                .put("offer", row(offer))
                .put("of", column)
                .put("label", lines(text, LETTERS_OF_COLUMNS))
                .put("says", text)
                .put("fill", fill)
                .put("ink", GroupColours.inkOn(fill));
    }

    private String row(OfferEvidence offer) {
        return lines(offer.offer().name(), LETTERS_OF_ROWS);
    }

    private String column(String outcome) {
        return lines(map.inWords(outcome, in), LETTERS_OF_COLUMNS);
    }

    private static String lines(String text, int letters) {
        return String.join("\n", Lines.of(text, letters, ""));
    }

    private static Optional<Knowledge> known(OfferEvidence offer, String outcome) {
        return offer.knowledge().stream()
                .filter(known -> known.outcome().equals(outcome))
                .findFirst();
    }

    private static String colour(EvidenceGrade grade) {
        double share = (double) grade.ordinal() / (EvidenceGrade.values().length - 1);
        return GroupColours.between(NOTHING, GroupColours.BLUE, share);
    }

    private static String colour(Knowledge known) {
        if (known.total() == 0) {
            return NOTHING;
        }
        String strong = switch (known.pointsTo()) {
            case POSITIVE -> GroupColours.GREEN;
            case NEGATIVE -> GroupColours.ORANGE;
            case CONFLICTING -> GroupColours.PURPLE;
            case NO_EFFECT, FEW_STUDIES -> GroupColours.GREY;
        };
        boolean isFew = known.conclusion() == Knowledge.Conclusion.FEW_STUDIES;
        return isFew ? GroupColours.between(WHITE, strong, PALE) : strong;
    }

    private String description() {
        List<String> parts = new ArrayList<>();
        List<OfferEvidence> strong = offers.stream()
                .filter(offer -> offer.grade().compareTo(EvidenceGrade.MATCHED) >= 0)
                .toList();
        long none = offers.stream()
                .filter(offer -> offer.grade() == EvidenceGrade.NONE)
                .count();
        parts.add(in.number(strong.size())
                + in.either(" of ", " af ")
                + in.number(offers.size())
                + in.either(
                        " offers rest on a trial or a matched comparison",
                        " tilbud hviler på lodtrækning eller en matchet sammenligning"));
        parts.add(
                in.number(none) + in.either(none == 1 ? " has no study" : " have no study", " har ingen undersøgelse"));
        return Words.capitalised(in.and(parts)) + ".";
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (!outcomes.isEmpty()) {
            notes.add(in.either(
                    "Pale: few studies, whose weight on Jobeffekter.dk's scale is below 1. Empty: no study of this outcome.",
                    "Bleg farve: få undersøgelser, hvis vægt på Jobeffekter.dk's skala er under 1. Tomt felt: ingen undersøgelse af dette"
                            + " mål."));
        }
        if (all > outcomes.size()) {
            notes.add(in.either(
                    "Further outcomes, " + (all - outcomes.size()) + ", stand in the table only.",
                    "Yderligere " + (all - outcomes.size()) + " mål står kun i tabellen."));
        }
        return notes;
    }
}
