package io.github.ariadne4j.callflow;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.engine.CallHooks;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Tells every listener, each in a lane of its own: no call and no other listener waits for it. */
final class Listeners implements CallHooks, AutoCloseable {
    private final List<ListenerLane> lanes;

    Listeners(List<CallEngineListener> listeners) {
        this.lanes = listeners.stream().map(ListenerLane::new).toList();
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

    private void each(Consumer<CallEngineListener> notice) {
        lanes.forEach(lane -> lane.tell(notice));
    }

    @Override
    public void close() {
        lanes.forEach(ListenerLane::close);
    }
}
