package io.github.ariadne4j.ari.connection;

import io.github.ariadne4j.ari.bus.Subscription;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a client stands with Asterisk, and the listeners that are told of it. Safe on any thread; its lock is never held while
 * listeners are told and steps are carried out.
 */
public final class ConnectionStatus {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionStatus.class);

    private final List<ConnectionListener> listeners = new CopyOnWriteArrayList<>();
    private volatile ConnectionLife life = ConnectionLife.begin();

    /** As listeners know it. */
    public ConnectionState state() {
        return life.state();
    }

    /** Whether the state is final. */
    public boolean isOver() {
        return life.isOver();
    }

    /** Whether the caller has asked for events. */
    public boolean isAsked() {
        return life.listening() != ConnectionLife.Listening.NOT_ASKED;
    }

    /** Takes what {@link ReconnectMachine} answers to an input, and has its steps carried out on this thread. */
    public void advance(Function<ConnectionLife, ConnectionTransition> input, ConnectionStep.Handler handler) {
        ConnectionTransition transition;
        synchronized (this) {
            transition = input.apply(life);
            life = transition.next();
        }
        transition.steps().forEach(step -> step.applyTo(handler));
    }

    /** Tells this listener from now on, until the subscription is closed. */
    public Subscription subscribe(ConnectionListener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Tells all listeners; one that throws is logged and stops no other. */
    public void each(Consumer<ConnectionListener> told) {
        for (ConnectionListener listener : listeners) {
            try {
                told.accept(listener);
            } catch (Throwable e) { // an Error as well: the other listeners are told
                LOG.error("a connection listener failed", e);
            }
        }
    }
}
