package io.github.ariadne4j.testkit.model;

import io.github.ariadne4j.testkit.script.CalleeScript;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A channel of the simulated Asterisk; read and written under the loop's lock only. */
final class SimulatedChannel {
    final String id;
    final String name;
    final String exten;
    final Instant created;
    final Map<String, String> variables = new LinkedHashMap<>();
    final SipDialog sip = new SipDialog();
    /** What the far end of a created channel does; null for a channel that called in. */
    final @Nullable CalleeScript script;

    /** What was dialled, {@code 3314@peer} of {@code PJSIP/3314@peer}; empty for a channel that called in. */
    final String dialString;

    ChannelState state;
    String callerNumber = "";
    String connectedNumber = "";
    /** The application data of {@code Stasis()}; a move does not change it. */
    String stasisData = "";
    /** The application that controls the channel; null before Stasis and after it. */
    @Nullable StasisApplication application;

    @Nullable SimulatedBridge bridge;

    boolean dialled;
    /** The INVITE is out: the far end can do something from here on. */
    boolean invited;

    boolean ending;
    boolean gone;
    int hangupCause;

    SimulatedChannel(
            String id,
            String name,
            String exten,
            Instant created,
            ChannelState state,
            String dialString,
            @Nullable CalleeScript script) {
        this.id = id;
        this.name = name;
        this.exten = exten;
        this.created = created;
        this.state = state;
        this.dialString = dialString;
        this.script = script;
    }

    boolean calledIn() {
        return script == null;
    }

    boolean isUp() {
        return state == ChannelState.UP;
    }
}
