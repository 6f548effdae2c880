package io.github.ariadne4j.ari.ari4java;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sample values of all argument types of resource methods, made by reflection: each record with all values, and again
 * with each value left out, since some exclude each other.
 */
public final class Samples {
    /** Each record that validates a text accepts one of these. */
    private static final List<String> TEXTS = List.of("1", "PJSIP/1", "channel:1");

    private Samples() {}

    /** Sample values of this type. */
    public static List<Object> of(Type type) {
        return of(type, TEXTS.get(0));
    }

    private static List<Object> of(Type type, String text) {
        if (type instanceof ParameterizedType generic) {
            return List.of(collection(generic, text));
        }
        Class<?> raw = (Class<?>) type;
        if (raw.isRecord()) {
            return records(raw);
        }
        if (raw.isSealed()) {
            return Arrays.stream(raw.getPermittedSubclasses())
                    .flatMap(kind -> of(kind, text).stream())
                    .toList();
        }
        return raw.isEnum() ? List.of(raw.getEnumConstants()) : List.of(scalar(raw, text));
    }

    private static Object scalar(Class<?> type, String text) {
        if (type == String.class) {
            return text;
        }
        if (type == int.class || type == Integer.class) {
            return 7;
        }
        if (type == boolean.class) {
            return true;
        }
        if (type == Duration.class) {
            return Duration.ofSeconds(7);
        }
        throw new AssertionError("no sample of " + type + "; add one to " + Samples.class.getSimpleName());
    }

    private static Object collection(ParameterizedType type, String text) {
        Object element = of(type.getActualTypeArguments()[0], text).get(0);
        if (type.getRawType() == Map.class) {
            return Map.of(element, of(type.getActualTypeArguments()[1], text).get(0));
        }
        return type.getRawType() == Set.class ? Set.of(element) : List.of(element);
    }

    private static List<Object> records(Class<?> type) {
        List<Object> made = new ArrayList<>();
        for (String text : TEXTS) {
            RecordComponent[] parts = type.getRecordComponents();
            int widest = 1;
            for (RecordComponent part : parts) {
                widest = Math.max(widest, of(part.getGenericType(), text).size());
            }
            for (int turn = 0; turn < widest; turn++) {
                Object[] all = arguments(parts, text, turn);
                made(type, all).ifPresent(made::add);
                for (int left = 0; left < all.length; left++) {
                    if (parts[left].getType() == List.class || isNullable(parts[left])) {
                        Object[] without = all.clone();
                        without[left] = isNullable(parts[left]) ? null : List.of();
                        made(type, without).ifPresent(made::add);
                    }
                }
            }
        }
        return made;
    }

    private static Object[] arguments(RecordComponent[] parts, String text, int turn) {
        return Stream.of(parts)
                .map(part -> {
                    List<Object> samples = of(part.getGenericType(), text);
                    return samples.get(turn % samples.size());
                })
                .toArray();
    }

    private static boolean isNullable(RecordComponent part) {
        return part.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static Optional<Object> made(Class<?> type, Object[] arguments) {
        try {
            Class<?>[] types = Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            Constructor<?> canonical = type.getDeclaredConstructor(types);
            return Optional.of(canonical.newInstance(arguments));
        } catch (InvocationTargetException refused) {
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the canonical constructor of " + type, e);
        }
    }
}
