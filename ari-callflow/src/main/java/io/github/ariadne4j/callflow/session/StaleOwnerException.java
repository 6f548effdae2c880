package io.github.ariadne4j.callflow.session;

import io.github.ariadne4j.callflow.call.CallOrigin;

/** A write was refused because a later instance of the application, here or elsewhere, owns its calls by now. */
public final class StaleOwnerException extends SessionStoreException {
    private static final long serialVersionUID = 1L;

    /**
     * Made by a store.
     *
     * @param what what was to be written, and of which call
     * @param origin whose calls they are
     * @param epoch the epoch of the instance that wanted to write
     */
    public StaleOwnerException(String what, CallOrigin origin, long epoch) {
        super(
                what + ": a later owner than epoch " + epoch + " has application " + origin.application()
                        + " on Asterisk " + origin.asteriskId(),
                null);
    }
}
