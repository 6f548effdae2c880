package io.github.ariadne4j.ari.model;

/**
 * The message counts of a mailbox.
 *
 * @param name its name, for example {@code 1000@default}
 * @param oldMessages number of old messages
 * @param newMessages number of new messages
 */
public record Mailbox(String name, int oldMessages, int newMessages) {}
