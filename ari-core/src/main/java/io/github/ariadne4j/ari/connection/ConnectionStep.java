package io.github.ariadne4j.ari.connection;

import java.time.Duration;
import java.time.Instant;

/** A step that {@link ReconnectMachine} decided. Data only; steps are carried out in their order. */
public sealed interface ConnectionStep {
    void applyTo(Handler handler);

    /** Carries out steps; steps of one kind of connection have default methods. */
    interface Handler {
        void on(Enter step);

        void on(Restore step);

        void on(CloseSocket step);

        void on(StartListening step);

        void on(FailListening step);

        void on(ReportLoss step);

        void on(ReportGap step);

        void on(StartTimer step);

        default void on(OpenSocket step) {}

        default void on(OfferSocket step) {}

        default void on(TakeBack step) {}

        default void on(DeliverHeld step) {}

        default void on(Drain step) {}
    }

    /**
     * Notify listeners of a state.
     *
     * @param state the new one
     */
    record Enter(ConnectionState state) implements ConnectionStep {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * Set the event filter and renew the subscriptions; {@link ReconnectMachine#restored} follows.
     *
     * @param number the number of the socket
     */
    record Restore(int number) implements ConnectionStep {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /** Close the socket. */
    record CloseSocket() implements ConnectionStep {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /** Complete the caller's {@code listen} request. */
    record StartListening() implements ConnectionStep {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * Fail the caller's {@code listen} request, unless it is complete; the reason is logged in either case.
     *
     * @param failure the reason
     * @param detail details; may be empty
     * @param status the HTTP status with which Asterisk rejected the socket; 0 if it did not
     */
    record FailListening(Failure failure, String detail, int status) implements ConnectionStep {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /** The reason why events are no longer received. */
    enum Failure {
        UNREACHABLE,
        REFUSED,
        REPLACED,
        CLOSED
    }

    /**
     * Log a loss.
     *
     * @param why the reason for the end of the socket
     */
    record ReportLoss(String why) implements ConnectionStep {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * Notify listeners of a gap that ends now.
     *
     * @param from time of the last received frame before it
     */
    record ReportGap(Instant from) implements ConnectionStep {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * Start a timer; {@link ReconnectMachine#timerFired} follows.
     *
     * @param after the time
     * @param number the number of the last socket
     */
    record StartTimer(Duration after, int number) implements ConnectionStep {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /** Open a socket. */
    record OpenSocket() implements ConnectionStep {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /** Use the socket for requests. */
    record OfferSocket() implements ConnectionStep {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /** Close the socket; the next one takes the application back. */
    record TakeBack() implements ConnectionStep {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /** Deliver the events that were received before {@code listen}. */
    record DeliverHeld() implements ConnectionStep {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /** Close the bus after the last events are delivered. */
    record Drain() implements ConnectionStep {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }
}
