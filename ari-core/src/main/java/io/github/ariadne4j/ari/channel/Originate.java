package io.github.ariadne4j.ari.channel;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.request.RequestChecks;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request to create and dial a channel, which enters an application or the dialplan when it is answered ({@code POST
 * /channels/{id}}). The channel is not in Stasis before the answer. To control a call while it rings, use
 * {@link CreateChannel} and {@code dial}.
 *
 * @param id the new channel's id, chosen by the client and never used before; at most 149 characters
 * @param endpoint the endpoint to call, for example {@code PJSIP/331234567890@my-peer}; built from validated parts
 * @param to the destination of the answered channel
 * @param callerId the caller id, for example {@code Alice <1000>}; empty: none is set
 * @param timeout ringing time, in whole seconds; null: no limit. Asterisk's default is 30 s
 * @param variables channel variables set on creation; names are constants of the program
 * @param otherId the id of the second half, if the endpoint is a Local channel; null: chosen by Asterisk
 * @param originator the channel on whose behalf it is created; null for none; Asterisk answers 400 if it does not exist
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

    /**
     * @throws IllegalArgumentException if the endpoint is not of the form {@code Technology/resource}, or if both
     *     originator and formats are given
     */
    public Originate {
        RequestChecks.endpoint(endpoint);
        RequestChecks.codecs(originator, formats);
        if (timeout != null) {
            RequestChecks.notNegative("timeout", timeout);
        }
        variables = Map.copyOf(variables);
        formats = List.copyOf(formats);
    }

    /** To the client's own application, with a ringing time of 30 s. */
    public static Originate of(ChannelId id, String endpoint) {
        return new Originate(
                id, endpoint, new OriginateTo.Application(null, ""), "", RINGS, Map.of(), null, null, List.of());
    }

    /** The same with another destination. */
    public Originate withTo(OriginateTo place) {
        return new Originate(id, endpoint, place, callerId, timeout, variables, otherId, originator, formats);
    }

    /** The same with a caller id. */
    public Originate withCallerId(String caller) {
        return new Originate(id, endpoint, to, caller, timeout, variables, otherId, originator, formats);
    }

    /** The same with another ringing time; null: no limit. */
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
