package io.github.ariadne4j.callflow;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.engine.CallHooks;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells every listener, whatever the one before it did. */
final class Listeners implements CallHooks {
    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final List<CallEngineListener> listeners;

    Listeners(List<CallEngineListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    @Override
    public void started(IncomingCall call) {
        each(listener -> listener.onStarted(call));
    }

    @Override
    public void takenUp(IncomingCall call) {
        each(listener -> listener.onTakenUp(call));
    }

    @Override
    public void answered(CallId call, Duration setUp) {
        each(listener -> listener.onAnswered(call, setUp));
    }

    @Override
    public void ended(CallDetailRecord cdr) {
        each(listener -> listener.onEnded(cdr));
    }

    private void each(Consumer<CallEngineListener> told) {
        for (CallEngineListener listener : listeners) {
            try {
                told.accept(listener);
            } catch (RuntimeException | LinkageError e) {
                LOG.error("listener {} failed", listener, e);
            }
        }
    }
}
