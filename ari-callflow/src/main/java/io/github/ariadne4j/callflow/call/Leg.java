package io.github.ariadne4j.callflow.call;

import io.github.ariadne4j.ari.model.ChannelId;

/**
 * One leg of a call.
 *
 * @param role which side it is
 * @param attempt 0 for the caller, 1 for the first target dialled, 2 for the second, …
 * @param channel its channel in Asterisk
 */
public record Leg(LegRole role, int attempt, ChannelId channel) {
    /** @throws IllegalArgumentException if the attempt does not fit the role */
    public Leg {
        if ((role == LegRole.A) != (attempt == 0) || attempt < 0) {
            throw new IllegalArgumentException("attempt must be 0 for leg A and positive for leg B: " + attempt);
        }
    }
}
