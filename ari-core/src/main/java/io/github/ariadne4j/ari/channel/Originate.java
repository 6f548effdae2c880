package io.github.ariadne4j.ari.channel;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.request.RequestChecks;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A channel to be created, dialled, and handed on once it is answered ({@code POST /channels/{id}}). It is not in Stasis
 * before the answer; a call that must be controlled while it rings is made with {@link CreateChannel} and {@code dial}.
 *
 * @param id the new channel's id, made by us and never used before; at most 149 characters
 * @param endpoint what to call, for example {@code PJSIP/331234567890@my-peer}; built from checked parts
 * @param to where it goes when answered
 * @param callerId who calls, for example {@code Alice <1000>}; empty: none is set
 * @param timeout how long it may ring, to the second; null: without a limit. Asterisk's default is 30 s
 * @param variables channel variables set on creation; names are constants of the program
 * @param otherId the id of the second half, if the endpoint is a Local channel; null: Asterisk makes one
 * @param originator the channel on whose behalf it is created; null for none; an unknown one is a 400
 * @param formats the codecs to offer; empty: those of the originator or of the endpoint
 */
public record Originate(
        ChannelId id,
        String endpoint,
        OriginateTo to,
        String callerId,
        @Nullable Duration timeout,
        Map<String, String> variables,
        @Nullable ChannelId otherId,
        @Nullable ChannelId originator,
        List<String> formats) {
    private static final Duration RINGS = Duration.ofSeconds(30);

    /** @throws IllegalArgumentException if the endpoint is no {@code Technology/resource}, or codecs come from two sides */
    public Originate {
        RequestChecks.endpoint(endpoint);
        RequestChecks.codecs(originator, formats);
        if (timeout != null) {
            RequestChecks.notNegative("timeout", timeout);
        }
        variables = Map.copyOf(variables);
        formats = List.copyOf(formats);
    }

    /** Into the client's own application; rings for 30 s at most. */
    public static Originate of(ChannelId id, String endpoint) {
        return new Originate(
                id, endpoint, new OriginateTo.Application(null, ""), "", RINGS, Map.of(), null, null, List.of());
    }

    /** The same to another place. */
    public Originate withTo(OriginateTo place) {
        return new Originate(id, endpoint, place, callerId, timeout, variables, otherId, originator, formats);
    }

    /** The same with a caller id. */
    public Originate withCallerId(String caller) {
        return new Originate(id, endpoint, to, caller, timeout, variables, otherId, originator, formats);
    }

    /** The same with another time to ring; null: without a limit. */
    public Originate withTimeout(@Nullable Duration time) {
        return new Originate(id, endpoint, to, callerId, time, variables, otherId, originator, formats);
    }

    /** The same with these variables. */
    public Originate withVariables(Map<String, String> values) {
        return new Originate(id, endpoint, to, callerId, timeout, values, otherId, originator, formats);
    }

    /** The same with an id for the second half of a Local channel. */
    public Originate withOtherId(ChannelId other) {
        return new Originate(id, endpoint, to, callerId, timeout, variables, other, originator, formats);
    }

    /** The same on behalf of a channel. */
    public Originate withOriginator(ChannelId channel) {
        return new Originate(id, endpoint, to, callerId, timeout, variables, otherId, channel, formats);
    }

    /** The same with these codecs. */
    public Originate withFormats(List<String> names) {
        return new Originate(id, endpoint, to, callerId, timeout, variables, otherId, originator, names);
    }
}
