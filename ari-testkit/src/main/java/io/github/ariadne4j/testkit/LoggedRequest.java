package io.github.ariadne4j.testkit;

import io.github.ariadne4j.testkit.rest.Operation;
import io.github.ariadne4j.testkit.rest.Transport;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request that the application sent.
 *
 * @param number its position in the order of arrival, from 1
 * @param method the HTTP method
 * @param path the path below {@code /ari}
 * @param query the query parameters
 * @param body the body, empty if none
 * @param operation the operation; empty if the simulator has none of that path and method
 * @param channelId the channel that it is about, from the path, the query or the body; empty if none
 * @param transport whether it came over HTTP or over the event socket
 */
public record LoggedRequest(
        int number,
        String method,
        String path,
        Map<String, String> query,
        String body,
        Optional<Operation> operation,
        String channelId,
        Transport transport) {
    /** Copies the query. */
    public LoggedRequest {
        query = Map.copyOf(query);
    }

    /** Whether it is a request for this operation. */
    public boolean isFor(Operation wanted) {
        return operation.filter(wanted::equals).isPresent();
    }

    /** Whether it names this channel, alone or among others. */
    public boolean concerns(String channel) {
        return List.of(channelId.split(",", -1)).contains(channel) || body.contains("\"" + channel + "\"");
    }

    /** A query parameter, empty if it has none of that name. */
    public String parameter(String name) {
        return query.getOrDefault(name, "");
    }
}
