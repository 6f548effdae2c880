package io.github.ariadne4j.ari;

import io.github.ariadne4j.ari.bus.Subscription;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How a client stands with Asterisk, and who is told of it. Safe on any thread; its lock is never held while anybody is told. */
final class Standing {
    private static final Logger LOG = LoggerFactory.getLogger(Standing.class);

    private final List<ConnectionListener> listeners = new CopyOnWriteArrayList<>();
    private volatile ConnectionState state = ConnectionState.CONNECTED;

    ConnectionState state() {
        return state;
    }

    boolean isFinal() {
        return state.isFinal();
    }

    Subscription tell(ConnectionListener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Enters a state, unless the last one is final; says whether it did. */
    boolean enter(ConnectionState next) {
        synchronized (this) {
            if (state.isFinal()) {
                return false;
            }
            if (state == next) {
                return true;
            }
            state = next;
        }
        each(listener -> listener.onState(next));
        return true;
    }

    void each(Consumer<ConnectionListener> told) {
        for (ConnectionListener listener : listeners) {
            try {
                told.accept(listener);
            } catch (Throwable e) { // whatever it is: the others are told all the same
                LOG.error("a connection listener failed", e);
            }
        }
    }
}
