package io.github.ariadne4j.ari.connection;

import java.time.Duration;
import java.time.Instant;

/** What {@link ReconnectMachine} wants done. Data only; steps are carried out in their order. */
public sealed interface ConnectionStep {
    void applyTo(Handler handler);

    /** Carries steps out; those that one kind of connections has alone need not be handled by the others. */
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
     * Listeners are told of a state.
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
     * Asterisk gets the filter and the subscriptions again; {@link ReconnectMachine#restored} follows.
     *
     * @param number the number of the socket
     */
    record Restore(int number) implements ConnectionStep {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /** The socket is closed. */
    record CloseSocket() implements ConnectionStep {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /** The caller's wish for events is fulfilled. */
    record StartListening() implements ConnectionStep {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * The caller's wish for events fails, unless it was fulfilled; what follows is a reason to log in either case.
     *
     * @param failure why
     * @param detail more about it; may be empty
     * @param status the HTTP status by which Asterisk refused; 0 if it did not
     */
    record FailListening(Failure failure, String detail, int status) implements ConnectionStep {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /** Why events never come, or never come again. */
    enum Failure {
        UNREACHABLE,
        REFUSED,
        REPLACED,
        CLOSED
    }

    /**
     * A loss is logged.
     *
     * @param why what ended the socket
     */
    record ReportLoss(String why) implements ConnectionStep {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * Listeners are told of a gap that ends now.
     *
     * @param from the last sign of life before it
     */
    record ReportGap(Instant from) implements ConnectionStep {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * {@link ReconnectMachine#timerFired} follows after this time.
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

    /** A socket is opened. */
    record OpenSocket() implements ConnectionStep {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /** Requests may use the socket from now on. */
    record OfferSocket() implements ConnectionStep {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /** The socket is closed, because the next one takes the application back. */
    record TakeBack() implements ConnectionStep {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /** Events that came in before they were asked for are delivered. */
    record DeliverHeld() implements ConnectionStep {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /** The bus ends once the last events have been delivered. */
    record Drain() implements ConnectionStep {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }
}
