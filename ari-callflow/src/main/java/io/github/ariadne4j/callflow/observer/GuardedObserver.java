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
    public void onEvent(CallId call, AriEvent event, Supplier<ByteBuffer> json) {
        try {
            observer.onEvent(call, event, json);
        } catch (Throwable e) {
            log(call, e);
        }
    }

    @Override
    public void onTransition(CallId call, CallModel before, CallSignal signal, CallTransition transition) {
        try {
            observer.onTransition(call, before, signal, transition);
        } catch (Throwable e) {
            log(call, e);
        }
    }

    @Override
    public void onRecovered(CallId call, CallModel found) {
        try {
            observer.onRecovered(call, found);
        } catch (Throwable e) {
            log(call, e);
        }
    }

    @Override
    public void onRequest(CallId call, long number, Supplier<String> text) {
        try {
            observer.onRequest(call, number, text);
        } catch (Throwable e) {
            log(call, e);
        }
    }

    @Override
    public void onAnswer(CallId call, long number, Duration took, @Nullable Throwable failure) {
        try {
            observer.onAnswer(call, number, took, failure);
        } catch (Throwable e) {
            log(call, e);
        }
    }

    @Override
    public void onStoreAsked(CallId call, String operation) {
        try {
            observer.onStoreAsked(call, operation);
        } catch (Throwable e) {
            log(call, e);
        }
    }

    @Override
    public void onStoreWrite(CallId call, String store, String operation, Duration took, @Nullable Throwable failure) {
        try {
            observer.onStoreWrite(call, store, operation, took, failure);
        } catch (Throwable e) {
            log(call, e);
        }
    }

    @Override
    public void onCdrWrite(CallId call, String sink, Duration took, @Nullable Throwable failure) {
        try {
            observer.onCdrWrite(call, sink, took, failure);
        } catch (Throwable e) {
            log(call, e);
        }
    }

    @Override
    public void onAbandoned(CallId call) {
        try {
            observer.onAbandoned(call);
        } catch (Throwable e) {
            log(call, e);
        }
    }

    /** An Error as well: the call continues. */
    private void log(CallId call, Throwable failure) {
        LOG.error("the observer {} failed at call {}", observer, call, failure);
    }
}
