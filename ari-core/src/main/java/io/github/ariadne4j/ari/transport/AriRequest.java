package io.github.ariadne4j.ari.transport;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One REST request.
 *
 * @param method GET, POST, PUT or DELETE
 * @param path below {@code /ari}, with a leading slash and percent-encoded segments
 * @param query the parameters, not yet encoded
 * @param body a JSON body; null for none
 * @param lane which lane it takes
 */
public record AriRequest(
        String method,
        String path,
        List<Param> query,
        @Nullable String body,
        Lane lane) {
    /** Copies the parameters. */
    public AriRequest {
        query = List.copyOf(query);
    }

    /** Which requests may overtake which. */
    public enum Lane {
        /** Everything that sets a call up or asks for something. */
        NORMAL,
        /** What ends a call: load must never keep one alive. */
        URGENT
    }

    /**
     * A query parameter.
     *
     * @param name its name
     * @param value its value, as it is
     */
    public record Param(String name, String value) {}

    /** The same on another lane. */
    public AriRequest on(Lane other) {
        return new AriRequest(method, path, query, body, other);
    }

    /** The same with a body. */
    public AriRequest with(String json) {
        return new AriRequest(method, path, query, json, lane);
    }

    /** The same with one more parameter, unless it has no value. */
    public AriRequest and(String name, @Nullable String value) {
        if (value == null) {
            return this;
        }
        List<Param> more = new ArrayList<>(query);
        more.add(new Param(name, value));
        return new AriRequest(method, path, more, body, lane);
    }

    /** Path and query, encoded; what stands in the request line. */
    String target() {
        if (query.isEmpty()) {
            return "/ari" + path;
        }
        return "/ari" + path
                + query.stream()
                        .map(param -> encoded(param.name()) + '=' + encoded(param.value()))
                        .collect(Collectors.joining("&", "?", ""));
    }

    /** What a message may say of it: no parameters, which may hold numbers. */
    public String summary() {
        return method + ' ' + path;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
