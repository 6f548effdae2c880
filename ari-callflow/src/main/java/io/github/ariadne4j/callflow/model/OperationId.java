package io.github.ariadne4j.callflow.model;

/**
 * Names one operation on a channel of a call, such as a playback. Never used twice in a call: an instance counts its own.
 *
 * @param number counts up
 * @param epoch the epoch of the instance that began it
 */
public record OperationId(int number, long epoch) {}
