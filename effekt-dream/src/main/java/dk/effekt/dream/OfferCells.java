package dk.effekt.dream;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import dk.effekt.input.Finding;
import dk.effekt.input.Place;
import dk.effekt.input.Reason;
import dk.effekt.internal.Suggest;
import dk.effekt.intervention.LegalBasis;
import dk.effekt.intervention.Offer;
import dk.effekt.intervention.Provision;
import dk.effekt.intervention.TargetGroup;
import dk.effekt.intervention.UnitCost;
import dk.effekt.register.Codebook;
import dk.effekt.register.StateGroup;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes offers of the rows of a catalogue. */
final class OfferCells {

    private static final Map<String, LegalBasis> LEGAL_BASES = Map.of(
            "skal", LegalBasis.MANDATORY,
            "skal-opgave", LegalBasis.MANDATORY,
            "mandatory", LegalBasis.MANDATORY,
            "kan", LegalBasis.OPTIONAL,
            "kan-opgave", LegalBasis.OPTIONAL,
            "optional", LegalBasis.OPTIONAL);

    private static final Map<String, Provision> PROVISIONS = Map.of(
            "intern", Provision.INTERNAL,
            "internt", Provision.INTERNAL,
            "internal", Provision.INTERNAL,
            "ekstern", Provision.EXTERNAL,
            "eksternt", Provision.EXTERNAL,
            "anden aktør", Provision.EXTERNAL,
            "external", Provision.EXTERNAL);

    /** Danish names of benefits, with the groups of the codebook that comes with effekt. */
    private static final Map<String, String> BENEFITS = Map.of(
            "kontanthjælp", "cash-assistance",
            "uddannelseshjælp", "educational-assistance",
            "dagpenge", "unemployment-benefit",
            "sygedagpenge", "sickness-benefit",
            "ledighedsydelse", "unemployment-allowance",
            "ressourceforløb", "resource-course",
            "jobafklaring", "job-clarification",
            "revalidering", "rehabilitation",
            "fleksjob", "flexi-job",
            "førtidspension", "disability-pension");

    private static final Splitter BETWEEN =
            Splitter.on(CharMatcher.anyOf("|;,")).trimResults().omitEmptyStrings();
    private static final Pattern THOUSANDS = Pattern.compile("(\\d{1,3}(?:\\.\\d{3})+)(?:,(\\d+))?");
    private static final Pattern PLAIN = Pattern.compile("(\\d+)(?:[.,](\\d+))?");
    private static final Pattern LINE_BREAK = Pattern.compile("\\s*[\\r\\n]\\s*");
    private static final int MOST_DIGITS = 9;

    private final Map<OfferColumn, Integer> columns = new EnumMap<>(OfferColumn.class);
    private final List<Finding> findings;
    private final Set<String> groups = new TreeSet<>();

    /** @throws dk.effekt.input.DataException if there is no column of names, or two of a kind */
    OfferCells(FoundColumns<OfferColumn> found, ColumnNames<OfferColumn> names, Codebook codebook) {
        Set<OfferColumn> all = EnumSet.allOf(OfferColumn.class);
        int name = found.required(
                OfferColumn.NAME,
                OfferColumn.NAME.names().get(0),
                "Export with a header line, or say the name of the column:"
                        + " OfferList.reader().column(OfferColumn.NAME, \"…\").");
        for (OfferColumn kind : all) {
            found.only(kind).ifPresent(column -> columns.put(kind, column));
        }
        columns.put(OfferColumn.NAME, name);
        findings = UnknownColumns.findings(
                found.header(), found.except(all), text -> names.nearest(text, found.absent(all)));
        groups.addAll(codebook.groups());
        StateGroup.composed().forEach(group -> groups.add(group.name()));
    }

    /** What is to be said of the columns. */
    List<Finding> findings() {
        return findings;
    }

    Offer offer(Row row) throws RefusedRow {
        row.requireWidth();
        String name = text(row, OfferColumn.NAME);
        if (name.isEmpty()) {
            throw row.refusal(
                    Reason.MISSING_VALUE,
                    columns.getOrDefault(OfferColumn.NAME, 0),
                    "the offer's name is missing",
                    "Write the name that stands in the participation list.");
        }
        return new Offer(
                name,
                text(row, OfferColumn.OWNER),
                choice(row, OfferColumn.LEGAL_BASIS, LEGAL_BASES, "Write skal or kan."),
                text(row, OfferColumn.PARAGRAPH),
                targets(row),
                whole(row, OfferColumn.PLACES),
                cost(row),
                choice(row, OfferColumn.PROVISION, PROVISIONS, "Write intern or ekstern."),
                words(row, OfferColumn.ELEMENTS));
    }

    private TargetGroup targets(Row row) throws RefusedRow {
        OptionalInt from = whole(row, OfferColumn.AGE_FROM);
        OptionalInt to = whole(row, OfferColumn.AGE_TO);
        OptionalInt under = whole(row, OfferColumn.AGE_BELOW);
        if (to.isPresent() && under.isPresent()) {
            throw fault(
                    row,
                    Reason.AMBIGUOUS,
                    OfferColumn.AGE_BELOW,
                    "stands beside an oldest age that belongs to the group",
                    "Keep one of the two.");
        }
        int below = to.isPresent() ? to.getAsInt() + 1 : under.orElse(TargetGroup.NO_LIMIT);
        if (below <= from.orElse(0) || below > TargetGroup.NO_LIMIT) {
            throw fault(
                    row,
                    Reason.REVERSED,
                    to.isPresent()
                            ? OfferColumn.AGE_TO
                            : under.isPresent() ? OfferColumn.AGE_BELOW : OfferColumn.AGE_FROM,
                    "leaves no age from " + Place.mask(String.valueOf(from.orElse(0))) + " up to "
                            + TargetGroup.NO_LIMIT,
                    "Correct the ages.");
        }
        Set<String> benefits = new TreeSet<>();
        for (String word : words(row, OfferColumn.BENEFITS)) {
            benefits.add(benefit(row, word));
        }
        return new TargetGroup(from.orElse(0), below, benefits, new TreeSet<>(words(row, OfferColumn.READINESS)));
    }

    private String benefit(Row row, String word) throws RefusedRow {
        String lower = word.toLowerCase(Locale.ROOT);
        String group = BENEFITS.getOrDefault(lower, lower);
        if (!groups.contains(group)) {
            Set<String> known = new TreeSet<>(groups);
            known.addAll(BENEFITS.keySet());
            throw row.refusal(
                    Reason.UNKNOWN_VALUE,
                    columns.getOrDefault(OfferColumn.BENEFITS, 0),
                    Cells.shown(word) + " is no benefit"
                            + Suggest.nearest(lower, known)
                                    .map(near -> "; did you mean '" + near + "'?")
                                    .orElse(""),
                    "Write the benefit's name, or that of a group of the codebook.");
        }
        return group;
    }

    private Optional<UnitCost> cost(Row row) throws RefusedRow {
        Optional<UnitCost> whole = kroner(row, OfferColumn.COST_PER_PARTICIPANT).map(UnitCost::perParticipant);
        Optional<UnitCost> week = kroner(row, OfferColumn.COST_PER_WEEK).map(UnitCost::perWeek);
        if (whole.isPresent() && week.isPresent()) {
            throw fault(
                    row,
                    Reason.AMBIGUOUS,
                    OfferColumn.COST_PER_WEEK,
                    "stands beside a cost per participant",
                    "Keep the one by which the offer is paid.");
        }
        return whole.isPresent() ? whole : week;
    }

    private Optional<Double> kroner(Row row, OfferColumn column) throws RefusedRow {
        String text = text(row, column)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s*kr\\.?$", "")
                .strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Matcher thousands = THOUSANDS.matcher(text);
        Matcher plain = PLAIN.matcher(text);
        Matcher fits = thousands.matches() ? thousands : plain;
        if (!thousands.matches() && !plain.matches()) {
            throw fault(row, Reason.NOT_A_NUMBER, column, "is no amount of kroner", "Write 28000 or 28.000,50.");
        }
        String whole = fits.group(1).replace(".", "");
        if (whole.length() > MOST_DIGITS) {
            throw fault(row, Reason.NOT_A_NUMBER, column, "is more than any offer costs", "Write 28000 or 28.000,50.");
        }
        double kroner = Double.parseDouble(fits.group(2) == null ? whole : whole + "." + fits.group(2));
        return Optional.of(kroner);
    }

    private OptionalInt whole(Row row, OfferColumn column) throws RefusedRow {
        String text = text(row, column);
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        if (text.length() > MOST_DIGITS || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw fault(row, Reason.NOT_A_NUMBER, column, "is no whole number", "Write digits only.");
        }
        return OptionalInt.of(Integer.parseInt(text));
    }

    private <T> Optional<T> choice(Row row, OfferColumn column, Map<String, T> known, String remedy) throws RefusedRow {
        String word = text(row, column).toLowerCase(Locale.ROOT);
        if (word.isEmpty()) {
            return Optional.empty();
        }
        T choice = known.get(word);
        if (choice == null) {
            throw fault(row, Reason.UNKNOWN_VALUE, column, "is not known here", remedy);
        }
        return Optional.of(choice);
    }

    private List<String> words(Row row, OfferColumn column) throws RefusedRow {
        List<String> words = BETWEEN.splitToList(text(row, column));
        if (words.stream().anyMatch(word -> word.indexOf('"') >= 0)) {
            throw fault(row, Reason.UNKNOWN_VALUE, column, "has a quote in it", "Write plain words.");
        }
        return words;
    }

    private String text(Row row, OfferColumn column) {
        Integer at = columns.get(column);
        String cell = at == null ? "" : row.cell(at);
        return Cells.isBlank(cell)
                ? ""
                : Cells.withoutPersonNumbers(LINE_BREAK.matcher(cell.strip()).replaceAll(" "));
    }

    private RefusedRow fault(Row row, Reason reason, OfferColumn column, String detail, String remedy) {
        return row.refusal(
                reason, columns.getOrDefault(column, 0), Cells.shown(text(row, column)) + " " + detail, remedy);
    }
}
