package io.github.ariadne4j.ari.model;

/**
 * Where a channel stands in the dialplan; for an inbound channel in Stasis, {@code exten} is the dialled number.
 *
 * @param context the context
 * @param exten the extension; comes from the far end, so treat it as untrusted
 * @param priority the priority
 * @param appName the dialplan application that runs, {@code Stasis} while the channel is ours
 * @param appData that application's arguments
 */
public record DialplanPosition(String context, String exten, long priority, String appName, String appData) {
    /** No position known. */
    public static final DialplanPosition UNKNOWN = new DialplanPosition("", "", 0, "", "");
}
