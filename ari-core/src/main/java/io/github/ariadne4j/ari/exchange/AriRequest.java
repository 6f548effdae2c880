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
 * @param lane the lane of the queue
 * @param use the transports that suit it; null: derived from method and path
 */
public record AriRequest(
        String method,
        String path,
        List<Param> query,
        @Nullable String body,
        Lane lane,
        @Nullable SocketUse use) {
    private static final int USUAL_LENGTH = 128;

    /** Copies the parameters. */
    public AriRequest {
        query = List.copyOf(query);
    }

    /** A request whose transports are derived from method and path. */
    public AriRequest(String method, String path, List<Param> query, @Nullable String body, Lane lane) {
        this(method, path, query, body, lane, null);
    }

    /** Whether a request may use the event socket. */
    public enum SocketUse {
        /** Quick on the socket, and safe to repeat if it is lost with the socket. */
        PREFERRED,
        /** Slow on the socket, or not to be repeated: it uses the socket only without HTTP. */
        AVOIDED,
        /** Its answer can be too long for the socket. */
        IMPOSSIBLE
    }

    /** The priority of a request. */
    public enum Lane {
        /** Requests that set calls up, and queries. */
        NORMAL,
        /** Requests that end calls, which load must not delay. */
        URGENT
    }

    /**
     * A query parameter.
     *
     * @param name its name
     * @param value its value, not encoded
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

    /** The same with one more parameter; unchanged if the value is null. */
    public AriRequest and(String name, @Nullable String value) {
        if (value == null) {
            return this;
        }
        List<Param> more = new ArrayList<>(query);
        more.add(new Param(name, value));
        return new AriRequest(method, path, more, body, lane, use);
    }

    /** Path and query, encoded, as in the request line. */
    public String target() {
        return addTarget(new StringBuilder(USUAL_LENGTH)).toString();
    }

    private StringBuilder addTarget(StringBuilder to) {
        to.append("/ari").append(path);
        char separator = '?';
        for (Param param : query) {
            addEncoded(param.name(), to.append(separator));
            addEncoded(param.value(), to.append('='));
            separator = '&';
        }
        return to;
    }

    /** A description for messages, without parameters, which can contain telephone numbers. */
    public String summary() {
        return method + ' ' + path;
    }

    /** The full request for debugging: method, path and parameters in one line, and its body, if any, in the next. */
    public String text() {
        StringBuilder text =
                addTarget(new StringBuilder(2 * USUAL_LENGTH).append(method).append(' '));
        return (body == null ? text : text.append('\n').append(body)).toString();
    }

    /** Most parameters are words and numbers, which need no encoding. */
    private static void addEncoded(String text, StringBuilder to) {
        to.append(isPlain(text) ? text : URLEncoder.encode(text, StandardCharsets.UTF_8));
    }

    private static boolean isPlain(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (!isPlain(text.charAt(at))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(char c) {
        boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        return letter || c == '-' || c == '_' || c == '.' || c == '~';
    }
}
