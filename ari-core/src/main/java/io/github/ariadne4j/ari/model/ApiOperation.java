package io.github.ariadne4j.ari.model;

import java.util.Set;

/**
 * An operation in the API description of a server.
 *
 * @param method GET, POST, PUT or DELETE
 * @param path below {@code /ari}, with names in braces, for example {@code /channels/{channelId}/answer}
 * @param parameters the names of its parameters, without those of the path
 */
public record ApiOperation(String method, String path, Set<String> parameters) {
    /** Copies the parameters. */
    public ApiOperation {
        parameters = Set.copyOf(parameters);
    }
}
