package io.github.ariadne4j.examples.b2bua.status;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * What a request is answered with.
 *
 * @param status the HTTP status
 * @param type the media type
 * @param body the text
 * @param charset how it is sent
 */
record Page(int status, String type, String body, Charset charset) {
    static final String JSON = "application/json";
    private static final String TEXT = "text/plain; charset=utf-8";

    Page(int status, String type, String body) {
        this(status, type, body, StandardCharsets.UTF_8);
    }

    /** Bytes that are no text. */
    static Page binary(String type, byte[] body) {
        return new Page(200, type, new String(body, StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1);
    }

    byte[] bytes() {
        return body.getBytes(charset);
    }

    static Page text(int status, String body) {
        return new Page(status, TEXT, body);
    }
}
