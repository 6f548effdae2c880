package io.github.ariadne4j.callflow.credit;

import org.jspecify.annotations.Nullable;

/** Credit was not reserved or settled. The message has the call and the reason. */
public final class CreditControlException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Made by a credit control.
     *
     * @param message the operation that failed, the call, and the reason
     * @param cause the exception of the database, if any
     */
    public CreditControlException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
