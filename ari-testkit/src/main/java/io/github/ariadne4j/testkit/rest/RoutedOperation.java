package io.github.ariadne4j.testkit.rest;

import java.util.Map;

/**
 * An operation with the parameters in the path of a request.
 *
 * @param operation the operation
 * @param names path parameters, for example {@code channelId}
 */
public record RoutedOperation(Operation operation, Map<String, String> names) {
    /** Copies the names. */
    public RoutedOperation {
        names = Map.copyOf(names);
    }

    /** A path parameter, empty if the path has none of that name. */
    public String name(String parameter) {
        return names.getOrDefault(parameter, "");
    }
}
