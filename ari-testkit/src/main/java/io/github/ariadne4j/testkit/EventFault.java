package io.github.ariadne4j.testkit;

import io.github.ariadne4j.testkit.state.OutgoingEvent;
import java.time.Duration;

/** A fault of an event. */
@FunctionalInterface
interface EventFault {
    /** Applies the fault to the event instead of sending it directly. */
    void strike(OutgoingEvent event, Sink sink);

    /** The receiver of the events that a fault lets through. */
    interface Sink {
        /** Sends now. */
        void send(OutgoingEvent event);

        /** Sends later. */
        void sendLater(OutgoingEvent event, Duration delay);
    }
}
