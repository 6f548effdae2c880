package io.github.ariadne4j.ari.json;

/** What came from the other side is no JSON, or not the JSON that ARI promises. */
public final class MalformedJsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedJsonException(String message, Throwable cause) {
        super(message, cause);
    }
}
