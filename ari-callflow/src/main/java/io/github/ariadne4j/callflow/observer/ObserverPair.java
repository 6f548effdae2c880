package io.github.ariadne4j.callflow.observer;

import io.github.ariadne4j.ari.event.AriEvent;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.model.CallModel;
import io.github.ariadne4j.callflow.model.CallSignal;
import io.github.ariadne4j.callflow.model.CallTransition;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Two observers, called one after the other.
 *
 * @param first called first
 * @param second called second
 */
record ObserverPair(CallObserver first, CallObserver second) implements CallObserver {
    @Override
    public void onEvent(CallId call, AriEvent event, Supplier<ByteBuffer> json) {
        first.onEvent(call, event, json);
        second.onEvent(call, event, json);
    }

    @Override
    public void onTransition(CallId call, CallModel before, CallSignal signal, CallTransition transition) {
        first.onTransition(call, before, signal, transition);
        second.onTransition(call, before, signal, transition);
    }

    @Override
    public void onRecovered(CallId call, CallModel found) {
        first.onRecovered(call, found);
        second.onRecovered(call, found);
    }

    @Override
    public void onRequest(CallId call, long number, Supplier<String> text) {
        first.onRequest(call, number, text);
        second.onRequest(call, number, text);
    }

    @Override
    public void onAnswer(CallId call, long number, Duration took, @Nullable Throwable failure) {
        first.onAnswer(call, number, took, failure);
        second.onAnswer(call, number, took, failure);
    }

    @Override
    public void onStoreAsked(CallId call, String operation) {
        first.onStoreAsked(call, operation);
        second.onStoreAsked(call, operation);
    }

    @Override
    public void onStoreWrite(CallId call, String store, String operation, Duration took, @Nullable Throwable failure) {
        first.onStoreWrite(call, store, operation, took, failure);
        second.onStoreWrite(call, store, operation, took, failure);
    }

    @Override
    public void onCdrWrite(CallId call, String sink, Duration took, @Nullable Throwable failure) {
        first.onCdrWrite(call, sink, took, failure);
        second.onCdrWrite(call, sink, took, failure);
    }

    @Override
    public void onAbandoned(CallId call) {
        first.onAbandoned(call);
        second.onAbandoned(call);
    }
}
