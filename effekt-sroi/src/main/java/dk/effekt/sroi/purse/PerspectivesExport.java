package dk.effekt.sroi.purse;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.effekt.internal.Choices;
import dk.effekt.internal.CsvLine;
import dk.effekt.internal.JsonFields;
import dk.effekt.sroi.Amount;
import dk.effekt.sroi.InputValue;
import dk.effekt.sroi.OutcomeValue;
import dk.effekt.sroi.Sroi;
import dk.effekt.sroi.ValueModel;
import java.util.ArrayList;
import java.util.List;

/** Budget and welfare economics as data: parts with their periods, whose present values add up to the net. */
final class PerspectivesExport {

    private static final int VERSION = 1;

    /** Kroner of a period before discounting, and present value. */
    private record InPeriod(int period, double kroner, double presentKroner, double standardError) {}

    /** What somebody gains of something, or puts in. */
    private record Part(String who, String part, String what, List<InPeriod> amounts) {}

    private record Net(String who, Amount presentValue) {}

    private PerspectivesExport() {}

    static String csv(Perspectives both) {
        StringBuilder text = new StringBuilder(CsvLine.of(
                "perspective", "who", "part", "what", "period", "kroner", "present_kroner", "standard_error", "basis"));
        for (Perspective perspective : Perspective.values()) {
            String word = Choices.word(perspective);
            String basis = Choices.word(both.result(perspective).basis());
            for (Part part : parts(both, perspective)) {
                for (InPeriod amount : part.amounts()) {
                    text.append(CsvLine.of(
                            word,
                            part.who(),
                            part.part(),
                            part.what(),
                            String.valueOf(amount.period()),
                            String.valueOf(amount.kroner()),
                            String.valueOf(amount.presentKroner()),
                            String.valueOf(amount.standardError()),
                            basis));
                }
            }
            for (Net net : nets(both, perspective)) {
                Amount value = net.presentValue();
                text.append(CsvLine.of(
                        word,
                        net.who(),
                        "net",
                        "",
                        "",
                        "",
                        String.valueOf(value.value()),
                        String.valueOf(value.standardError()),
                        basis));
            }
        }
        return text.toString();
    }

    static String json(Perspectives both) {
        ObjectNode root = JsonFields.object()
                .put("effektPerspectives", VERSION)
                .put("name", both.costs().name())
                .put("basis", Choices.word(both.result(Perspective.BUDGET).basis()))
                .put("discounting", both.costs().discounting().toString());
        for (Perspective perspective : Perspective.values()) {
            ObjectNode node = root.putObject(Choices.word(perspective));
            ArrayNode nets = node.putArray("net");
            nets(both, perspective)
                    .forEach(net -> nets.addObject()
                            .put("who", net.who())
                            .put("presentKroner", net.presentValue().value())
                            .put("standardError", net.presentValue().standardError())
                            .put("ciLow", net.presentValue().ciLow())
                            .put("ciHigh", net.presentValue().ciHigh()));
            ArrayNode parts = node.putArray("parts");
            parts(both, perspective).forEach(part -> write(parts.addObject(), part));
        }
        WelfareRules rules = both.rules();
        root.putObject("rules")
                .put("netTaxFactor", rules.netTaxFactor())
                .put("netTaxFactorSource", rules.netTaxFactorSource())
                .put("netTaxFactorStatus", Choices.word(rules.netTaxFactorStatus()))
                .put("distortion", rules.distortion())
                .put("distortionSource", rules.distortionSource())
                .put("distortionStatus", Choices.word(rules.distortionStatus()));
        ArrayNode notes = root.putArray("notes");
        both.notes().forEach(notes::add);
        return JsonFields.write(root);
    }

    private static void write(ObjectNode node, Part part) {
        node.put("who", part.who()).put("part", part.part()).put("what", part.what());
        ArrayNode periods = node.putArray("periods");
        part.amounts()
                .forEach(amount -> periods.addObject()
                        .put("period", amount.period())
                        .put("kroner", amount.kroner())
                        .put("presentKroner", amount.presentKroner())
                        .put("standardError", amount.standardError()));
    }

    private static List<Part> parts(Perspectives both, Perspective perspective) {
        Sroi result = both.result(perspective);
        List<PurseLine> lines = both.fiscalLines();
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < result.outcomes().size(); i++) {
            OutcomeValue value = result.outcomes().get(i);
            String name = value.outcome().name();
            boolean isBudget = perspective == Perspective.BUDGET;
            // In welfare economics a name begins with its part: production, resources or distortion.
            int end = name.indexOf(", ");
            parts.add(new Part(
                    value.outcome().stakeholder(),
                    isBudget ? Choices.word(lines.get(i).post()) : name.substring(0, end),
                    isBudget ? name : name.substring(end + 2),
                    amounts(value)));
        }
        ValueModel model = result.map().model();
        for (InputValue value : result.inputs()) {
            parts.add(new Part(
                    value.input().stakeholder(), "cost", value.input().cost().toString(), amounts(value, model)));
        }
        return parts;
    }

    private static List<InPeriod> amounts(OutcomeValue value) {
        return value.value().periods().stream()
                .filter(period -> period.period() >= value.outcome().startPeriod()
                        && period.period() <= value.outcome().lastPeriod())
                .map(period -> new InPeriod(
                        period.period(),
                        period.value().value(),
                        period.presentValue().value(),
                        period.presentValue().standardError()))
                .toList();
    }

    private static List<InPeriod> amounts(InputValue value, ValueModel model) {
        List<InPeriod> amounts = new ArrayList<>();
        int first = value.input().cost().firstPeriod();
        for (int period = first; period <= value.input().cost().lastPeriod(); period++) {
            Amount cost = value.byPeriod().get(period);
            double factor = model.factor(period);
            amounts.add(new InPeriod(period, -cost.value(), -cost.value() * factor, cost.standardError() * factor));
        }
        return amounts;
    }

    private static List<Net> nets(Perspectives both, Perspective perspective) {
        Amount all = both.result(perspective).netPresentValue();
        if (perspective == Perspective.WELFARE) {
            return List.of(new Net(Perspectives.SOCIETY, all));
        }
        List<Net> nets = new ArrayList<>();
        for (Payer payer : PurseTable.PUBLIC) {
            both.budget(payer).ifPresent(own -> nets.add(new Net(payer.label(), own.netPresentValue())));
        }
        nets.add(new Net("Public sector", all));
        return nets;
    }
}
