package dk.effekt.benchmarks.trust;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.stream.BaseStream;

/**
 * Calls whatever users can call on results, and on what comes of that, and so on; arguments are results that it met, or plain ones. It
 * looks through all texts and bytes, those that are written into a stream or a file and those of what is thrown included.
 */
final class Explorer {

    /** Of each type so many, and each method on so many. */
    private static final int EACH = 1;

    private static final int OF_A_COLLECTION = 4;
    private static final int ROUNDS = 4;

    /** What is not called: it opens a window, or reads, which {@link Readings} has done. */
    private static final Set<String> LEFT_OUT = Set.of("Show", "hashCode", "equals");

    private final Leaks leaks;
    private final Path file;
    private final List<Class<?>> types;
    private final Map<Class<?>, List<Object>> met = new LinkedHashMap<>();
    private final Deque<Object> waiting = new ArrayDeque<>();
    private final Map<Method, Integer> calls = new HashMap<>();

    /**
     * Has called nothing yet.
     *
     * @param file that is written and deleted
     * @param types whose static methods are called, too
     */
    Explorer(Leaks leaks, Path file, List<Class<?>> types) {
        this.leaks = leaks;
        this.file = file;
        this.types = types;
    }

    /** All types, users' own and their supertypes, of which there was one. */
    Set<Class<?>> met() {
        Set<Class<?>> all = new HashSet<>();
        met.keySet().forEach(type -> all.addAll(supertypes(type)));
        return all;
    }

    /** The methods that were called. */
    Set<String> called() {
        Set<String> called = new TreeSet<>();
        calls.keySet().forEach(method -> called.add(method.toString()));
        return called;
    }

    void explore(Collection<?> roots) {
        roots.forEach(root -> take("root", root));
        for (int round = 0; round < ROUNDS; round++) {
            while (!waiting.isEmpty()) {
                Object next = waiting.poll();
                for (Class<?> type : supertypes(next.getClass())) {
                    Api.methods(type).forEach(method -> call(method, next));
                }
            }
            for (Class<?> type : types) {
                Api.methods(type).stream()
                        .filter(method -> Modifier.isStatic(method.getModifiers()))
                        .forEach(method -> call(method, type));
            }
            // What was met since may be what a method asks for.
            met.values().forEach(waiting::addAll);
        }
    }

    private void call(Method method, Object on) {
        String type = method.getDeclaringClass().getSimpleName();
        boolean isStatic = Modifier.isStatic(method.getModifiers());
        if (LEFT_OUT.contains(method.getName())
                || LEFT_OUT.contains(type)
                || Api.reads(method)
                || isStatic != on instanceof Class
                || calls.getOrDefault(method, 0) >= EACH) {
            return;
        }
        Type[] types = method.getGenericParameterTypes();
        Object[] arguments = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            Optional<Object> argument = argument(method.getParameterTypes()[i], types[i]);
            if (argument.isEmpty()) {
                return;
            }
            arguments[i] = argument.get();
        }
        calls.merge(method, 1, Integer::sum);
        String where = type + "." + method.getName();
        try {
            take(where, method.invoke(isStatic ? null : on, arguments));
        } catch (InvocationTargetException e) {
            leaks.failure(where, e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
        written(where, arguments);
    }

    private void written(String where, Object[] arguments) {
        for (Object argument : arguments) {
            if (argument instanceof ByteArrayOutputStream out) {
                leaks.bytes(where, out.toByteArray());
            }
        }
        try {
            if (Files.isRegularFile(file)) {
                leaks.bytes(where, Files.readAllBytes(file));
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(String where, Object value) {
        if (value == null) {
            return;
        }
        if (value instanceof byte[] bytes) {
            leaks.bytes(where, bytes);
        } else if (value instanceof Optional<?> optional) {
            optional.ifPresent(one -> take(where, one));
        } else if (value instanceof Collection<?> many) {
            many.stream().limit(OF_A_COLLECTION).forEach(one -> take(where, one));
        } else if (value instanceof Map<?, ?> map) {
            take(where, map.keySet());
            take(where, map.values());
        } else if (value instanceof Object[] many) {
            take(where, Arrays.asList(many));
        } else if (value instanceof BaseStream<?, ?> stream) {
            stream.close();
        } else if (!supertypes(value.getClass()).isEmpty()) {
            List<Object> alike = met.computeIfAbsent(value.getClass(), type -> new ArrayList<>());
            if (alike.size() < EACH) {
                alike.add(value);
                waiting.add(value);
            }
        } else if (!value.getClass().isArray() && !(value instanceof Number)) {
            leaks.text(where, value.toString());
        }
    }

    /** The types of users' own that an object has. */
    private static Set<Class<?>> supertypes(Class<?> type) {
        Set<Class<?>> all = new LinkedHashSet<>();
        for (Class<?> one = type; one != null; one = one.getSuperclass()) {
            if (Api.isPublic(one) && Api.isOfTheHouse(one)) {
                all.add(one);
            }
            for (Class<?> face : one.getInterfaces()) {
                all.addAll(supertypes(face));
            }
        }
        return all;
    }

    private Optional<Object> argument(Class<?> type, Type generic) {
        if (type == String.class) {
            return Optional.of("Brobygning til Uddannelse");
        } else if (type == int.class) {
            return Optional.of(1);
        } else if (type == long.class) {
            return Optional.of(1L);
        } else if (type == double.class) {
            return Optional.of(0.5);
        } else if (type == boolean.class) {
            return Optional.of(true);
        } else if (type == int[].class) {
            return Optional.of(new int[] {1, 2});
        } else if (type == double[].class) {
            return Optional.of(new double[] {0.25, 0.5});
        } else if (type == byte[].class) {
            return Optional.of(new byte[32]);
        } else if (type == LocalDate.class) {
            return Optional.of(LocalDate.of(2024, 1, 1));
        } else if (type == YearMonth.class) {
            return Optional.of(YearMonth.of(2024, 1));
        } else if (type == Duration.class) {
            return Optional.of(Duration.ofSeconds(1));
        } else if (type == Path.class) {
            return Optional.of(file);
        } else if (type == OutputStream.class) {
            return Optional.of(new ByteArrayOutputStream());
        } else if (type == Executor.class) {
            return Optional.<Object>of((Executor) Runnable::run);
        } else if (type == Object.class) {
            return met.values().stream().map(alike -> alike.get(0)).findFirst();
        } else if (type == Map.class) {
            return Optional.of(Map.of());
        } else if (type.isAssignableFrom(List.class) || type == Set.class) {
            List<Object> elements = new ArrayList<>();
            if (generic instanceof ParameterizedType of && of.getActualTypeArguments()[0] instanceof Class<?> element) {
                argument(element, element).ifPresent(elements::add);
            }
            return Optional.of(type == Set.class ? Set.copyOf(elements) : elements);
        } else if (type.isArray()) {
            return argument(type.getComponentType(), type.getComponentType()).map(one -> {
                Object array = Array.newInstance(type.getComponentType(), 1);
                Array.set(array, 0, one);
                return array;
            });
        } else if (type.isEnum()) {
            return Optional.of(type.getEnumConstants()[0]);
        }
        Optional<Object> known = met.entrySet().stream()
                .filter(entry -> type.isAssignableFrom(entry.getKey()))
                .map(entry -> entry.getValue().get(0))
                .findFirst();
        return known.isPresent() || !type.isInterface() ? known : listener(type);
    }

    /** Whoever is only told something hears it. */
    private Optional<Object> listener(Class<?> type) {
        boolean isTold = Arrays.stream(type.getMethods())
                .filter(method -> Modifier.isAbstract(method.getModifiers()))
                .allMatch(method -> method.getReturnType() == void.class);
        return isTold && Api.isOfTheHouse(type)
                ? Optional.of(Proxy.newProxyInstance(
                        type.getClassLoader(), new Class<?>[] {type}, (proxy, method, said) -> {
                            if (said != null) {
                                Arrays.asList(said)
                                        .forEach(one -> leaks.message(type.getSimpleName(), String.valueOf(one)));
                            }
                            return null;
                        }))
                : Optional.empty();
    }
}
