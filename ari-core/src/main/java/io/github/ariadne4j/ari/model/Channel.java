package io.github.ariadne4j.ari.model;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A channel as one event or response showed it: a snapshot, not a handle.
 *
 * @param id the channel's id
 * @param protocolId the protocol's own id of the call (SIP: Call-ID), empty if unknown
 * @param name Asterisk's name, for example {@code PJSIP/carrier-in-0000001a}
 * @param state the state
 * @param caller who the channel is
 * @param connected who the channel is connected to
 * @param accountCode the account code, empty if none
 * @param dialplan where the channel stands in the dialplan
 * @param created when Asterisk created the channel; null if it did not say
 * @param language the language, empty if none
 * @param rdnis whom the call was for before it was redirected ({@code caller_rdnis}), empty if unknown; untrusted
 * @param tenantId the tenant, empty if none
 * @param variables channel variables that {@code channelvars} in {@code ari.conf} adds to events
 */
public record Channel(
        ChannelId id,
        String protocolId,
        String name,
        ChannelState state,
        CallerId caller,
        CallerId connected,
        String accountCode,
        DialplanPosition dialplan,
        @Nullable Instant created,
        String language,
        String rdnis,
        String tenantId,
        Map<String, String> variables) {
    /** Copies the variables. */
    public Channel {
        variables = Map.copyOf(variables);
    }
}
