package io.github.ariadne4j.callflow;

import io.github.ariadne4j.callflow.actor.CallLogContext;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.cdr.RefusalRecord;
import io.github.ariadne4j.callflow.observer.CallHooks;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes notices to every listener: to one that may block through a lane of its own, so that no call and no other listener waits
 * for it.
 */
final class Listeners implements CallHooks, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final List<CallEngineListener> direct;
    private final List<ListenerLane> lanes;
    private final LongAdder silences = new LongAdder();

    Listeners(List<CallEngineListener> listeners) {
        this.direct =
                listeners.stream().filter(listener -> !listener.mayBlock()).toList();
        this.lanes = listeners.stream()
                .filter(CallEngineListener::mayBlock)
                .map(ListenerLane::new)
                .toList();
    }

    @Override
    public void started(IncomingCall call) {
        eachOf(call.id(), listener -> listener.onStarted(call));
    }

    @Override
    public void recovered(IncomingCall call) {
        eachOf(call.id(), listener -> listener.onRecovered(call));
    }

    @Override
    public void answered(CallId call, Duration setUp) {
        eachOf(call, listener -> listener.onAnswered(call, setUp));
    }

    @Override
    public void held(CallId call, Party party, Party by, boolean held) {
        eachOf(call, listener -> {
            if (held) {
                listener.onHeld(call, party, by);
            } else {
                listener.onUnheld(call, party, by);
            }
        });
    }

    @Override
    public void silent(CallId call, Party party, Duration lasted) {
        silences.increment();
        eachOf(call, listener -> listener.onSilence(call, party, lasted));
    }

    long silences() {
        return silences.sum();
    }

    @Override
    public void ended(CallDetailRecord cdr) {
        eachOf(cdr.callId(), listener -> listener.onEnded(cdr));
    }

    @Override
    public void refused(RefusalRecord refused) {
        each(listener -> listener.onRefused(refused));
    }

    void replaced() {
        each(CallEngineListener::onReplaced);
    }

    /** With the call in the context of log lines. */
    private void eachOf(CallId call, Consumer<CallEngineListener> notice) {
        if (!direct.isEmpty() || !lanes.isEmpty()) {
            each(listener -> CallLogContext.run(call, () -> notice.accept(listener)));
        }
    }

    private void each(Consumer<CallEngineListener> notice) {
        for (CallEngineListener listener : direct) {
            try {
                notice.accept(listener);
            } catch (Throwable e) { // an Error as well: the call continues
                LOG.error("listener {} failed", listener, e);
            }
        }
        for (ListenerLane lane : lanes) {
            lane.tell(notice);
        }
    }

    @Override
    public void close() {
        lanes.forEach(ListenerLane::close);
    }
}
