package io.github.ariadne4j.ari.json;

/** A received text is not JSON, or lacks fields that ARI defines. */
public final class MalformedJsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedJsonException(String message, Throwable cause) {
        super(message, cause);
    }
}
