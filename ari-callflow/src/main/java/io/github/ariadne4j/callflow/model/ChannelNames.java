package io.github.ariadne4j.callflow.model;

import io.github.ariadne4j.ari.model.BridgeId;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.PlaybackId;
import io.github.ariadne4j.callflow.bridge.BridgeKey;
import io.github.ariadne4j.callflow.bridge.BridgePurpose;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.operation.OperationId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The ids of everything that a call creates in Asterisk: known before the request goes out, and never used twice. The id of a
 * channel or playback names the application, the call, the leg or operation, and the epoch of the instance that created it: what an
 * instance numbered and could not write before it died is numbered anew by the next one, with another epoch.
 *
 * @param application the Stasis application
 * @param call the call
 * @param epoch the epoch of this instance
 */
public record ChannelNames(String application, CallId call, long epoch) {
    /**
     * The argument of the application with which legs are created. A leg that was sent into the dialplan, and that comes back from
     * there, has the dialplan's arguments.
     */
    public static final String LEG_ARGUMENT = "dialled";

    /** The argument of the application with which channels are created that help a call, and are no party of it. */
    public static final String HELPER_ARGUMENT = "helps";

    private static final String PREFIX = "a4j~";

    /** Earlier versions wrote no epoch. */
    private static final Pattern LEG = Pattern.compile("b([0-9]{1,9})(?:\\.[0-9]{1,19})?");

    private static final Pattern BRIDGE = Pattern.compile("m([0-9]{1,9})");

    private static final Pattern ROOM = Pattern.compile("r([0-9]{1,9})");

    private static final Pattern SUPERVISION = Pattern.compile("s([0-9]{1,9})");

    /** The channel of a leg that this instance creates. */
    public ChannelId leg(LegId leg) {
        return new ChannelId(of("b" + leg.value() + '.' + epoch));
    }

    /** A bridge of the call, whichever instance creates it. */
    public BridgeId bridge(BridgeKey key) {
        return new BridgeId(of(letterOf(key.purpose()) + key.number()));
    }

    private static String letterOf(BridgePurpose purpose) {
        return switch (purpose) {
            case TALK -> "m";
            case ROOM -> "r";
            case SUPERVISION -> "s";
        };
    }

    /** A playback that this instance starts. */
    public PlaybackId playback(OperationId operation) {
        return new PlaybackId(of("p" + operation.number() + '.' + operation.epoch()));
    }

    /** A recording that this instance starts: the name of a file. */
    public String recording(OperationId operation, @Nullable String label) {
        String name = call + "-" + operation.number() + '-' + operation.epoch();
        return label == null ? name : name + '-' + label;
    }

    /** Whether a channel was created by this application, by this instance or an earlier one. */
    public static boolean ours(String application, ChannelId channel) {
        return channel.value().startsWith(prefixOf(application));
    }

    /**
     * Whether a channel in the application is there as the leg that this application created. A channel of that kind that comes from
     * the dialplan is not: it begins a call, as any other.
     *
     * @param args the arguments with which it is in the application
     */
    public static boolean isLeg(String application, ChannelId channel, List<String> args) {
        return ours(application, channel)
                && args.size() == 1
                && (args.get(0).equals(LEG_ARGUMENT) || args.get(0).equals(HELPER_ARGUMENT));
    }

    /**
     * Whether a channel in the application is there as a leg that helps.
     *
     * @param args the arguments with which it is in the application
     */
    public static boolean isHelper(String application, ChannelId channel, List<String> args) {
        return isLeg(application, channel, args) && args.get(0).equals(HELPER_ARGUMENT);
    }

    /** The call that a channel, bridge or playback with this id belongs to; empty if this application did not make it. */
    public static Optional<CallId> callOf(String application, String id) {
        String prefix = prefixOf(application);
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

    /** The leg whose channel has this id, whichever instance created it; null if it is none of this application's legs. */
    public static @Nullable LegId legOf(String application, ChannelId channel) {
        return legIn(prefixOf(application), channel.value());
    }

    /** The leg whose channel has this id, whichever application created it; null if it is none of this library's legs. */
    public static @Nullable LegId legOf(String channel) {
        return legIn(PREFIX, channel);
    }

    private static @Nullable LegId legIn(String prefix, String channel) {
        Integer number = numberIn(prefix, channel, LEG);
        return number == null ? null : new LegId(number);
    }

    /** The bridge of a call or a room that has this id; null if it is none of this application's. */
    public static @Nullable BridgeKey bridgeOf(String application, BridgeId bridge) {
        BridgeKey talk = bridgeOf(application, bridge, BRIDGE, BridgePurpose.TALK);
        if (talk != null) {
            return talk;
        }
        BridgeKey room = bridgeOf(application, bridge, ROOM, BridgePurpose.ROOM);
        return room == null ? bridgeOf(application, bridge, SUPERVISION, BridgePurpose.SUPERVISION) : room;
    }

    private static @Nullable BridgeKey bridgeOf(
            String application, BridgeId bridge, Pattern form, BridgePurpose purpose) {
        Integer number = numberIn(prefixOf(application), bridge.value(), form);
        if (number == null || number == 0) {
            return null;
        }
        return callOf(application, bridge.value())
                .map(call -> new BridgeKey(call, number, purpose))
                .orElse(null);
    }

    private static @Nullable Integer numberIn(String prefix, String id, Pattern form) {
        if (!id.startsWith(prefix)) {
            return null;
        }
        Matcher part = form.matcher(id.substring(id.lastIndexOf('~') + 1));
        return part.matches() ? Integer.valueOf(part.group(1)) : null;
    }

    private static String prefixOf(String application) {
        return PREFIX + application + '~';
    }

    private String of(String part) {
        return prefixOf(application) + call + '~' + part;
    }
}
