package io.github.ariadne4j.dashboard.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The answer to a request.
 *
 * @param status the HTTP status
 * @param type the media type
 * @param body the bytes
 * @param headers additional headers, which override the default ones
 */
@SuppressWarnings("ArrayRecordComponent")
public record Response(int status, String type, byte[] body, Map<String, String> headers) {
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String JSON = "application/json";

    /** A plain text. */
    public static Response text(int status, String body) {
        return of(status, TEXT, body);
    }

    /** JSON. */
    public static Response json(int status, String body) {
        return of(status, JSON, body);
    }

    /** A text of another media type, in UTF-8. */
    public static Response of(int status, String type, String body) {
        return new Response(status, type, body.getBytes(StandardCharsets.UTF_8), Map.of());
    }
}
