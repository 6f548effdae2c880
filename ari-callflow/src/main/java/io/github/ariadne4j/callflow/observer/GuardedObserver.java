package io.github.ariadne4j.callflow.observer;

import io.github.ariadne4j.ari.event.AriEvent;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.model.CallModel;
import io.github.ariadne4j.callflow.model.CallSignal;
import io.github.ariadne4j.callflow.model.CallTransition;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An observer whose exceptions are caught and logged.
 *
 * @param observer the observer
 */
record GuardedObserver(CallObserver observer) implements CallObserver {
    private static final Logger LOG = LoggerFactory.getLogger(GuardedObserver.class);

    @Override
    public void onEvent(CallId call, AriEvent event, Supplier<byte[]> json) {
        safely(call, () -> observer.onEvent(call, event, json));
    }

    @Override
    public void onTransition(CallId call, CallModel before, CallSignal signal, CallTransition transition) {
        safely(call, () -> observer.onTransition(call, before, signal, transition));
    }

    @Override
    public void onRecovered(CallId call, CallModel found) {
        safely(call, () -> observer.onRecovered(call, found));
    }

    @Override
    public void onRequest(CallId call, long number, Supplier<String> text) {
        safely(call, () -> observer.onRequest(call, number, text));
    }

    @Override
    public void onAnswer(CallId call, long number, Duration took, @Nullable Throwable failure) {
        safely(call, () -> observer.onAnswer(call, number, took, failure));
    }

    @Override
    public void onStoreAsked(CallId call, String operation) {
        safely(call, () -> observer.onStoreAsked(call, operation));
    }

    @Override
    public void onStoreWrite(CallId call, String store, String operation, Duration took, @Nullable Throwable failure) {
        safely(call, () -> observer.onStoreWrite(call, store, operation, took, failure));
    }

    @Override
    public void onCdrWrite(CallId call, String sink, Duration took, @Nullable Throwable failure) {
        safely(call, () -> observer.onCdrWrite(call, sink, took, failure));
    }

    @Override
    public void onAbandoned(CallId call) {
        safely(call, () -> observer.onAbandoned(call));
    }

    private void safely(CallId call, Runnable told) {
        try {
            told.run();
        } catch (Throwable e) { // an Error as well: the call continues
            LOG.error("the observer {} failed at call {}", observer, call, e);
        }
    }
}
