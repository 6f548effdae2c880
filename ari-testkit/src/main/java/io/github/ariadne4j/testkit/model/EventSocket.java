package io.github.ariadne4j.testkit.model;

/** An application's event socket, as the simulated Asterisk sees it. Must not block. */
public interface EventSocket {
    /** Sends an event; events arrive in the order in which they were sent. */
    void send(OutgoingEvent event);
}
