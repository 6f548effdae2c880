package io.github.ariadne4j.ari.model;

/**
 * A stored recording: a file on the server.
 *
 * @param name its name, without the file extension
 * @param format the file's format
 */
public record StoredRecording(String name, String format) {}
