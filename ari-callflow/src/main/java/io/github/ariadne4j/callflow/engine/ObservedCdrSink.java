package io.github.ariadne4j.callflow.engine;

import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.cdr.CdrSink;
import io.github.ariadne4j.callflow.cdr.RefusalRecord;
import io.github.ariadne4j.callflow.execution.EnginePorts;
import io.github.ariadne4j.callflow.loop.CallLoop;
import io.github.ariadne4j.callflow.observer.CallObserver;
import io.github.ariadne4j.callflow.session.Ports;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A sink of CDRs whose writes the observer sees. Safe on any thread; the observer is called on the loop.
 *
 * @param sink does the work
 * @param loop where the observer is called
 * @param observer sees the writes
 */
record ObservedCdrSink(CdrSink sink, CallLoop loop, CallObserver observer) implements CdrSink {
    /** The sink itself where nothing sees its writes. */
    static CdrSink of(EnginePorts ports, CallLoop loop) {
        CallObserver observer = ports.observer();
        return observer == null ? ports.cdrs() : new ObservedCdrSink(ports.cdrs(), loop, observer);
    }

    @Override
    public CompletionStage<Void> write(CallDetailRecord cdr) {
        long begun = System.nanoTime();
        return Ports.ask(() -> sink.write(cdr)).whenComplete((done, error) -> {
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            loop.runOrExecute(() -> tell(cdr, took, error == null ? null : Ports.reason(error)));
        });
    }

    private void tell(CallDetailRecord cdr, Duration took, @Nullable Throwable failure) {
        String name = sink.name();
        if (!name.isEmpty()) {
            observer.onCdrWrite(cdr.callId(), name, took, failure);
        }
    }

    @Override
    public CompletionStage<Void> writeRefusals(List<RefusalRecord> refused) {
        return sink.writeRefusals(refused);
    }

    @Override
    public int backlog() {
        return sink.backlog();
    }

    @Override
    public long conflicts() {
        return sink.conflicts();
    }

    @Override
    public String name() {
        return sink.name();
    }

    @Override
    public CompletionStage<Void> ping() {
        return sink.ping();
    }

    @Override
    public void close() {
        sink.close();
    }
}
