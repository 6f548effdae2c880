package io.github.ariadne4j.ari.channel;

import org.jspecify.annotations.Nullable;

/** The destination of an originated channel when it is answered. */
public sealed interface OriginateTo {
    /**
     * A Stasis application.
     *
     * @param name the application; null: the client's own
     * @param args the arguments of its {@code StasisStart}; no comma, quote or parenthesis from untrusted input
     */
    record Application(@Nullable String name, String args) implements OriginateTo {}

    /**
     * A position in the dialplan.
     *
     * @param entry the position
     */
    record Dialplan(DialplanEntry entry) implements OriginateTo {}
}
