package io.github.ariadne4j.ari.model;

/**
 * A log channel of Asterisk's logger.
 *
 * @param name its name; for a file, its path
 * @param type {@code Console}, {@code File} or {@code Syslog}
 * @param status {@code Enabled} or {@code Disabled}
 * @param levels the levels that are written to it
 */
public record LogChannel(String name, String type, String status, String levels) {}
