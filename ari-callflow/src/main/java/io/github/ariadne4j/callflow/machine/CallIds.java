package io.github.ariadne4j.callflow.machine;

import io.github.ariadne4j.ari.model.BridgeId;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.PlaybackId;
import io.github.ariadne4j.callflow.call.CallId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * The ids of everything that a call creates in Asterisk. They derive from the call's id and the attempt, so they are
 * known before the request goes out, are never reused, and tell an orphan by its prefix.
 */
public final class CallIds {
    /**
     * The argument of the application with which legs are created. A leg that others sent into the dialplan, and that comes back from
     * there, has the dialplan's arguments.
     */
    public static final String LEG_ARGUMENT = "dialled";

    private static final String PREFIX = "a4j~";
    private static final Pattern LEG = Pattern.compile("b[0-9]{1,10}");

    private final String start;

    /**
     * The ids of a call.
     *
     * @param application the Stasis application
     * @param call the call
     */
    public CallIds(String application, CallId call) {
        this.start = PREFIX + application + '~' + call + '~';
    }

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

    /**
     * Whether a channel in the application is there as the leg that this application created. A channel of that kind that comes from
     * the dialplan is not: it begins a call, as any other.
     *
     * @param args the arguments with which it is in the application
     */
    public static boolean isLeg(String application, ChannelId channel, List<String> args) {
        return ours(application, channel) && args.size() == 1 && args.get(0).equals(LEG_ARGUMENT);
    }

    /** The call that a channel, bridge or playback with this id belongs to; empty if this application did not make it. */
    public static Optional<CallId> callOf(String application, String id) {
        String prefix = PREFIX + application + '~';
        int end = id.indexOf('~', prefix.length());
        if (!id.startsWith(prefix) || end < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(CallId.parse(id.substring(prefix.length(), end)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Which attempt a leg of ours is of; empty if the channel is no such leg. */
    public static OptionalInt attemptOf(ChannelId channel) {
        String id = channel.value();
        int leg = id.lastIndexOf('~') + 1;
        if (!id.startsWith("b", leg)) {
            return OptionalInt.empty();
        }
        String part = id.substring(leg);
        return LEG.matcher(part).matches() ? OptionalInt.of(Integer.parseInt(part.substring(1))) : OptionalInt.empty();
    }

    private String of(String part) {
        return start + part;
    }
}
