package io.github.ariadne4j.ari.exchange;

import java.nio.charset.StandardCharsets;

/**
 * The answer to a request.
 *
 * @param status the HTTP status
 * @param body the body, empty if none; a recording's bytes stand in it one per character
 */
public record AriResponse(int status, String body) {
    /** The body as it was if it is a recording. */
    public static byte[] bytes(String body) {
        return body.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Whether Asterisk did what it was asked. */
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }
}
