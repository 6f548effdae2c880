package io.github.ariadne4j.testkit.state;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The events that Asterisk sends, as JSON without the fields that every event has. */
public final class Events {
    private Events() {}

    /** An event that has a type only. */
    public static ObjectNode ofType(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }

    /** An event that carries the channel and nothing else, such as {@code ChannelStateChange}. */
    public static ObjectNode about(String type, SimulatedChannel channel) {
        ObjectNode event = ofType(type);
        event.set("channel", Snapshots.of(channel));
        return event;
    }

    static ObjectNode stasisStart(SimulatedChannel channel, List<String> args) {
        ObjectNode event = about("StasisStart", channel);
        event.set("args", Snapshots.strings(args));
        return event;
    }

    /** The channel takes the place of another one. */
    static ObjectNode stasisStartFor(SimulatedChannel replaced, SimulatedChannel channel) {
        ObjectNode event = stasisStart(channel, List.of());
        event.set("replace_channel", Snapshots.of(replaced));
        return event;
    }

    /** The application to which a channel should move is not active. */
    public static ObjectNode moveFailed(SimulatedChannel channel, String destination, List<String> args) {
        ObjectNode event = about("ApplicationMoveFailed", channel);
        event.put("destination", destination);
        event.set("args", Snapshots.strings(args));
        return event;
    }

    static ObjectNode dialplan(SimulatedChannel channel, String data) {
        return about("ChannelDialplan", channel).put("dialplan_app", "Stasis").put("dialplan_app_data", data);
    }

    /** A channel variable was set. */
    public static ObjectNode varset(SimulatedChannel channel, String variable, String value) {
        return about("ChannelVarset", channel).put("variable", variable).put("value", value);
    }

    /** A telephone sent a DTMF digit; its duration is always 100 ms. */
    public static ObjectNode dtmf(SimulatedChannel channel, String digit) {
        return about("ChannelDtmfReceived", channel).put("digit", digit).put("duration_ms", 100);
    }

    /** A hangup request. Soft: the cause is a flag value of Asterisk, 32 for a request or a timeout, and no Q.850 cause. */
    public static ObjectNode hangupRequest(
            SimulatedChannel channel, @Nullable Integer cause, @Nullable Integer sipStatus, boolean soft) {
        ObjectNode event = about("ChannelHangupRequest", channel);
        if (cause != null) {
            event.put("cause", cause);
        }
        if (sipStatus != null) {
            event.put("tech_cause", sipStatus);
        }
        if (soft) {
            event.put("soft", true);
        }
        return event;
    }

    /** A channel ended; without a SIP status {@code tech_cause} is absent. */
    public static ObjectNode destroyed(SimulatedChannel channel, int cause, @Nullable Integer sipStatus) {
        ObjectNode event = about("ChannelDestroyed", channel);
        event.put("cause", cause).put("cause_txt", SipCauses.textOf(cause));
        if (sipStatus != null) {
            event.put("tech_cause", sipStatus);
        }
        return event;
    }

    /** The caller is absent, also when the dial request named one. */
    public static ObjectNode dial(SimulatedChannel peer, String status, String dialString, String forward) {
        ObjectNode event = ofType("Dial")
                .put("dialstatus", status)
                .put("dialstring", dialString)
                .put("forward", forward);
        event.set("peer", Snapshots.of(peer));
        return event;
    }

    /** The bridge comes before the channel, as in Asterisk. */
    public static ObjectNode bridged(String type, SimulatedBridge bridge, SimulatedChannel channel) {
        ObjectNode event = ofType(type);
        event.set("bridge", Snapshots.of(bridge));
        event.set("channel", Snapshots.of(channel));
        return event;
    }

    /** A bridge ended. */
    public static ObjectNode bridgeDestroyed(SimulatedBridge bridge) {
        ObjectNode event = ofType("BridgeDestroyed");
        event.set("bridge", Snapshots.of(bridge));
        return event;
    }

    /** {@code PlaybackStarted}, {@code PlaybackContinuing} or {@code PlaybackFinished}. */
    public static ObjectNode playback(String type, SimulatedPlayback playback) {
        ObjectNode event = ofType(type);
        event.set("playback", Snapshots.of(playback));
        return event;
    }

    /** {@code RecordingStarted}, {@code RecordingFinished} or {@code RecordingFailed}. */
    public static ObjectNode recording(String type, SimulatedRecording recording, Instant now) {
        ObjectNode event = ofType(type);
        event.set("recording", Snapshots.of(recording, now));
        return event;
    }

    /** The state of a device changed; the device is written as the REST operations return it. */
    public static ObjectNode deviceState(ObjectNode device) {
        ObjectNode event = ofType("DeviceStateChanged");
        event.set("device_state", device);
        return event;
    }
}
