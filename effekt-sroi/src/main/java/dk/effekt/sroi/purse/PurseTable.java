package dk.effekt.sroi.purse;

import dk.effekt.internal.TextTable;
import dk.effekt.sroi.internal.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The public purse as text. */
final class PurseTable {

    static final List<Payer> PUBLIC = List.of(Payer.MUNICIPALITY, Payer.REGION, Payer.STATE);

    private PurseTable() {}

    static String of(PublicPurse purse) {
        List<PurseLine> lines = purse.lines();
        StringBuilder text = new StringBuilder("Public purse, kroner "
                + purse.basis().map(Object::toString).orElse("of nothing") + ", not discounted\n");
        for (Payer payer : Payer.values()) {
            List<PurseLine> own =
                    lines.stream().filter(line -> line.payer() == payer).toList();
            if (!own.isEmpty()) {
                text.append('\n').append(lines(payer, own).fitting(Format.WIDTH));
            }
        }
        if (!lines.isEmpty()) {
            text.append('\n').append(posts(lines));
            text.append('\n').append(periods(purse, lines));
        }
        text.append('\n').append(Format.wrapped(notes(purse)));
        return text.toString();
    }

    private static TextTable lines(Payer payer, List<PurseLine> lines) {
        boolean isDisplaced =
                lines.stream().anyMatch(line -> line.displacement().share() > 0);
        TextTable table = TextTable.of(
                cells(isDisplaced, payer.label(), "period", "quantity", "kr a unit", "share", "displaced", "kr"));
        double sum = 0;
        for (PurseLine line : lines) {
            for (int year = 1; year <= line.years(); year++) {
                table.add(cells(
                        isDisplaced,
                        year == 1 ? line.name() : "",
                        String.valueOf(line.startPeriod() + year - 1),
                        Format.decimal(line.quantity().amount(year)),
                        String.format(Locale.ROOT, "%,.2f", line.price().kroner(year)),
                        Format.percent(line.share(year), 1),
                        Format.percent(line.displacement().share(), 1),
                        Format.kroner(line.kroner(year))));
            }
            sum += line.kroner();
        }
        return table.add(cells(isDisplaced, "all", "", "", "", "", "", Format.kroner(sum)));
    }

    /** Displacement, the last but one, only where there is any. */
    private static String[] cells(boolean isDisplaced, String... all) {
        int displaced = all.length - 2;
        return IntStream.range(0, all.length)
                .filter(cell -> isDisplaced || cell != displaced)
                .mapToObj(cell -> all[cell])
                .toArray(String[]::new);
    }

    /** A row for each payer and one for the three purses together, a column for each post. */
    private static TextTable posts(List<PurseLine> lines) {
        List<Post> posts = Stream.of(Post.values())
                .filter(post -> lines.stream().anyMatch(line -> line.post() == post))
                .toList();
        List<String> heads = new ArrayList<>(List.of("kr of"));
        posts.forEach(post -> heads.add(post.toString()));
        heads.add("all");
        TextTable table = TextTable.of(heads.toArray(String[]::new));
        for (Payer payer : payers(lines)) {
            if (payer == Payer.CITIZEN) {
                addPosts(table, "public sector", posts, lines, PUBLIC);
            }
            addPosts(table, payer.label(), posts, lines, List.of(payer));
        }
        if (!payers(lines).contains(Payer.CITIZEN)) {
            addPosts(table, "public sector", posts, lines, PUBLIC);
        }
        return table;
    }

    private static void addPosts(
            TextTable table, String name, List<Post> posts, List<PurseLine> lines, List<Payer> payers) {
        List<String> cells = new ArrayList<>(List.of(name));
        double all = 0;
        for (Post post : posts) {
            double sum = 0;
            for (PurseLine line : lines) {
                sum += line.post() == post && payers.contains(line.payer()) ? line.kroner() : 0;
            }
            cells.add(Format.kroner(sum));
            all += sum;
        }
        cells.add(Format.kroner(all));
        table.add(cells.toArray(String[]::new));
    }

    private static TextTable periods(PublicPurse purse, List<PurseLine> lines) {
        List<String> heads = new ArrayList<>(List.of("period (year)"));
        List<Payer> payers = payers(lines);
        payers.stream().filter(PUBLIC::contains).forEach(payer -> heads.add(payer.label()));
        heads.add("public sector");
        if (payers.contains(Payer.CITIZEN)) {
            heads.add(Payer.CITIZEN.label());
        }
        TextTable table = TextTable.of(heads.toArray(String[]::new));
        for (int period = 1; period <= purse.periods(); period++) {
            List<String> cells = new ArrayList<>(List.of(String.valueOf(period)));
            double all = 0;
            for (Payer payer : payers) {
                if (PUBLIC.contains(payer)) {
                    double kroner = purse.kroner(payer, period);
                    cells.add(Format.kroner(kroner));
                    all += kroner;
                }
            }
            cells.add(Format.kroner(all));
            if (payers.contains(Payer.CITIZEN)) {
                cells.add(Format.kroner(purse.kroner(Payer.CITIZEN, period)));
            }
            table.add(cells.toArray(String[]::new));
        }
        return table;
    }

    /** Those with a line, in order. */
    private static List<Payer> payers(List<PurseLine> lines) {
        return lines.stream().map(PurseLine::payer).distinct().toList();
    }

    private static List<String> notes(PublicPurse purse) {
        List<String> notes = new ArrayList<>();
        for (PurseEntry entry : purse.entries()) {
            notes.add(entry.name() + ": " + entry.quantity() + "; " + entry.price() + " ("
                    + entry.price().source() + ")"
                    + (entry.rule().isEmpty() ? "" : "; shared by " + entry.rule()) + "."
                    + (entry.extrapolation().years() > 0
                            ? " Goes on, which is not shown here: " + entry.extrapolation() + "."
                            : ""));
        }
        notes.addAll(purse.notes());
        return notes;
    }
}
