package io.github.ariadne4j.testkit.telephony;

import java.util.Map;

/**
 * The parameters of {@code POST /channels/create}; texts are empty where the request left them out.
 *
 * @param endpoint the endpoint to dial
 * @param application the application that will control the channel
 * @param appArgs the arguments of its {@code StasisStart}, separated by commas
 * @param channelId the requested id
 * @param originator the channel on whose behalf it is created
 * @param variables channel variables to set first
 */
public record CreateRequest(
        String endpoint,
        String application,
        String appArgs,
        String channelId,
        String originator,
        Map<String, String> variables) {
    /** Copies the variables. */
    public CreateRequest {
        variables = Map.copyOf(variables);
    }
}
