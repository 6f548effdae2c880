package io.github.ariadne4j.callflow.machine;

import io.github.ariadne4j.ari.model.BridgeId;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.PlaybackId;
import io.github.ariadne4j.callflow.call.CallId;

/**
 * The ids of everything that a call creates in Asterisk. They derive from the call's id and the attempt, so they are
 * known before the request goes out, are never reused, and tell an orphan by its prefix.
 *
 * @param application the Stasis application
 * @param call the call
 */
public record CallIds(String application, CallId call) {
    private static final String PREFIX = "a4j~";

    /** The channel of the leg dialled at this attempt. */
    public ChannelId leg(int attempt) {
        return new ChannelId(of("b" + attempt));
    }

    /** The call's bridge. */
    public BridgeId bridge() {
        return new BridgeId(of("m"));
    }

    /** A playback of the call. */
    public PlaybackId playback(int number) {
        return new PlaybackId(of("p" + number));
    }

    /** Whether a channel was created by this application, by us or by an earlier life of us. */
    public static boolean ours(String application, ChannelId channel) {
        return channel.value().startsWith(PREFIX + application + '~');
    }

    private String of(String part) {
        return PREFIX + application + '~' + call + '~' + part;
    }
}
