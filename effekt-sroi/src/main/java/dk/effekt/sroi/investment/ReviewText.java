package dk.effekt.sroi.investment;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.effekt.internal.Choices;
import dk.effekt.internal.CsvLine;
import dk.effekt.internal.JsonFields;
import dk.effekt.internal.TextTable;
import dk.effekt.sroi.internal.Format;

/** A review as a page of text and as data. */
final class ReviewText {

    private static final int VERSION = 1;

    private ReviewText() {}

    static String table(CaseReview review) {
        TextTable years = TextTable.of("measured", "year from", "planned", "measured", "95 % from", "to", "standing");
        for (MeasuredYear year : review.years()) {
            years.add(
                    year.outcome(),
                    year.from().toString(),
                    Format.decimal(year.planned()),
                    Format.decimal(year.measured()),
                    year.standardError() == 0 ? "" : Format.decimal(year.ciLow()),
                    year.standardError() == 0 ? "" : Format.decimal(year.ciHigh()),
                    year.standing().toString());
        }
        double unit = Math.max(
                CaseText.unit(review.flow()), CaseText.unit(review.plan().flow()));
        TextTable flows = TextTable.of("payer", "NPV planned", "reviewed", "SE", "planned", "paid back");
        for (int i = 0; i < review.flows().size(); i++) {
            CashFlow planned = review.plan().flows().get(i);
            CashFlow reviewed = review.flows().get(i);
            flows.add(
                    reviewed.payer(),
                    Format.kroner(planned.netPresentValue().value() / unit),
                    Format.kroner(reviewed.netPresentValue().value() / unit),
                    Format.kroner(reviewed.netPresentValue().standardError() / unit),
                    Payback.date(planned.payback()),
                    Payback.date(reviewed.payback()));
        }
        return Format.wrapped(review.plan().map().name() + ": investment case from "
                        + review.plan().start() + ", reviewed, " + (unit == 1 ? "kroner " : "1,000 kroner ")
                        + review.plan().basis())
                + "\n" + years.fitting(Format.WIDTH) + "\n" + flows.fitting(Format.WIDTH) + "\n"
                + CaseText.years(review.flow(), unit) + "\n" + Format.wrapped(review.notes());
    }

    static String csv(CaseReview review) {
        StringBuilder text = new StringBuilder(CsvLine.of(
                "outcome", "year", "from", "planned", "measured", "measured_se", "ci_low", "ci_high", "standing"));
        for (MeasuredYear year : review.years()) {
            text.append(CsvLine.of(
                    year.outcome(),
                    String.valueOf(year.year()),
                    year.from().toString(),
                    String.valueOf(year.planned()),
                    String.valueOf(year.measured()),
                    String.valueOf(year.standardError()),
                    String.valueOf(year.ciLow()),
                    String.valueOf(year.ciHigh()),
                    Choices.word(year.standing())));
        }
        return text.toString();
    }

    static String json(CaseReview review) {
        ObjectNode root = JsonFields.object()
                .put("effektCaseReview", VERSION)
                .put("name", review.plan().map().name())
                .put("start", review.plan().start().toString())
                .put("rest", Choices.word(review.rest()));
        ArrayNode years = root.putArray("measured");
        review.years()
                .forEach(year -> years.addObject()
                        .put("outcome", year.outcome())
                        .put("year", year.year())
                        .put("from", year.from().toString())
                        .put("planned", year.planned())
                        .put("measured", year.measured())
                        .put("standardError", year.standardError())
                        .put("ciLow", year.ciLow())
                        .put("ciHigh", year.ciHigh())
                        .put("standing", Choices.word(year.standing())));
        ArrayNode planned = root.putArray("planned");
        review.plan().flows().forEach(flow -> CaseFiles.write(planned.addObject(), flow));
        ArrayNode reviewed = root.putArray("reviewed");
        review.flows().forEach(flow -> CaseFiles.write(reviewed.addObject(), flow));
        ArrayNode notes = root.putArray("notes");
        review.notes().forEach(notes::add);
        return JsonFields.write(root);
    }
}
