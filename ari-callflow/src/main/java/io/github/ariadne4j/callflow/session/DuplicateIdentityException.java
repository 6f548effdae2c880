package io.github.ariadne4j.callflow.session;

import io.github.ariadne4j.callflow.call.CallOrigin;

/**
 * Two Asterisk servers report the same identity, and the calls of the other server have an owner with a valid lease. The start of
 * this instance is refused, as it would take over those calls. Set {@code entityid} in the {@code asterisk.conf} of one of them.
 */
public final class DuplicateIdentityException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    /**
     * Made at the start of an engine.
     *
     * @param origin the application and identity
     * @param other a description of the other server
     */
    public DuplicateIdentityException(CallOrigin origin, String other) {
        super("another Asterisk reports the identity " + origin.asteriskId() + " too (" + other
                + "), and an instance of application " + origin.application()
                + " is running against it: give one of the two servers an entityid of its own in asterisk.conf");
    }
}
