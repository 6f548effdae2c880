package io.github.ariadne4j.ari.model;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The state of a channel, as in Asterisk's {@code ast_channel_state}. */
public enum ChannelState {
    /** Created; no signalling was sent. */
    DOWN("Down"),
    /** Reserved. */
    RESERVED("Rsrved"),
    /** Off hook. */
    OFF_HOOK("OffHook"),
    /** Digits are being dialled. */
    DIALING("Dialing"),
    /** An inbound call that is not answered yet: the line is ringing at our end. */
    RING("Ring"),
    /** An outbound call whose far end is ringing. */
    RINGING("Ringing"),
    /** Answered. */
    UP("Up"),
    /** Busy. */
    BUSY("Busy"),
    /** Dialling while off hook. */
    DIALING_OFF_HOOK("Dialing Offhook"),
    /** A call was detected; its caller id is not received yet. */
    PRE_RING("Pre-ring"),
    /** A state that this version has no value for. */
    UNKNOWN("Unknown");

    private static final Map<String, ChannelState> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(state -> state.ariName, Function.identity()));

    private final String ariName;

    ChannelState(String ariName) {
        this.ariName = ariName;
    }

    /** The state with this name in ARI; {@link #UNKNOWN} for any other name. */
    public static ChannelState of(String ariName) {
        return BY_NAME.getOrDefault(ariName, UNKNOWN);
    }

    /** The name of this state in ARI. */
    public String ariName() {
        return ariName;
    }
}
