package io.github.ariadne4j.callflow.model;

/**
 * Names one request of a flow, which is answered exactly once.
 *
 * @param number counts up within the call
 */
public record RequestId(int number) {}
