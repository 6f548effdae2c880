package io.github.ariadne4j.ari.application;

import io.github.ariadne4j.ari.request.RequestChecks;
import java.util.List;
import java.util.Map;

/**
 * A custom event, which an application receives as {@code ChannelUserevent}.
 *
 * @param name its name
 * @param application the receiving application
 * @param sources channels, bridges and endpoints that are included in it; may be empty
 * @param variables its values by name
 */
public record UserEvent(String name, String application, List<EventSource> sources, Map<String, String> variables) {
    /** @throws IllegalArgumentException if it has no name */
    public UserEvent {
        RequestChecks.notBlank("name", name);
        sources = List.copyOf(sources);
        variables = Map.copyOf(variables);
    }

    /** A custom event without sources. */
    public static UserEvent of(String name, String application, Map<String, String> variables) {
        return new UserEvent(name, application, List.of(), variables);
    }
}
