package io.github.ariadne4j.testkit.wire;

import io.github.ariadne4j.testkit.rest.RestRequest;
import io.github.ariadne4j.testkit.rest.RestResponse;
import io.github.ariadne4j.testkit.rest.Transport;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Converts Netty's messages into requests and responses and back. */
final class HttpMessages {
    private static final String PREFIX = "/ari";

    private HttpMessages() {}

    static RestRequest requestOf(FullHttpRequest http) {
        QueryStringDecoder uri = new QueryStringDecoder(http.uri());
        String path = uri.rawPath();
        return new RestRequest(
                http.method().name(),
                path.startsWith(PREFIX) ? path.substring(PREFIX.length()) : path,
                lastOfEach(uri.parameters()),
                header(http, HttpHeaderNames.CONTENT_TYPE),
                http.content().toString(StandardCharsets.UTF_8),
                header(http, HttpHeaderNames.AUTHORIZATION),
                header(http, HttpHeaderNames.HOST),
                Transport.HTTP);
    }

    static FullHttpResponse responseOf(RestResponse response) {
        FullHttpResponse http = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                new HttpResponseStatus(response.status(), response.reason()),
                Unpooled.copiedBuffer(response.body(), StandardCharsets.UTF_8));
        http.headers().set(HttpHeaderNames.SERVER, "Asterisk/22.10.1");
        if (!response.body().isEmpty()) {
            http.headers().set(HttpHeaderNames.CONTENT_TYPE, "application/json");
        }
        if (response.status() == 401) {
            http.headers().set(HttpHeaderNames.WWW_AUTHENTICATE, "Basic realm=\"Asterisk REST Interface\"");
        }
        if (response.status() != 204) {
            http.headers().set(HttpHeaderNames.CONTENT_LENGTH, http.content().readableBytes());
        }
        return http;
    }

    static String urlOf(FullHttpRequest http) {
        return "ws://" + header(http, HttpHeaderNames.HOST) + http.uri();
    }

    /** Of repeated parameters Asterisk uses the last. */
    private static Map<String, String> lastOfEach(Map<String, List<String>> parameters) {
        Map<String, String> query = new LinkedHashMap<>();
        parameters.forEach((name, values) -> query.put(name, values.get(values.size() - 1)));
        return query;
    }

    private static String header(FullHttpRequest http, CharSequence name) {
        String value = http.headers().get(name);
        return value == null ? "" : value;
    }
}
