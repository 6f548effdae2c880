package io.github.ariadne4j.ari.request;

import org.jspecify.annotations.Nullable;

/**
 * The request was sent and no answer came: Asterisk may or may not have carried it out. {@link io.github.ariadne4j.ari.ReadBack} tells, by the id
 * that we made ourselves. Sending it again is safe only where an id makes it so (a create answers 409); never dial twice.
 */
public abstract sealed class AriOutcomeUnknownException extends AriException
        permits AriConnectionLostException, AriTimeoutException {
    private static final long serialVersionUID = 1L;

    AriOutcomeUnknownException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
