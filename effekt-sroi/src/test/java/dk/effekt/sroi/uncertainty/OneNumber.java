package dk.effekt.sroi.uncertainty;

import static dk.effekt.sroi.Kroner.kroner;

import dk.effekt.sroi.Basis;
import dk.effekt.sroi.Discounting;
import dk.effekt.sroi.Distribution;
import dk.effekt.sroi.Quantity;
import dk.effekt.sroi.ValueKind;
import dk.effekt.sroi.ValueMap;

/** Maps whose net present value is a number that a test knows all about. */
final class OneNumber {

    private OneNumber() {}

    /** Present value distributed as stated, against a known cost; in kroner, undiscounted. */
    static ValueMap map(String name, Distribution value, double cost) {
        return empty(name, cost)
                .outcome(
                        ValueKind.FISCAL,
                        "State",
                        "value of " + name,
                        Quantity.stated(value, Basis.TOTAL, "test"),
                        kroner(1).per("krone", 2024, "test"));
    }

    static ValueMap empty(String name, double cost) {
        ValueMap map = ValueMap.named(name).discounting(Discounting.none());
        return cost == 0 ? map : map.input("Municipality", kroner(cost).inTotal());
    }
}
