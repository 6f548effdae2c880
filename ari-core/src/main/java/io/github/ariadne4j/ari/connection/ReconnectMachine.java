package io.github.ariadne4j.ari.connection;

import io.github.ariadne4j.ari.connection.ConnectionLife.Listening;
import io.github.ariadne4j.ari.connection.ConnectionStep.Failure;
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
    public ConnectionTransition listen(ConnectionLife life) {
        if (life.isOver() || life.listening() != Listening.NOT_ASKED) {
            return ConnectionTransition.to(life);
        }
        ConnectionLife asked = life.with(Listening.ASKED);
        if (isDialled()) {
            return ConnectionTransition.to(asked.opening()).then(new ConnectionStep.OpenSocket());
        }
        ConnectionTransition delivering = ConnectionTransition.to(asked).then(new ConnectionStep.DeliverHeld());
        return life.hasSocket() ? delivering.then(new ConnectionStep.Restore(life.number())) : delivering;
    }

    /**
     * A socket opened. A dialled connection ignores one that it did not open.
     *
     * @param nanos the monotonic clock
     */
    public ConnectionTransition opened(ConnectionLife life, long nanos) {
        if (isDialled() && life.socket() != ConnectionLife.Socket.OPENING) {
            return ConnectionTransition.to(life);
        }
        ConnectionLife open = life.open(nanos);
        ConnectionTransition opened = ConnectionTransition.to(open);
        ConnectionStep restore = new ConnectionStep.Restore(open.number());
        if (isDialled()) {
            return opened.then(life.isOver() ? new ConnectionStep.CloseSocket() : restore);
        }
        if (life.isOver()) {
            return opened;
        }
        return life.listening() == Listening.NOT_ASKED
                ? opened.entering(ConnectionState.CONNECTED)
                : opened.then(new ConnectionStep.DeliverHeld()).then(restore);
    }

    /**
     * The event filter is set and the subscriptions are renewed. Ignored if that socket is lost already: the next one
     * has to be restored then.
     *
     * @param number the number of the socket
     */
    public ConnectionTransition restored(ConnectionLife life, int number) {
        if (life.isOver() || !life.isOpen(number)) {
            return ConnectionTransition.to(life);
        }
        ConnectionTransition flowing = ConnectionTransition.to(
                        life.with(Listening.SUCCEEDED).withGapFrom(null))
                .entering(ConnectionState.LISTENING);
        if (isDialled()) {
            flowing = flowing.then(new ConnectionStep.OfferSocket());
        }
        flowing = flowing.then(new ConnectionStep.StartListening());
        Instant from = life.lostAt();
        return from == null ? flowing : flowing.then(new ConnectionStep.ReportGap(from));
    }

    /**
     * The socket was lost, or could not be opened.
     *
     * @param loss the reason and the time
     * @param goodbye whether Asterisk closed it with status 1000
     * @param nanos the monotonic clock
     */
    public ConnectionTransition lost(ConnectionLife life, EventSocket.Loss loss, boolean goodbye, long nanos) {
        if (life.isOver() || !life.hasSocket()) {
            return ConnectionTransition.to(life.withoutSocket());
        }
        if (kind instanceof ConnectionKind.Dialled dialled) {
            return dialledLost(dialled, life, loss, nanos);
        }
        if (kind instanceof ConnectionKind.AcceptedForOneCall oneCall) {
            return goodbye
                    ? served(life.withoutSocket())
                    : missing(life, loss).then(new ConnectionStep.StartTimer(oneCall.grace(), life.number()));
        }
        return missing(life, loss);
    }

    private static ConnectionTransition dialledLost(
            ConnectionKind.Dialled dialled, ConnectionLife life, EventSocket.Loss loss, long nanos) {
        if (loss.isRefusal()) {
            ConnectionStep why = new ConnectionStep.FailListening(Failure.REFUSED, loss.why(), loss.status());
            return end(life.withoutSocket(), ConnectionState.REFUSED, why);
        }
        if (life.listening() != Listening.SUCCEEDED) {
            return ConnectionTransition.to(life.withoutSocket().with(Listening.FAILED))
                    .then(new ConnectionStep.FailListening(Failure.UNREACHABLE, loss.why(), 0));
        }
        int tries = wasStable(life, dialled, nanos) ? 0 : life.tries();
        ConnectionTransition waiting = life.lostAt() == null ? missing(life, loss) : reconnecting(life);
        return new ConnectionTransition(waiting.next().withTries(tries + 1), waiting.steps())
                .then(new ConnectionStep.StartTimer(dialled.backoff().after(tries), life.number()));
    }

    private static boolean wasStable(ConnectionLife life, ConnectionKind.Dialled dialled, long nanos) {
        Long openedAt = life.openedAt();
        return openedAt != null && nanos - openedAt > dialled.stable().toNanos();
    }

    /** A gap begins with the first loss, and ends when events are received again. */
    private static ConnectionTransition missing(ConnectionLife life, EventSocket.Loss loss) {
        Instant from = life.lostAt() == null ? loss.lastHeard() : life.lostAt();
        return ConnectionTransition.to(life.withoutSocket().withGapFrom(from))
                .then(new ConnectionStep.ReportLoss(loss.why()))
                .entering(ConnectionState.RECONNECTING);
    }

    private static ConnectionTransition reconnecting(ConnectionLife life) {
        return ConnectionTransition.to(life.withoutSocket()).entering(ConnectionState.RECONNECTING);
    }

    /**
     * A timer fired; a timer of an earlier loss is ignored.
     *
     * @param number the number of the last socket when the timer was started
     */
    public ConnectionTransition timerFired(ConnectionLife life, int number) {
        if (life.state() == ConnectionState.RECONNECTING && !life.hasSocket() && life.number() == number) {
            if (isDialled()) {
                return ConnectionTransition.to(life.opening()).then(new ConnectionStep.OpenSocket());
            }
            if (kind instanceof ConnectionKind.AcceptedForOneCall) {
                return served(life);
            }
        }
        return ConnectionTransition.to(life);
    }

    private static ConnectionTransition served(ConnectionLife life) {
        return end(life, ConnectionState.CLOSED, closed()).then(new ConnectionStep.Drain());
    }

    /** Another client took the application over. */
    public ConnectionTransition replaced(ConnectionLife life) {
        if (life.isOver()) {
            return ConnectionTransition.to(life);
        }
        ConnectionStep why = new ConnectionStep.FailListening(Failure.REPLACED, "", 0);
        if (kind instanceof ConnectionKind.Dialled dialled) {
            return dialled.takesBack()
                    ? ConnectionTransition.to(life).then(new ConnectionStep.TakeBack())
                    : end(life, ConnectionState.REPLACED, why).then(new ConnectionStep.CloseSocket());
        }
        return end(life, ConnectionState.REPLACED, why);
    }

    /** The client is closed. */
    public ConnectionTransition close(ConnectionLife life) {
        ConnectionTransition over =
                life.isOver() ? ConnectionTransition.to(life) : end(life, ConnectionState.CLOSED, closed());
        return life.hasSocket() ? over.then(new ConnectionStep.CloseSocket()) : over;
    }

    private static ConnectionStep closed() {
        return new ConnectionStep.FailListening(Failure.CLOSED, "", 0);
    }

    private static ConnectionTransition end(ConnectionLife life, ConnectionState state, ConnectionStep why) {
        return ConnectionTransition.to(life).entering(state).then(why);
    }

    private boolean isDialled() {
        return kind instanceof ConnectionKind.Dialled;
    }
}
