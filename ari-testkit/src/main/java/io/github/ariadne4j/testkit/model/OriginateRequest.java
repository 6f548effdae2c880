package io.github.ariadne4j.testkit.model;

/**
 * The parameters of {@code POST /channels}; texts are empty where the request left them out.
 *
 * @param channel what an origination shares with a creation
 * @param extension where in the dialplan it goes when answered, in place of an application
 * @param callerId the number that it shows
 * @param timeoutSeconds how long it may ring; 0: 30 s, negative: without a limit
 */
public record OriginateRequest(CreateRequest channel, String extension, String callerId, int timeoutSeconds) {}
