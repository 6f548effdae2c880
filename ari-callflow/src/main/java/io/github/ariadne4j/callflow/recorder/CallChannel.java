package io.github.ariadne4j.callflow.recorder;

import io.github.ariadne4j.callflow.model.ChannelNames;
import org.jspecify.annotations.Nullable;

/**
 * A channel of a recorded call, as the events describe it that are kept.
 *
 * @param lane the leg that it is or was
 * @param id Asterisk's unique id
 * @param callId the SIP Call-ID; empty if no event has it
 * @param sipStatus the SIP status that Asterisk sent with its end; null if it sent none
 * @param live whether no event has reported its end
 */
public record CallChannel(
        Lane lane, String id, String callId, @Nullable Integer sipStatus, boolean live) {
    /** Whether the application had Asterisk create it, and not a far end by its INVITE. */
    public boolean isCreated() {
        return ChannelNames.legOf(id) != null;
    }
}
