package io.github.ariadne4j.ari.channel;

import org.jspecify.annotations.Nullable;

/** Where an originated channel goes once it is answered. */
public sealed interface OriginateTo {
    /**
     * Into an application.
     *
     * @param name the application; null: the client's own
     * @param args what its {@code StasisStart} will carry; no comma, quote or parenthesis of foreign origin
     */
    record Application(@Nullable String name, String args) implements OriginateTo {}

    /**
     * Into the dialplan.
     *
     * @param entry where
     */
    record Dialplan(DialplanEntry entry) implements OriginateTo {}
}
