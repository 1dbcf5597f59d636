package dk.effekt.report.picture;

import static dk.effekt.sroi.Distribution.beta;
import static dk.effekt.sroi.Distribution.gamma;
import static dk.effekt.sroi.Distribution.normal;
import static dk.effekt.sroi.Kroner.kroner;

import dk.effekt.sroi.Basis;
import dk.effekt.sroi.Cost;
import dk.effekt.sroi.Deduction;
import dk.effekt.sroi.Quantity;
import dk.effekt.sroi.ValueKind;
import dk.effekt.sroi.ValueMap;
import dk.effekt.sroi.ValueOutcome;

/** Value maps to draw. */
final class Money {

    private Money() {}

    /** Three years of costs and four payers, 500 participants. */
    static ValueMap map() {
        Quantity weeks = Quantity.statedByYear(Basis.PER_PARTICIPANT, "ambition", 4, 12, 10)
                .withStandardErrors(2, 4, 4);
        Quantity lost = Quantity.statedByYear(Basis.PER_PARTICIPANT, "ambition", -4, -12, -10);
        return ValueMap.named("500 unge")
                .participants(500, "offentliggjort")
                .input("Municipality", Cost.byYear(Basis.TOTAL, 4_800_000, 4_800_000, 4_800_000))
                .outcome(
                        ValueKind.FISCAL,
                        "Municipality",
                        "Uger på ydelse",
                        weeks,
                        kroner(gamma(1_375, 140)).perWeek(2024, "takst"))
                .outcome(
                        ValueKind.FISCAL,
                        "State",
                        "Uger på ydelse",
                        weeks,
                        kroner(344).perWeek(2024, "takst"))
                .outcome(
                        ValueKind.FISCAL,
                        "Region",
                        "Lægebesøg",
                        Quantity.stated(normal(3, 1), Basis.PER_PARTICIPANT, "log"),
                        kroner(400).per("besøg", 2024, "takst"))
                .outcome(
                        ValueKind.FISCAL,
                        "Citizen",
                        "Uger uden ydelse",
                        lost,
                        kroner(300).perWeek(2024, "takst"));
    }

    /** The same at a cost of a participant, with something displaced. */
    static ValueMap each(String name, double cost) {
        return ValueMap.named(name)
                .input("Municipality", kroner(gamma(cost, cost / 10)).perParticipant())
                .outcome(ValueOutcome.of(
                                ValueKind.FISCAL,
                                "Municipality",
                                "Uger på ydelse",
                                Quantity.stated(normal(12, 4), Basis.PER_PARTICIPANT, "studie"),
                                kroner(gamma(1_559, 100)).perWeek(2024, "takst"))
                        .withDisplacement(Deduction.of(beta(0.1, 0.05), "litteratur")))
                .outcome(
                        ValueKind.WELLBEING,
                        "Citizen",
                        "Trivsel",
                        Quantity.stated(normal(cost / 400_000, 0.03), Basis.PER_PARTICIPANT, "spørgeskema"),
                        kroner(80_000).per("WELLBY", 2024, "antaget"));
    }
}
