package io.github.ariadne4j.callflow;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.callflow.b2bua.DialAndBridge;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.cdr.CdrSink;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.observer.CallObserver;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.testkit.AriSimulator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * An instance of the application that ends before one of its requests about calls and writes of sessions. That one has no effect, and
 * neither have those that follow.
 */
final class MortalInstance implements AutoCloseable {
    private final AriSimulator asterisk;
    private final AtomicInteger left;
    private final AriClient client;
    private final CallEngine engine;
    private volatile boolean ended;
    private volatile int late;

    /**
     * Starts it.
     *
     * @param effect the number of the request or write before which it ends; 0: before none
     * @param beforeWrite runs before each write
     */
    MortalInstance(AriSimulator asterisk, SharedStore store, CdrSink cdrs, int effect, Runnable beforeWrite) {
        this(
                asterisk,
                store,
                cdrs,
                effect,
                beforeWrite,
                new DialAndBridge(call -> DialTarget.pjsip("peer", call.dialled())));
    }

    /** The same with this flow. */
    MortalInstance(
            AriSimulator asterisk, SharedStore store, CdrSink cdrs, int effect, Runnable beforeWrite, CallFlow flow) {
        this.asterisk = asterisk;
        this.left = new AtomicInteger(effect);
        store.takesWrite = sessions -> {
            beforeWrite.run();
            return livesOn() && !losesWrite();
        };
        client = EngineOnSimulator.client(asterisk, "b2bua", EngineOnSimulator.patient());
        engine = CallEngine.builder(client)
                .flow(flow)
                .store(store)
                .cdrs(cdrs)
                .observer(new CallObserver() {
                    @Override
                    public void onRequest(CallId call, long number, Supplier<String> text) {
                        livesOn();
                    }
                })
                .settings(EngineOnSimulator.settings())
                .start();
    }

    /** Ends it before this request or write, counted from now on. */
    void endBefore(int effect) {
        left.set(effect);
    }

    /** Loses the writes among this number of effects before its end: the store was late. */
    void losingWritesOfLast(int effects) {
        late = effects;
    }

    private boolean losesWrite() {
        return left.get() >= 0 && left.get() < late;
    }

    /** Whether it has come to the request or write before which it ends. */
    boolean hasEnded() {
        return ended;
    }

    private boolean livesOn() {
        if (!ended && left.getAndDecrement() == 1) {
            asterisk.faults().onAnyRequest().swallow();
            ended = true;
        }
        return !ended;
    }

    /** The process is gone; Asterisk answers the next one. */
    @Override
    public void close() {
        engine.close();
        client.close();
        asterisk.faults().clear();
    }
}
