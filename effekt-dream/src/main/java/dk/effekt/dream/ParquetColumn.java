package dk.effekt.dream;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.function.Supplier;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveStringifier;
import org.apache.parquet.schema.PrimitiveType;

/** The values of one column in a row group, one after the other, as the text of a cell. */
final class ParquetColumn {

    private final ColumnReader values;
    private final int levelOfValue;
    private final Supplier<String> text;

    ParquetColumn(ColumnReader values) {
        this.values = values;
        this.levelOfValue = values.getDescriptor().getMaxDefinitionLevel();
        this.text = text(values, values.getDescriptor().getPrimitiveType());
    }

    /** The next cell; blank if there is no value. */
    String next() {
        String cell = values.getCurrentDefinitionLevel() == levelOfValue ? text.get() : "";
        values.consume();
        return cell;
    }

    private static Supplier<String> text(ColumnReader values, PrimitiveType type) {
        LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
        // It writes dates and times as ISO 8601 does, and knows which integers have no sign.
        PrimitiveStringifier iso = type.stringifier();
        if (meaning instanceof DecimalLogicalTypeAnnotation decimal) {
            int scale = decimal.getScale();
            return () -> CellText.of(new BigDecimal(unscaled(values, type), scale));
        }
        return switch (type.getPrimitiveTypeName()) {
            case INT32 -> () -> iso.stringify(values.getInteger());
            case INT64 -> () -> iso.stringify(values.getLong());
            case FLOAT -> () -> CellText.of(values.getFloat());
            case DOUBLE -> () -> CellText.of(values.getDouble());
            case BOOLEAN -> () -> Boolean.toString(values.getBoolean());
            // Old writers do not say that a text is one.
            case BINARY ->
                meaning == null
                        ? () -> values.getBinary().toStringUsingUTF8()
                        : () -> iso.stringify(values.getBinary());
            case FIXED_LEN_BYTE_ARRAY, INT96 -> () -> iso.stringify(values.getBinary());
        };
    }

    private static BigInteger unscaled(ColumnReader values, PrimitiveType type) {
        return switch (type.getPrimitiveTypeName()) {
            case INT32 -> BigInteger.valueOf(values.getInteger());
            case INT64 -> BigInteger.valueOf(values.getLong());
            default -> new BigInteger(values.getBinary().getBytes());
        };
    }
}
