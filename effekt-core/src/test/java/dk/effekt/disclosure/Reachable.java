package dk.effekt.disclosure;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that can be reached from an object through fields, arrays and collections, private or not: numbers of 64 bits, texts and bytes.
 * Fields of the platform's own classes are not opened; its collections, maps and optionals are gone through.
 */
public final class Reachable {

    private final Set<Object> objects = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Long> longs = new HashSet<>();
    private final Set<String> texts = new HashSet<>();
    private final List<byte[]> bytes = new ArrayList<>();
    private final Deque<Object> open = new ArrayDeque<>();

    private Reachable() {}

    public static Reachable from(Object root) {
        Reachable reachable = new Reachable();
        reachable.see(root);
        while (!reachable.open.isEmpty()) {
            reachable.enter(reachable.open.pop());
        }
        return reachable;
    }

    public Set<Long> longs() {
        return longs;
    }

    public Set<String> texts() {
        return texts;
    }

    public List<byte[]> bytes() {
        return bytes;
    }

    /** How many objects were seen. */
    public int size() {
        return objects.size();
    }

    private void see(@Nullable Object object) {
        if (object instanceof Long number) {
            longs.add(number);
        } else if (object instanceof String text) {
            texts.add(text);
        } else if (object != null && objects.add(object)) {
            open.push(object);
        }
    }

    private void enter(Object object) {
        Class<?> type = object.getClass();
        if (object instanceof long[] numbers) {
            for (long number : numbers) {
                longs.add(number);
            }
        } else if (object instanceof byte[] those) {
            bytes.add(those);
        } else if (type.isArray()) {
            for (int i = 0; !type.getComponentType().isPrimitive() && i < Array.getLength(object); i++) {
                see(Array.get(object, i));
            }
        } else if (type.getName().startsWith("java.")) {
            if (object instanceof Iterable<?> all) {
                all.forEach(this::see);
            } else if (object instanceof Map<?, ?> map) {
                map.forEach((key, value) -> {
                    see(key);
                    see(value);
                });
            } else if (object instanceof Optional<?> optional) {
                optional.ifPresent(this::see);
            }
        } else if (!(object instanceof Enum<?>) && !(object instanceof Class<?>)) {
            fields(object, type);
        }
    }

    private void fields(Object object, Class<?> type) {
        for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
            for (Field field : c.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())
                        && (!field.getType().isPrimitive() || field.getType() == long.class)) {
                    field.setAccessible(true);
                    try {
                        see(field.get(object));
                    } catch (IllegalAccessException e) {
                        throw new AssertionError(e);
                    }
                }
            }
        }
    }
}
