package io.github.ariadne4j.ari.resource;

import org.jspecify.annotations.Nullable;

/**
 * A request to Asterisk that did not do what it should. The message says what failed, on which id, and why. Expected
 * outcomes of a call (busy, no answer, caller gone) are values, not exceptions.
 */
public abstract sealed class AriException extends RuntimeException
        permits AriConflictException,
                AriConnectionException,
                AriNotFoundException,
                AriRejectedException,
                AriServerException,
                AriTimeoutException {
    private static final long serialVersionUID = 1L;

    AriException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Whether Asterisk may have carried the request out although we did not see it do so. */
    public abstract boolean outcomeUnknown();
}
