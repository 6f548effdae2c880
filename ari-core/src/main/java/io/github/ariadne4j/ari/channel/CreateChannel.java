package io.github.ariadne4j.ari.channel;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.request.RequestChecks;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request to create a channel, which enters Stasis at once and is not dialled yet ({@code POST /channels/create}).
 *
 * @param id the new channel's id, chosen by the client and never used before
 * @param endpoint the endpoint to call, for example {@code PJSIP/331234567890@my-peer}; built from validated parts,
 *     never from untrusted input
 * @param appArgs the arguments of its {@code StasisStart}; no comma, quote or parenthesis from untrusted input
 * @param originator the channel on whose behalf it is created: codecs and linkedid are taken from it, and the
 *     application is subscribed to it until it is destroyed; null for none
 * @param variables channel variables set before it enters Stasis; names are constants of the program
 * @param application the application it enters; null: the client's own
 * @param otherId the id of the second half, if the endpoint is a Local channel; null: chosen by Asterisk
 * @param formats the codecs to offer, for example {@code ulaw}; empty: those of the originator or of the endpoint
 */
public record CreateChannel(
        ChannelId id,
        String endpoint,
        String appArgs,
        @Nullable ChannelId originator,
        Map<String, String> variables,
        @Nullable String application,
        @Nullable ChannelId otherId,
        List<String> formats) {
    /**
     * @throws IllegalArgumentException if the endpoint is not of the form {@code Technology/resource}, or if both
     *     originator and formats are given
     */
    public CreateChannel {
        RequestChecks.endpoint(endpoint);
        RequestChecks.codecs(originator, formats);
        variables = Map.copyOf(variables);
        formats = List.copyOf(formats);
    }

    /** For the client's own application, with the codecs of the originator or of the endpoint. */
    public CreateChannel(
            ChannelId id,
            String endpoint,
            String appArgs,
            @Nullable ChannelId originator,
            Map<String, String> variables) {
        this(id, endpoint, appArgs, originator, variables, null, null, List.of());
    }

    /** These two, and no optional value. */
    public static CreateChannel of(ChannelId id, String endpoint) {
        return new CreateChannel(id, endpoint, "", null, Map.of());
    }

    /** The same with arguments for its {@code StasisStart}. */
    public CreateChannel withAppArgs(String args) {
        return new CreateChannel(id, endpoint, args, originator, variables, application, otherId, formats);
    }

    /** The same on behalf of a channel. */
    public CreateChannel withOriginator(ChannelId channel) {
        return new CreateChannel(id, endpoint, appArgs, channel, variables, application, otherId, formats);
    }

    /** The same with these variables. */
    public CreateChannel withVariables(Map<String, String> values) {
        return new CreateChannel(id, endpoint, appArgs, originator, values, application, otherId, formats);
    }

    /** The same for another application. */
    public CreateChannel withApplication(String name) {
        return new CreateChannel(id, endpoint, appArgs, originator, variables, name, otherId, formats);
    }

    /** The same with an id for the second half of a Local channel. */
    public CreateChannel withOtherId(ChannelId other) {
        return new CreateChannel(id, endpoint, appArgs, originator, variables, application, other, formats);
    }

    /** The same with these codecs. */
    public CreateChannel withFormats(List<String> names) {
        return new CreateChannel(id, endpoint, appArgs, originator, variables, application, otherId, names);
    }
}
