package io.github.ariadne4j.ari.connection;

import io.github.ariadne4j.ari.connection.ConnectionStep.Failure;
import io.github.ariadne4j.ari.connection.ReconnectState.Listening;
import io.github.ariadne4j.ari.transport.EventSocket;
import java.time.Instant;

/**
 * The state machine of a connection, for each {@link ConnectionKind}: a pure function of state and input, without side
 * effects and clock. A final state is not left: no socket is opened and nothing is reported in it.
 *
 * @param kind the kind of connection
 */
public record ReconnectMachine(ConnectionKind kind) {
    /** The caller has called {@code listen}; later calls are ignored. */
    public ConnectionTransition listen(ReconnectState current) {
        if (current.isOver() || current.listening() != Listening.NOT_ASKED) {
            return ConnectionTransition.to(current);
        }
        ReconnectState asked = current.with(Listening.ASKED);
        if (isDialled()) {
            return ConnectionTransition.to(asked.opening()).then(new ConnectionStep.OpenSocket());
        }
        ConnectionTransition delivering = ConnectionTransition.to(asked).then(new ConnectionStep.DeliverHeld());
        return current.hasSocket() ? delivering.then(new ConnectionStep.Restore(current.number())) : delivering;
    }

    /**
     * A socket opened. A dialled connection ignores one that it did not open.
     *
     * @param nanos the monotonic clock
     */
    public ConnectionTransition opened(ReconnectState current, long nanos) {
        if (isDialled() && current.socket() != ReconnectState.Socket.OPENING) {
            return ConnectionTransition.to(current);
        }
        ReconnectState open = current.open(nanos);
        ConnectionTransition opened = ConnectionTransition.to(open);
        ConnectionStep restore = new ConnectionStep.Restore(open.number());
        if (isDialled()) {
            return opened.then(current.isOver() ? new ConnectionStep.CloseSocket() : restore);
        }
        if (current.isOver()) {
            return opened;
        }
        return current.listening() == Listening.NOT_ASKED
                ? opened.entering(ConnectionState.CONNECTED)
                : opened.then(new ConnectionStep.DeliverHeld()).then(restore);
    }

    /**
     * The event filter is set and the subscriptions are renewed. Ignored if that socket is lost already: the next one
     * has to be restored then.
     *
     * @param number the number of the socket
     */
    public ConnectionTransition restored(ReconnectState current, int number) {
        if (current.isOver() || !current.isOpen(number)) {
            return ConnectionTransition.to(current);
        }
        ConnectionTransition flowing = ConnectionTransition.to(
                        current.with(Listening.SUCCEEDED).withGapFrom(null))
                .entering(ConnectionState.LISTENING);
        if (isDialled()) {
            flowing = flowing.then(new ConnectionStep.OfferSocket());
        }
        flowing = flowing.then(new ConnectionStep.StartListening());
        Instant from = current.lostAt();
        return from == null ? flowing : flowing.then(new ConnectionStep.ReportGap(from));
    }

    /**
     * The socket was lost, or could not be opened.
     *
     * @param loss the reason and the time
     * @param goodbye whether Asterisk closed it with status 1000
     * @param nanos the monotonic clock
     */
    public ConnectionTransition lost(ReconnectState current, EventSocket.Loss loss, boolean goodbye, long nanos) {
        if (current.isOver() || !current.hasSocket()) {
            return ConnectionTransition.to(current.withoutSocket());
        }
        if (kind instanceof ConnectionKind.Dialled dialled) {
            return dialledLost(dialled, current, loss, nanos);
        }
        if (kind instanceof ConnectionKind.AcceptedForOneCall oneCall) {
            return goodbye
                    ? served(current.withoutSocket())
                    : missing(current, loss).then(new ConnectionStep.StartTimer(oneCall.grace(), current.number()));
        }
        return missing(current, loss);
    }

    private static ConnectionTransition dialledLost(
            ConnectionKind.Dialled dialled, ReconnectState current, EventSocket.Loss loss, long nanos) {
        if (loss.isRefusal()) {
            ConnectionStep why = new ConnectionStep.FailListening(Failure.REFUSED, loss.why(), loss.status());
            return end(current.withoutSocket(), ConnectionState.REFUSED, why);
        }
        if (current.listening() != Listening.SUCCEEDED) {
            return ConnectionTransition.to(current.withoutSocket().with(Listening.FAILED))
                    .then(new ConnectionStep.FailListening(Failure.UNREACHABLE, loss.why(), 0));
        }
        int tries = wasStable(current, dialled, nanos) ? 0 : current.tries();
        ConnectionTransition waiting = current.lostAt() == null ? missing(current, loss) : reconnecting(current);
        return new ConnectionTransition(waiting.next().withTries(tries + 1), waiting.steps())
                .then(new ConnectionStep.StartTimer(dialled.backoff().after(tries), current.number()));
    }

    private static boolean wasStable(ReconnectState current, ConnectionKind.Dialled dialled, long nanos) {
        Long openedAt = current.openedAt();
        return openedAt != null && nanos - openedAt > dialled.stable().toNanos();
    }

    /** A gap begins with the first loss, and ends when events are received again. */
    private static ConnectionTransition missing(ReconnectState current, EventSocket.Loss loss) {
        Instant from = current.lostAt() == null ? loss.lastHeard() : current.lostAt();
        return ConnectionTransition.to(current.withoutSocket().withGapFrom(from))
                .then(new ConnectionStep.ReportLoss(loss.why()))
                .entering(ConnectionState.RECONNECTING);
    }

    private static ConnectionTransition reconnecting(ReconnectState current) {
        return ConnectionTransition.to(current.withoutSocket()).entering(ConnectionState.RECONNECTING);
    }

    /**
     * A timer fired; a timer of an earlier loss is ignored.
     *
     * @param number the number of the last socket when the timer was started
     */
    public ConnectionTransition timerFired(ReconnectState current, int number) {
        if (current.state() == ConnectionState.RECONNECTING && !current.hasSocket() && current.number() == number) {
            if (isDialled()) {
                return ConnectionTransition.to(current.opening()).then(new ConnectionStep.OpenSocket());
            }
            if (kind instanceof ConnectionKind.AcceptedForOneCall) {
                return served(current);
            }
        }
        return ConnectionTransition.to(current);
    }

    private static ConnectionTransition served(ReconnectState current) {
        return end(current, ConnectionState.CLOSED, closed()).then(new ConnectionStep.Drain());
    }

    /** Another client took the application over. */
    public ConnectionTransition replaced(ReconnectState current) {
        if (current.isOver()) {
            return ConnectionTransition.to(current);
        }
        ConnectionStep why = new ConnectionStep.FailListening(Failure.REPLACED, "", 0);
        if (kind instanceof ConnectionKind.Dialled dialled) {
            return dialled.takesBack()
                    ? ConnectionTransition.to(current).then(new ConnectionStep.TakeBack())
                    : end(current, ConnectionState.REPLACED, why).then(new ConnectionStep.CloseSocket());
        }
        return end(current, ConnectionState.REPLACED, why);
    }

    /** The client is closed. */
    public ConnectionTransition close(ReconnectState current) {
        ConnectionTransition over =
                current.isOver() ? ConnectionTransition.to(current) : end(current, ConnectionState.CLOSED, closed());
        return current.hasSocket() ? over.then(new ConnectionStep.CloseSocket()) : over;
    }

    private static ConnectionStep closed() {
        return new ConnectionStep.FailListening(Failure.CLOSED, "", 0);
    }

    private static ConnectionTransition end(ReconnectState current, ConnectionState state, ConnectionStep why) {
        return ConnectionTransition.to(current).entering(state).then(why);
    }

    private boolean isDialled() {
        return kind instanceof ConnectionKind.Dialled;
    }
}
