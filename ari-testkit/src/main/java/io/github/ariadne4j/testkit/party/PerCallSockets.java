package io.github.ariadne4j.testkit.party;

/** Opens a socket for one call when {@code Stasis()} runs for an application that is not registered. */
public interface PerCallSockets {
    /** Without per-call sockets. */
    PerCallSockets NONE = (application, call) -> false;

    /**
     * Takes a call if the application has per-call sockets.
     *
     * @param application the application in the dialplan
     * @param call the call
     * @return whether the call was taken: it is entered or failed later
     */
    boolean take(String application, WaitingCall call);

    /** A call whose dialplan waits for a socket. Every method takes the loop's lock itself. */
    interface WaitingCall {
        /** The id of its channel. */
        String channelId();

        /** The name of its channel, for example {@code PJSIP/carrier-in-00000001}. */
        String channelName();

        /** Continues the call in the application, which is registered now. */
        void enter(String application);

        /** Fails {@code Stasis()}, as the socket could not be opened or was lost: the dialplan continues. */
        void fail();
    }
}
