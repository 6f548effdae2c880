package io.github.ariadne4j.ari.application;

import io.github.ariadne4j.ari.request.RequestChecks;
import java.util.List;
import java.util.Map;

/**
 * An event of one's own making; the application gets it as {@code ChannelUserevent}.
 *
 * @param name its name
 * @param application who gets it
 * @param sources which channels, bridges and endpoints it shows; may be empty
 * @param variables what it says
 */
public record UserEvent(String name, String application, List<EventSource> sources, Map<String, String> variables) {
    /** @throws IllegalArgumentException if it has no name */
    public UserEvent {
        RequestChecks.notBlank("name", name);
        sources = List.copyOf(sources);
        variables = Map.copyOf(variables);
    }

    /** One that shows nothing. */
    public static UserEvent of(String name, String application, Map<String, String> variables) {
        return new UserEvent(name, application, List.of(), variables);
    }
}
