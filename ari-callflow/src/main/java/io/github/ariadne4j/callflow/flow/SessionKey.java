package io.github.ariadne4j.callflow.flow;

import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The name and type of a value that a flow stores with its call. Keys are to be constants: after a restart the same name must
 * have the same type. Immutable; any thread.
 *
 * @param <T> the type of the value
 */
public final class SessionKey<T> {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_.-]{0,63}");

    private final String name;
    private final Function<T, String> writer;
    private final Function<String, T> reader;
    private final boolean inCdr;

    private SessionKey(String name, Function<T, String> writer, Function<String, T> reader, boolean inCdr) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a session key must be 1 to 64 of a-z, 0-9, dot, dash, underscore, and begin with a letter: "
                            + name);
        }
        this.name = name;
        this.writer = writer;
        this.reader = reader;
        this.inCdr = inCdr;
    }

    /**
     * A key of a text.
     *
     * @throws IllegalArgumentException unless the name is 1 to 64 of a-z, 0-9, dot, dash and underscore, and begins with a letter
     */
    public static SessionKey<String> text(String name) {
        return new SessionKey<>(name, value -> value, text -> text, false);
    }

    /**
     * A key of a whole number.
     *
     * @throws IllegalArgumentException as {@link #text}
     */
    public static SessionKey<Long> number(String name) {
        return new SessionKey<>(name, value -> Long.toString(value), Long::valueOf, false);
    }

    /**
     * A key of a boolean.
     *
     * @throws IllegalArgumentException as {@link #text}
     */
    public static SessionKey<Boolean> flag(String name) {
        return new SessionKey<>(name, value -> Boolean.toString(value), Boolean::valueOf, false);
    }

    /** A copy whose value becomes a custom field of the CDR with this name. */
    public SessionKey<T> inCdr() {
        return new SessionKey<>(name, writer, reader, true);
    }

    /** The name of the key. */
    public String name() {
        return name;
    }

    /** Whether the value becomes a custom field of the CDR. */
    public boolean isInCdr() {
        return inCdr;
    }

    /**
     * The value as text.
     *
     * @throws NullPointerException if it is null
     */
    public String write(T value) {
        return writer.apply(Objects.requireNonNull(value, () -> "the value of " + name + " is null"));
    }

    /**
     * Parses a text of {@link #write}.
     *
     * @throws IllegalArgumentException if the text has no value of this type
     */
    public T read(String text) {
        return reader.apply(text);
    }

    @Override
    public String toString() {
        return name;
    }
}
