package io.github.ariadne4j.testkit.model;

/** Opens a socket for one call when {@code Stasis()} runs for an application that is not registered. */
public interface PerCallSockets {
    /** No application has sockets of that kind. */
    PerCallSockets NONE = (application, call) -> false;

    /**
     * Takes a call if the application is one of its own.
     *
     * @param application the application in the dialplan
     * @param call the call
     * @return whether it will have a socket, or fail in time
     */
    boolean take(String application, WaitingCall call);

    /** A call whose dialplan waits for a socket. Every method takes the loop's lock itself. */
    interface WaitingCall {
        /** The id of its channel. */
        String channelId();

        /** The name of its channel, for example {@code PJSIP/carrier-in-00000001}. */
        String channelName();

        /** The application is there: the call enters it. */
        void enter(String application);

        /** The socket could not be opened, or was lost: Stasis fails and the dialplan goes on. */
        void fail();
    }
}
