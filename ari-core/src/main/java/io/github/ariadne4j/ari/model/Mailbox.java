package io.github.ariadne4j.ari.model;

/**
 * A mailbox.
 *
 * @param name its name, for example {@code 1000@default}
 * @param oldMessages how many messages were heard
 * @param newMessages how many were not
 */
public record Mailbox(String name, int oldMessages, int newMessages) {}
