package io.github.ariadne4j.ari.resource;

import io.github.ariadne4j.ari.model.ChannelId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A channel to be created, in Stasis at once and not yet dialled ({@code POST /channels/create}).
 *
 * @param id the new channel's id, made by us and never used before
 * @param endpoint what to call, for example {@code PJSIP/331234567890@my-peer}; built from checked parts, never from
 *     what a caller sent
 * @param appArgs the arguments its {@code StasisStart} will carry; no comma, quote or parenthesis of foreign origin
 * @param originator the channel on whose behalf it is created: gives codecs and linkedid, and subscribes the application
 *     to that channel until it is destroyed; null for none
 * @param variables channel variables set before it enters Stasis; names are constants of the program
 */
public record CreateChannel(
        ChannelId id,
        String endpoint,
        String appArgs,
        @Nullable ChannelId originator,
        Map<String, String> variables) {
    /** @throws IllegalArgumentException if the endpoint is not {@code Technology/resource} */
    public CreateChannel {
        int slash = endpoint.indexOf('/');
        if (slash < 1 || slash == endpoint.length() - 1) {
            throw new IllegalArgumentException("endpoint must be Technology/resource: " + endpoint);
        }
        variables = Map.copyOf(variables);
    }
}
