package io.github.ariadne4j.ari.channel;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.request.RequestChecks;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request to create a channel that exchanges media with an external program ({@code POST /channels/externalMedia}).
 *
 * @param id the new channel's id, chosen by the client and never used before
 * @param peer the program
 * @param format the codec, for example {@code slin16}
 * @param variables channel variables set on creation
 * @param application the application it enters; null: the client's own
 */
public record ExternalMedia(
        ChannelId id,
        MediaPeer peer,
        String format,
        Map<String, String> variables,
        @Nullable String application) {
    /** @throws IllegalArgumentException if the codec is blank */
    public ExternalMedia {
        RequestChecks.notBlank("format", format);
        variables = Map.copyOf(variables);
    }

    /** In the client's own application, without variables. */
    public static ExternalMedia of(ChannelId id, MediaPeer peer, String format) {
        return new ExternalMedia(id, peer, format, Map.of(), null);
    }

    /** The same with these variables. */
    public ExternalMedia withVariables(Map<String, String> values) {
        return new ExternalMedia(id, peer, format, values, application);
    }

    /** The same for another application. */
    public ExternalMedia withApplication(String name) {
        return new ExternalMedia(id, peer, format, variables, name);
    }
}
