package io.github.ariadne4j.testkit.state;

/** The event socket of an application, to which the simulated Asterisk sends. Must not block. */
public interface EventSocket {
    /** Sends an event; events arrive in the order in which they were sent. */
    void send(OutgoingEvent event);
}
