package io.github.ariadne4j.ari.request;

import org.jspecify.annotations.Nullable;

/**
 * The request was sent and no answer came: Asterisk may or may not have carried it out.
 * {@link io.github.ariadne4j.ari.ReadBack} queries the result by the id that the client chose. A repetition is safe
 * only for requests with such an id (a second create answers 409); never repeat a dial.
 */
public abstract sealed class AriOutcomeUnknownException extends AriException
        permits AriConnectionLostException, AriTimeoutException {
    private static final long serialVersionUID = 1L;

    AriOutcomeUnknownException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
