package io.github.ariadne4j.callflow;

import static io.github.ariadne4j.callflow.EngineOnSimulator.PATIENCE;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.callflow.b2bua.DialAndBridge;
import io.github.ariadne4j.callflow.b2bua.Router;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.cdr.CdrSink;
import io.github.ariadne4j.callflow.flow.FlowSelector;
import io.github.ariadne4j.callflow.flow.JournalKeys;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.testkit.AriSimulator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** An instance of the application with its own engine, which also takes over calls of its peers. */
final class EngineInstance implements AutoCloseable {
    final CallEngine engine;
    final CallOrigin origin;

    /** The recovered calls of other instances, and the applications whose calls were taken over. */
    final List<CallId> recovered = new CopyOnWriteArrayList<>();

    final List<String> takenOver = new CopyOnWriteArrayList<>();

    /** The number of notices that another instance owns the calls. */
    final AtomicInteger replaced = new AtomicInteger();

    private final AriClient client;
    private final SharedStore store;

    EngineInstance(AriSimulator asterisk, String application, SharedStore store, CdrSink cdrs) {
        this(asterisk, application, store, cdrs, call -> DialTarget.pjsip("peer", call.dialled()));
    }

    EngineInstance(AriSimulator asterisk, String application, SharedStore store, CdrSink cdrs, Router router) {
        this(FlowSelector.always(new DialAndBridge(router)), asterisk, application, store, cdrs);
    }

    EngineInstance(FlowSelector flows, AriSimulator asterisk, String application, SharedStore store, CdrSink cdrs) {
        this(flows, asterisk, application, store, cdrs, JournalKeys.none());
    }

    EngineInstance(
            FlowSelector flows,
            AriSimulator asterisk,
            String application,
            SharedStore store,
            CdrSink cdrs,
            JournalKeys journalKeys) {
        this.store = store;
        client = EngineOnSimulator.client(asterisk, application, EngineOnSimulator.patient());
        origin = new CallOrigin(client.application(), client.server().entityId());
        engine = CallEngine.builder(client)
                .flows(flows)
                .store(store)
                .cdrs(cdrs)
                .journalKeys(journalKeys)
                .takeOvers(other -> {
                    takenOver.add(other);
                    return EngineOnSimulator.client(asterisk, other, EngineOnSimulator.patient());
                })
                .listener(new CallEngineListener() {
                    @Override
                    public void onRecovered(IncomingCall call) {
                        recovered.add(call.id());
                    }

                    @Override
                    public void onReplaced() {
                        replaced.incrementAndGet();
                    }
                })
                .settings(EngineOnSimulator.settings())
                .start();
    }

    /** Waits until the answer is in the store; no command waits for that write. */
    void awaitAnswerWritten() {
        await().atMost(PATIENCE)
                .until(() -> store.memory.live(origin).toCompletableFuture().join().stream()
                        .anyMatch(session -> session.timeline().calleeAnswered() != null));
    }

    /** Waits until exactly this call of another instance is recovered. */
    void awaitRecovered(CallId call) {
        await().atMost(PATIENCE).until(() -> recovered.equals(List.of(call)));
    }

    /** Ends as a process that is killed. */
    void crash() {
        engine.close();
        client.close();
    }

    @Override
    public void close() {
        crash();
    }
}
