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

    public ConnectionState state() {
        return life.state();
    }

    public boolean isOver() {
        return life.isOver();
    }

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

    public Subscription tell(ConnectionListener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    public void each(Consumer<ConnectionListener> told) {
        for (ConnectionListener listener : listeners) {
            try {
                told.accept(listener);
            } catch (Throwable e) { // whatever it is: the others are told all the same
                LOG.error("a connection listener failed", e);
            }
        }
    }
}
