package io.github.ariadne4j.callflow;

/**
 * A condition that keeps an engine from serving calls.
 *
 * @param kind the kind of condition
 * @param detail a description in one line for an operator; may contain text of a server
 */
public record HealthProblem(Kind kind, String detail) {
    /** The kinds of conditions. */
    public enum Kind {
        /** The event socket to Asterisk is not connected: calls reach another instance, or none. */
        NO_EVENTS,
        /** The ARI user may only read: no call can be answered, dialled or hung up. Detected within about ten seconds. */
        READ_ONLY,
        /** Another instance owns the calls: this one accepts none, sends no commands, and is to be closed. */
        REPLACED,
        /**
         * The process was suspended for so long that another instance may own its calls; commands wait until the lease is
         * confirmed.
         */
        LEASE_UNCONFIRMED,
        /**
         * The store of sessions did not renew the lease: it is not available, or refuses writes. Calls continue and can be lost.
         */
        STORE_REFUSES_WRITES,
        /** The comparison with Asterisk has failed several times in a row: changes that no event reported are not detected. */
        LOOKS_FAIL
    }
}
