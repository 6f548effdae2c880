package io.github.ariadne4j.ari.model;

import org.jspecify.annotations.Nullable;

/**
 * The configured limits of a running Asterisk; null where none is set.
 *
 * @param name the system's name
 * @param defaultLanguage the default language of channels
 * @param maxChannels maximum number of channels
 * @param maxOpenFiles maximum number of open files
 * @param maxLoad load average above which it rejects calls
 * @param user the operating system user of the process
 * @param group the operating system group of the process
 */
public record AsteriskConfig(
        String name,
        String defaultLanguage,
        @Nullable Integer maxChannels,
        @Nullable Integer maxOpenFiles,
        @Nullable Double maxLoad,
        String user,
        String group) {}
