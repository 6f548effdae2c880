package io.github.ariadne4j.ari.ari4java.http;

import ch.loway.oss.ari4java.tools.HttpParam;
import io.github.ariadne4j.ari.exchange.AriRequest;
import io.github.ariadne4j.ari.exchange.AriRequest.Lane;
import io.github.ariadne4j.ari.exchange.AriRequest.Param;
import io.github.ariadne4j.ari.exchange.PathSegments;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Translates the arguments of ari4java's HTTP client into requests. */
final class RequestTranslator {
    /** Requests that end a call or a part of it. */
    private static final Pattern ENDS = Pattern.compile(
            "DELETE /(channels|bridges|playbacks|recordings/live)/[^/]+" + "|POST /recordings/live/[^/]+/stop");

    private RequestTranslator() {}

    /** Parameters that were not set have the value null. */
    static AriRequest request(String uri, String method, @Nullable List<HttpParam> parameters, @Nullable String body) {
        List<Param> query = parameters == null
                ? List.of()
                : parameters.stream()
                        .filter(parameter -> parameter.getValue() != null)
                        .map(parameter -> new Param(parameter.getName(), parameter.getValue()))
                        .toList();
        return new AriRequest(method, PathSegments.normal(uri), query, body, lane(method, uri));
    }

    private static Lane lane(String method, String uri) {
        return ENDS.matcher(method + ' ' + uri).matches() ? Lane.URGENT : Lane.NORMAL;
    }
}
