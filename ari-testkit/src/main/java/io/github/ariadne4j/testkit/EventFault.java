package io.github.ariadne4j.testkit;

import io.github.ariadne4j.testkit.model.OutgoingEvent;
import java.time.Duration;

/** What goes wrong with an event. */
@FunctionalInterface
interface EventFault {
    /** Lets the event go wrong on its way to the socket. */
    void strike(OutgoingEvent event, Sink sink);

    /** Where events go. */
    interface Sink {
        /** Sends now. */
        void send(OutgoingEvent event);

        /** Sends later. */
        void sendLater(OutgoingEvent event, Duration delay);
    }
}
