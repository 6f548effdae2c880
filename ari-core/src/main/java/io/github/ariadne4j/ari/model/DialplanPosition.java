package io.github.ariadne4j.ari.model;

/**
 * The position of a channel in the dialplan; for an inbound channel in Stasis, {@code exten} is the dialled number.
 *
 * @param context the context
 * @param exten the extension; untrusted, since it comes from the far end
 * @param priority the priority
 * @param appName the current dialplan application, {@code Stasis} while the channel is in a Stasis application
 * @param appData that application's arguments
 */
public record DialplanPosition(String context, String exten, long priority, String appName, String appData) {
    /** No position known. */
    public static final DialplanPosition UNKNOWN = new DialplanPosition("", "", 0, "", "");
}
