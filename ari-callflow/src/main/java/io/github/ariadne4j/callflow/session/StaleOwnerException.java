package io.github.ariadne4j.callflow.session;

import io.github.ariadne4j.callflow.call.CallOrigin;

/** A write was refused because a later instance of the application, on this or another host, owns its calls. */
public final class StaleOwnerException extends SessionStoreException {
    private static final long serialVersionUID = 1L;

    /**
     * Made by a store.
     *
     * @param what the refused write and its call
     * @param origin the origin of the calls
     * @param epoch the epoch of the instance that tried to write
     */
    public StaleOwnerException(String what, CallOrigin origin, long epoch) {
        super(
                what + ": a later owner than epoch " + epoch + " has application " + origin.application()
                        + " on Asterisk " + origin.asteriskId(),
                null);
    }
}
