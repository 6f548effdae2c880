package io.github.ariadne4j.testkit.telephony;

/**
 * The parameters of {@code POST /channels}; texts are empty where the request left them out.
 *
 * @param channel the parameters that a creation has as well
 * @param extension the extension in the dialplan that it enters when answered, instead of an application
 * @param callerId the number that the telephone displays
 * @param timeoutSeconds the time that it may ring; 0: 30 s, negative: without a limit
 */
public record OriginateRequest(CreateRequest channel, String extension, String callerId, int timeoutSeconds) {}
