package dk.effekt.table;

import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the components of records as columns. */
final class RecordColumns {

    private static final Map<Class<?>, Class<?>> OPTIONALS = Map.of(
            OptionalInt.class, Integer.class,
            OptionalLong.class, Long.class,
            OptionalDouble.class, Double.class);

    private static final Set<Class<?>> NUMBERS =
            Set.of(Boolean.class, Byte.class, Short.class, Integer.class, Long.class, Float.class, Double.class);
    /** Beyond it, a double skips whole numbers. */
    private static final long LARGEST_EXACT = 1L << 53;

    private RecordColumns() {}

    static Table table(List<? extends Record> records) {
        if (records.isEmpty()) {
            throw new IllegalArgumentException("there are no records, so that nothing tells the columns of the table");
        }
        Class<? extends Record> type = records.get(0).getClass();
        for (Record other : records) {
            if (other.getClass() != type) {
                throw new IllegalArgumentException("the records are of different types: " + type.getSimpleName()
                        + " and " + other.getClass().getSimpleName());
            }
        }
        Table.Builder table = Table.builder();
        for (RecordComponent component : type.getRecordComponents()) {
            add(component, records, table);
        }
        return table.build();
    }

    private static void add(RecordComponent component, List<? extends Record> records, Table.Builder table) {
        Class<?> type = wrapped(content(component));
        if (type == String.class || Enum.class.isAssignableFrom(type)) {
            String[] texts = new String[records.size()];
            for (int row = 0; row < texts.length; row++) {
                Object value = value(component, records, row).orElse("");
                texts[row] = value instanceof Enum<?> constant ? constant.name() : value.toString();
            }
            table.category(component.getName(), texts);
        } else if (NUMBERS.contains(type)) {
            double[] numbers = new double[records.size()];
            for (int row = 0; row < numbers.length; row++) {
                int at = row;
                numbers[row] = value(component, records, row)
                        .map(value -> number(component, value, at))
                        .orElse(Double.NaN);
            }
            table.number(component.getName(), numbers);
        } else {
            throw new IllegalArgumentException("component '" + component.getName() + "' of "
                    + component.getDeclaringRecord().getSimpleName() + " is of type "
                    + component.getGenericType().getTypeName()
                    + "; a column is made of numbers, booleans, texts, enums, and Optionals of them");
        }
    }

    private static double number(RecordComponent component, Object value, int row) {
        if (value instanceof Boolean flag) {
            return flag ? 1 : 0;
        }
        if (value instanceof Long number && Math.abs(number) > LARGEST_EXACT) {
            throw new IllegalArgumentException("component '" + component.getName() + "' is in row " + row
                    + " a whole number beyond 2^53, of which a table would lose the last digits; make it a text");
        }
        // By its own text: 0.64 as a float is 0.6399999856948853 as a double.
        return value instanceof Float number ? Double.parseDouble(number.toString()) : ((Number) value).doubleValue();
    }

    /** The type of a component, or of what its optional holds. */
    private static Class<?> content(RecordComponent component) {
        Class<?> type = component.getType();
        if (type == Optional.class && component.getGenericType() instanceof ParameterizedType optional) {
            Type argument = optional.getActualTypeArguments()[0];
            return argument instanceof Class<?> held ? held : type;
        }
        return OPTIONALS.getOrDefault(type, type);
    }

    private static Class<?> wrapped(Class<?> type) {
        return java.lang.invoke.MethodType.methodType(type).wrap().returnType();
    }

    /** The value of a record; none if it is an optional without one. */
    private static Optional<Object> value(RecordComponent component, List<? extends Record> records, int row) {
        Object value = invoke(component, records.get(row));
        if (value == null) {
            throw new IllegalArgumentException("component '" + component.getName() + "' is null in row " + row
                    + "; make what may be missing an Optional");
        }
        if (value instanceof Optional<?> optional) {
            return optional.map(held -> held);
        }
        if (value instanceof OptionalInt optional) {
            return optional.isPresent() ? Optional.of(optional.getAsInt()) : Optional.empty();
        }
        if (value instanceof OptionalLong optional) {
            return optional.isPresent() ? Optional.of(optional.getAsLong()) : Optional.empty();
        }
        if (value instanceof OptionalDouble optional) {
            return optional.isPresent() ? Optional.of(optional.getAsDouble()) : Optional.empty();
        }
        return Optional.of(value);
    }

    private static @Nullable Object invoke(RecordComponent component, Record of) {
        try {
            Method accessor = component.getAccessor();
            // A record may be nested in a class that is not public.
            accessor.setAccessible(true);
            return accessor.invoke(of);
        } catch (InaccessibleObjectException | IllegalAccessException e) {
            throw new IllegalArgumentException(
                    "component '" + component.getName() + "' of "
                            + component.getDeclaringRecord().getName()
                            + " cannot be read; open its package to effekt-core in module-info.java",
                    e);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(
                    "component '" + component.getName() + "' of "
                            + component.getDeclaringRecord().getName() + " throws when it is asked for",
                    e.getCause());
        }
    }
}
