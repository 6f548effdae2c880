package io.github.ariadne4j.ari.model;

/**
 * A log of Asterisk.
 *
 * @param name its name; for a file, where it is
 * @param type {@code Console}, {@code File} or {@code Syslog}
 * @param status {@code Enabled} or {@code Disabled}
 * @param levels what is written to it
 */
public record LogChannel(String name, String type, String status, String levels) {}
