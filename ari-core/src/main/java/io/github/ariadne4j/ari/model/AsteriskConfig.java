package io.github.ariadne4j.ari.model;

import org.jspecify.annotations.Nullable;

/**
 * The limits of a running Asterisk, null where it has none.
 *
 * @param name the system's name
 * @param defaultLanguage the language of channels that have no other
 * @param maxChannels how many channels at most
 * @param maxOpenFiles how many open files at most
 * @param maxLoad up to which load it takes calls
 * @param user as whom it runs
 * @param group in which group it runs
 */
public record AsteriskConfig(
        String name,
        String defaultLanguage,
        @Nullable Integer maxChannels,
        @Nullable Integer maxOpenFiles,
        @Nullable Double maxLoad,
        String user,
        String group) {}
