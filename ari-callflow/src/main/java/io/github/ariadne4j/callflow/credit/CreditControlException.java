package io.github.ariadne4j.callflow.credit;

import org.jspecify.annotations.Nullable;

/** Credit could not be reserved or settled; the message says of which call, and why. */
public final class CreditControlException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Made by a credit control.
     *
     * @param message what failed, of which call, and why
     * @param cause what the store said, if anything
     */
    public CreditControlException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
