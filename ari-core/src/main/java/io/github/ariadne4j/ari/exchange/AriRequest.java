package io.github.ariadne4j.ari.exchange;

import io.github.ariadne4j.ari.json.RestFrames;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One REST request.
 *
 * @param method GET, POST, PUT or DELETE
 * @param path below {@code /ari}, with a leading slash and percent-encoded segments
 * @param query the parameters, not yet encoded
 * @param body a JSON body; null for none
 * @param lane which lane it takes
 * @param use which transports suit it; null: to be told from method and path
 */
public record AriRequest(
        String method,
        String path,
        List<Param> query,
        @Nullable String body,
        Lane lane,
        @Nullable SocketUse use) {
    /** Copies the parameters. */
    public AriRequest {
        query = List.copyOf(query);
    }

    /** The transports that suit it are told from method and path. */
    public AriRequest(String method, String path, List<Param> query, @Nullable String body, Lane lane) {
        this(method, path, query, body, lane, null);
    }

    /** Whether a request belongs on the event socket. */
    public enum SocketUse {
        /** Quick there, and harmless to repeat if it is lost with the socket. */
        PREFERRED,
        /** Slow there, or not to be repeated: on the socket only where there is no HTTP. */
        AVOIDED,
        /** Its answer may be too long for the socket. */
        IMPOSSIBLE
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
    public record Param(String name, String value) implements RestFrames.Parameter {}

    /** The same on another lane. */
    public AriRequest on(Lane other) {
        return new AriRequest(method, path, query, body, other, use);
    }

    /** The same with a body. */
    public AriRequest with(String json) {
        return new AriRequest(method, path, query, json, lane, use);
    }

    /** The same with one more parameter, unless it has no value. */
    public AriRequest and(String name, @Nullable String value) {
        if (value == null) {
            return this;
        }
        List<Param> more = new ArrayList<>(query);
        more.add(new Param(name, value));
        return new AriRequest(method, path, more, body, lane, use);
    }

    /** Path and query, encoded; what stands in the request line. */
    public String target() {
        StringBuilder target = new StringBuilder(128).append("/ari").append(path);
        char separator = '?';
        for (Param param : query) {
            target.append(separator).append(encoded(param.name())).append('=').append(encoded(param.value()));
            separator = '&';
        }
        return target.toString();
    }

    /** What a message may say of it: no parameters, which may hold numbers. */
    public String summary() {
        return method + ' ' + path;
    }

    /** All of it, as a debugging view shows it: method, path and parameters in one line, and its body, if any, in the next. */
    public String text() {
        String line = method + ' ' + target();
        return body == null ? line : line + '\n' + body;
    }

    /** Most parameters are words and numbers, which stay as they are. */
    private static String encoded(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (!isPlain(text.charAt(at))) {
                return URLEncoder.encode(text, StandardCharsets.UTF_8);
            }
        }
        return text;
    }

    private static boolean isPlain(char c) {
        boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        return letter || c == '-' || c == '_' || c == '.' || c == '~';
    }
}
