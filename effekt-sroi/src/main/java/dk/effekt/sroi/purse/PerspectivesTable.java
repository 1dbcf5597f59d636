package dk.effekt.sroi.purse;

import dk.effekt.internal.TextTable;
import dk.effekt.sroi.Amount;
import dk.effekt.sroi.InputValue;
import dk.effekt.sroi.OutcomeValue;
import dk.effekt.sroi.Sroi;
import dk.effekt.sroi.internal.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Budget and welfare economics as text. */
final class PerspectivesTable {

    private PerspectivesTable() {}

    static String of(Perspectives both) {
        Sroi budget = both.result(Perspective.BUDGET);
        StringBuilder text = new StringBuilder();
        text.append(Format.wrapped(List.of(both.costs().name() + ", present kroner " + budget.basis() + ", "
                + both.costs().discounting())));
        text.append("\nBudget economics: the public sector's net result\n");
        text.append(budget(both));
        text.append("\nWelfare economics: society's net result\n");
        text.append(welfare(both));
        return text.append('\n').append(Format.wrapped(both.notes())).toString();
    }

    /** A row for each post, cost and net, a column for each purse. */
    private static TextTable budget(Perspectives both) {
        Sroi budget = both.result(Perspective.BUDGET);
        List<PurseLine> lines = both.fiscalLines();
        List<Payer> payers = PurseTable.PUBLIC.stream()
                .filter(payer ->
                        lines.stream().anyMatch(line -> line.payer() == payer) || cost(budget, payer.label()) != 0)
                .toList();
        List<String> heads = new ArrayList<>(List.of("kr"));
        payers.forEach(payer -> heads.add(payer.label()));
        heads.add("public sector");
        TextTable table = TextTable.of(heads.toArray(String[]::new));
        Stream.of(Post.values())
                .filter(post -> lines.stream().anyMatch(line -> line.post() == post))
                .forEach(post -> add(
                        table,
                        post.toString(),
                        payers.stream()
                                .map(payer -> present(budget, lines, payer, post))
                                .toList()));
        add(
                table,
                "costs",
                payers.stream().map(payer -> -cost(budget, payer.label())).toList());
        List<String> net = new ArrayList<>(List.of("net"));
        List<String> error = new ArrayList<>(List.of("  SE"));
        for (Payer payer : payers) {
            both.budget(payer)
                    .map(Sroi::netPresentValue)
                    .ifPresentOrElse(estimate -> addEstimate(net, error, estimate), () -> {
                        net.add(Format.kroner(-cost(budget, payer.label())));
                        error.add("");
                    });
        }
        addEstimate(net, error, budget.netPresentValue());
        return table.add(net.toArray(String[]::new)).add(error.toArray(String[]::new));
    }

    private static TextTable welfare(Perspectives both) {
        Sroi welfare = both.result(Perspective.WELFARE);
        TextTable table = TextTable.of("kr", "society");
        for (String part : List.of("production", "resources", "distortion")) {
            double sum = 0;
            boolean isThere = false;
            for (OutcomeValue value : welfare.outcomes()) {
                boolean counts = value.outcome().name().startsWith(part + ", ");
                isThere |= counts;
                sum += counts ? value.presentValue().value() : 0;
            }
            if (isThere) {
                table.add(
                        part.equals("distortion") ? "distortion avoided by what the purses gain" : part,
                        Format.kroner(sum));
            }
        }
        table.add(
                "costs, with net tax factor and distortion",
                Format.kroner(-welfare.inputCost().value()));
        table.add("benefits and taxes", "cancel");
        Amount net = welfare.netPresentValue();
        table.add("net", Format.kroner(net.value()));
        return table.add("  SE", error(net));
    }

    private static void add(TextTable table, String name, List<Double> amounts) {
        List<String> cells = new ArrayList<>(List.of(name));
        double all = 0;
        for (double amount : amounts) {
            cells.add(Format.kroner(amount));
            all += amount;
        }
        cells.add(Format.kroner(all));
        table.add(cells.toArray(String[]::new));
    }

    private static void addEstimate(List<String> net, List<String> error, Amount estimate) {
        net.add(Format.kroner(estimate.value()));
        error.add(error(estimate));
    }

    private static String error(Amount estimate) {
        return estimate.standardError() == 0 ? "none" : Format.kroner(estimate.standardError());
    }

    /** The budget's outcomes are the lines, in their order. */
    private static double present(Sroi budget, List<PurseLine> lines, Payer payer, Post post) {
        double sum = 0;
        for (int i = 0; i < lines.size(); i++) {
            PurseLine line = lines.get(i);
            boolean counts = line.payer() == payer && line.post() == post;
            sum += counts ? budget.outcomes().get(i).presentValue().value() : 0;
        }
        return sum;
    }

    private static double cost(Sroi budget, String stakeholder) {
        double sum = 0;
        for (InputValue value : budget.inputs()) {
            sum += value.input().stakeholder().equals(stakeholder)
                    ? value.presentValue().value()
                    : 0;
        }
        return sum;
    }
}
