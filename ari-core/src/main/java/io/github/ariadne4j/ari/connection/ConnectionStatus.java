package io.github.ariadne4j.ari.connection;

import io.github.ariadne4j.ari.bus.Subscription;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The state of a client's connection, and its listeners. Safe on any thread; its lock is not held while listeners are
 * called and steps are carried out.
 */
public final class ConnectionStatus {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionStatus.class);

    private final List<ConnectionListener> listeners = new CopyOnWriteArrayList<>();
    private volatile ReconnectState current = ReconnectState.begin();

    /** The state that listeners were notified of. */
    public ConnectionState state() {
        return current.state();
    }

    /** Whether the state is final. */
    public boolean isOver() {
        return current.isOver();
    }

    /** Whether {@code listen} was called. */
    public boolean isAsked() {
        return current.listening() != ReconnectState.Listening.NOT_ASKED;
    }

    /** Applies a transition of {@link ReconnectMachine}, and carries out its steps on this thread. */
    public void advance(Function<ReconnectState, ConnectionTransition> input, ConnectionStep.Handler handler) {
        ConnectionTransition transition;
        synchronized (this) {
            transition = input.apply(current);
            current = transition.next();
        }
        transition.steps().forEach(step -> step.applyTo(handler));
    }

    /** Notifies this listener from now on, until the subscription is closed. */
    public Subscription subscribe(ConnectionListener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Calls all listeners; an exception is logged, and the others are still called. */
    public void each(Consumer<ConnectionListener> call) {
        for (ConnectionListener listener : listeners) {
            try {
                call.accept(listener);
            } catch (Throwable e) { // an Error as well: the other listeners must still be called
                LOG.error("a connection listener failed", e);
            }
        }
    }
}
