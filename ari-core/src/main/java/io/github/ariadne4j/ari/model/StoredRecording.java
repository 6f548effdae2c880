package io.github.ariadne4j.ari.model;

/**
 * A recording that is a file on the server.
 *
 * @param name its name, without the ending
 * @param format the file's format
 */
public record StoredRecording(String name, String format) {}
