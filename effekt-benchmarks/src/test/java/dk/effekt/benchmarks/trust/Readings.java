package dk.effekt.benchmarks.trust;

import dk.effekt.disclosure.Pseudonymizer;
import dk.effekt.dream.OfferList;
import dk.effekt.dream.OfferReader;
import dk.effekt.dream.PersonKey;
import dk.effekt.dream.TableFile;
import dk.effekt.dream.TableFileReader;
import dk.effekt.input.ErrorPolicy;
import dk.effekt.input.ProgressListener;
import dk.effekt.input.ReadReport;
import dk.effekt.register.Register;
import dk.effekt.sroi.ValueMapSheet;
import dk.effekt.sroi.purse.BenefitRates;
import dk.effekt.sroi.purse.PriceBook;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;

/**
 * Gives inputs to all public methods that read, with each of the ways that a reader has of dealing with faults and keys, listens to what
 * comes of it. A new method or reader takes part by itself; one that asks for an argument of a kind that is
 * not known here ends with an exception.
 */
final class Readings {

    private static final Set<Class<?>> DOCUMENTS = Set.of(PriceBook.class, BenefitRates.class, ValueMapSheet.class);
    /** Tables of anything, and free text about offers. */
    private static final Set<Class<?>> HIDES_WHAT_STANDS_ALONE =
            Set.of(TableFile.class, TableFileReader.class, OfferList.class, OfferReader.class);

    private final Leaks leaks;
    private final Pseudonymizer own;
    private final Register register;
    private final Set<String> driven = new TreeSet<>();
    private boolean onlyMessages;

    Readings(Leaks leaks, Pseudonymizer own, Register register) {
        this.leaks = leaks;
        this.own = own;
        this.register = register;
    }

    /** The methods that read something or threw. */
    Set<String> driven() {
        return driven;
    }

    void file(Path file, String what) {
        for (Method method : Api.readers()) {
            if (List.of(method.getParameterTypes()).contains(Path.class)) {
                all(method, what, file, "");
            }
        }
    }

    void query(DataSource database, String what, String query) {
        for (Method method : Api.readers()) {
            if (List.of(method.getParameterTypes()).contains(DataSource.class)) {
                all(method, what, database, query);
            }
        }
    }

    /** A table in which a number stands where it should not. */
    void misplaced(Tables.Misplaced table) {
        onlyMessages = table.looksLikeSomethingElse();
        content(table.bytes(), table.toString());
        onlyMessages = false;
    }

    /** A table or a document, as bytes and as text. */
    void content(byte[] content, String what) {
        String text = new String(content, StandardCharsets.UTF_8);
        for (Method method : Api.readers()) {
            List<Class<?>> parameters = List.of(method.getParameterTypes());
            if (parameters.contains(InputStream.class)) {
                all(method, what, content, "delivery.csv");
            } else if (parameters.contains(String.class) && !parameters.contains(DataSource.class)) {
                all(method, what, text, "delivery.csv");
            }
        }
    }

    private void all(Method method, String what, Object input, String text) {
        for (Object receiver : receivers(method)) {
            String where = method.getDeclaringClass().getSimpleName() + "." + method.getName() + ", " + what;
            driven.add(method.toString());
            try {
                Object result = method.invoke(
                        Modifier.isStatic(method.getModifiers()) ? null : receiver, arguments(method, input, text));
                boolean repeats = repeatsWhatItSays(method)
                        || onlyMessages && HIDES_WHAT_STANDS_ALONE.contains(method.getDeclaringClass());
                shown(where, result, repeats);
            } catch (InvocationTargetException e) {
                leaks.failure(where, e.getCause());
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** What a result says of itself and of its reading. */
    private void shown(String where, Object result, boolean repeats) {
        Collection<?> all = result instanceof Collection<?> many ? many : List.of(result);
        for (Object one : all) {
            for (Method method : Api.methods(one.getClass())) {
                if (method.getParameterCount() == 0 && !Modifier.isStatic(method.getModifiers())) {
                    try {
                        if (method.getReturnType() == String.class && !repeats) {
                            leaks.text(where + ", " + method.getName(), String.valueOf(method.invoke(one)));
                        } else if (method.getName().matches("report|remarks")) {
                            Object report = method.invoke(one);
                            leaks.message(where + ", report", report.toString());
                            if (report instanceof ReadReport rows) {
                                leaks.message(where + ", report", rows.summary() + rows.form() + rows.findings());
                            }
                        }
                    } catch (InvocationTargetException e) {
                        leaks.failure(where + ", " + method.getName(), e.getCause());
                    } catch (IllegalAccessException e) {
                        throw new IllegalStateException(e);
                    }
                }
            }
        }
    }

    /** Price lists, rates, value maps and protocols are documents of users' own about no person; a result holds what they say. */
    private static boolean repeatsWhatItSays(Method method) {
        return DOCUMENTS.contains(method.getDeclaringClass())
                || method.getName().endsWith("Json");
    }

    private Object[] arguments(Method method, Object input, String text) {
        Class<?>[] types = method.getParameterTypes();
        int lastText = Arrays.asList(types).lastIndexOf(String.class);
        Object[] arguments = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            if (types[i] == String.class) {
                arguments[i] = input instanceof String && i == lastText ? input : text;
            } else if (types[i] == InputStream.class) {
                arguments[i] = new ByteArrayInputStream((byte[]) input);
            } else if (types[i].isInstance(input)) {
                arguments[i] = input;
            } else {
                arguments[i] = other(types[i]);
            }
        }
        return arguments;
    }

    private Object other(Class<?> type) {
        if (type == Register.class) {
            return register;
        }
        if (type == int.class) {
            return 2024;
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        return made(type);
    }

    /** Of a type's own making, without an argument. */
    private static Object made(Class<?> type) {
        try {
            for (Method method : Api.methods(type)) {
                if (Modifier.isStatic(method.getModifiers())
                        && method.getParameterCount() == 0
                        && method.getReturnType() == type) {
                    return method.invoke(null);
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        throw new IllegalStateException(
                "a reader asks for a " + type.getName() + "; say in this class which to give it");
    }

    /** A reader that collects, one that stops at the first fault, and one with a key of its own that knows only civil numbers. */
    private List<Object> receivers(Method method) {
        if (Modifier.isStatic(method.getModifiers())) {
            return List.of(method);
        }
        Object plain = made(method.getDeclaringClass());
        List<Object> receivers = new ArrayList<>();
        for (ErrorPolicy policy : ErrorPolicy.values()) {
            Object reader = with(plain, "withPolicy", ErrorPolicy.class, policy);
            if (policy == ErrorPolicy.COLLECT) {
                reader = with(reader, "withPersonKey", PersonKey.class, PersonKey.CIVIL_REGISTRATION_NUMBER);
                reader = with(reader, "withPseudonymizer", Pseudonymizer.class, own);
                reader = with(reader, "withProgress", ProgressListener.class, (ProgressListener)
                        step -> leaks.message("progress", step.toString()));
            }
            receivers.add(reader);
        }
        return receivers;
    }

    private static Object with(Object reader, String name, Class<?> type, Object value) {
        try {
            return reader.getClass().getMethod(name, type).invoke(reader, value);
        } catch (NoSuchMethodException e) {
            return reader;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
