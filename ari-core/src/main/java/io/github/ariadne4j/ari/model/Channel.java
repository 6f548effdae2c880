package io.github.ariadne4j.ari.model;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A channel at the time of one event or answer: a snapshot, not a handle.
 *
 * @param id the channel's id
 * @param protocolId the protocol's own id of the call (SIP: Call-ID), empty if unknown
 * @param name Asterisk's name, for example {@code PJSIP/carrier-in-0000001a}
 * @param state the state
 * @param caller the caller id of the channel
 * @param connected the connected line: the party that the channel is connected to
 * @param accountCode the account code, empty if none
 * @param dialplan the position in the dialplan
 * @param created when Asterisk created the channel; null if unknown
 * @param language the language, empty if none
 * @param rdnis the redirecting number ({@code caller_rdnis}), empty if unknown; untrusted
 * @param tenantId the tenant, empty if none
 * @param variables the channel variables named by {@code channelvars} in {@code ari.conf}
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
