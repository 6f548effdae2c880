package io.github.ariadne4j.testkit.record.relay;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The target of a request.
 *
 * @param path the path, not decoded
 * @param query the decoded query; of repeated parameters the last, as in Asterisk
 */
public record Target(String path, Map<String, String> query) {
    /** Splits a URI, which may lack scheme and host. */
    public static Target of(String uri) {
        QueryStringDecoder decoder = new QueryStringDecoder(uri);
        Map<String, String> query = new LinkedHashMap<>();
        decoder.parameters().forEach((name, values) -> query.put(name, values.get(values.size() - 1)));
        return new Target(decoder.rawPath(), query);
    }
}
