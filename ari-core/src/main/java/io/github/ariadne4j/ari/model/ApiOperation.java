package io.github.ariadne4j.ari.model;

import java.util.Set;

/**
 * An operation that a server describes.
 *
 * @param method GET, POST, PUT or DELETE
 * @param path below {@code /ari}, with names in braces, for example {@code /channels/{channelId}/answer}
 * @param parameters the names of its parameters, those of the path not among them
 */
public record ApiOperation(String method, String path, Set<String> parameters) {
    /** Copies the parameters. */
    public ApiOperation {
        parameters = Set.copyOf(parameters);
    }
}
