package io.github.ariadne4j.ari.exchange;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The answer to a request. Safe on any thread. */
public final class AriResponse {
    private final int status;
    private final @Nullable String text;
    private final byte[] content;
    private final Charset charset;

    private AriResponse(int status, @Nullable String text, byte[] content, Charset charset) {
        this.status = status;
        this.text = text;
        this.content = content;
        this.charset = charset;
    }

    /**
     * An answer with a decoded body.
     *
     * @param status the HTTP status
     * @param body the body, empty if none
     */
    public AriResponse(int status, String body) {
        this(status, body, new byte[0], StandardCharsets.UTF_8);
    }

    /**
     * An answer whose body is decoded by the thread that reads it: a list of all channels takes too long for the loop.
     *
     * @param status the HTTP status
     * @param content the bytes of the body; not copied
     * @param charset ISO 8859-1 for a recording: each character of the body is then one byte
     */
    public AriResponse(int status, byte[] content, Charset charset) {
        this(status, null, content, charset);
    }

    /** The bytes of a body that is a recording. */
    public static byte[] bytes(String body) {
        return body.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The body, empty if none. Decoded at each call. */
    public String body() {
        return text == null ? new String(content, charset) : text;
    }

    /** Whether the status is 2xx. */
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    @Override
    public String toString() {
        return status + " " + body();
    }
}
