package dk.effekt.dream;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Values of tables that have types, as the text that a cell of a CSV file would hold. */
final class CellText {

    private CellText() {}

    /**
     * A value as text: numbers without exponent and without zeros behind the decimal point, dates as {@code yyyy-mm-dd}.
     *
     * @param value a value as Java has it; null and NaN, which is how a missing number is stored, are blank
     */
    static String of(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Double || value instanceof Float) {
            Number number = (Number) value;
            double wide = number.doubleValue();
            // By its own text: 0.64 as a float is 0.6399999856948853 as a double.
            return Double.isNaN(wide)
                    ? ""
                    : Double.isInfinite(wide) ? number.toString() : plain(new BigDecimal(number.toString()));
        }
        return value instanceof BigDecimal decimal ? plain(decimal) : value.toString();
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
