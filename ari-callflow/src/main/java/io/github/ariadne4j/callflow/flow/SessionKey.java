package io.github.ariadne4j.callflow.flow;

import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Names a value that a flow keeps with its call, and says what it is. Make them constants: after a restart the same name has
 * to be of the same type.
 *
 * @param <T> what it is
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
     * A text.
     *
     * @throws IllegalArgumentException if the name is none
     */
    public static SessionKey<String> text(String name) {
        return new SessionKey<>(name, value -> value, text -> text, false);
    }

    /**
     * A whole number.
     *
     * @throws IllegalArgumentException if the name is none
     */
    public static SessionKey<Long> number(String name) {
        return new SessionKey<>(name, value -> Long.toString(value), Long::valueOf, false);
    }

    /**
     * Yes or no.
     *
     * @throws IllegalArgumentException if the name is none
     */
    public static SessionKey<Boolean> flag(String name) {
        return new SessionKey<>(name, value -> Boolean.toString(value), Boolean::valueOf, false);
    }

    /** The same, and the value becomes a field of the CDR with this name. */
    public SessionKey<T> inCdr() {
        return new SessionKey<>(name, writer, reader, true);
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** Whether its value becomes a field of the CDR. */
    public boolean isInCdr() {
        return inCdr;
    }

    /** The value as text. */
    public String write(T value) {
        return writer.apply(value);
    }

    /**
     * The value of this text.
     *
     * @throws IllegalArgumentException if it is none
     */
    public T read(String text) {
        return reader.apply(text);
    }

    @Override
    public String toString() {
        return name;
    }
}
