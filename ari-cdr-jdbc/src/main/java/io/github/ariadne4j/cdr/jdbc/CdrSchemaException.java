package io.github.ariadne4j.cdr.jdbc;

/** The tables could not be migrated; the message has the reason. */
public final class CdrSchemaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CdrSchemaException(String message, Throwable cause) {
        super(message, cause);
    }
}
