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
 * Receives every event, transition, request and write of calls, for recorders, debugging views and traces. Called on the loop
 * that the calls run on: it must not block, and should hand on its work. An exception is logged and has no effect on calls. Texts
 * are made only if their supplier is called, during the method. An engine without an observer has the cost of one null check for
 * each.
 */
public interface CallObserver {
    /** The observer, with its exceptions caught and logged. */
    static CallObserver guarded(CallObserver observer) {
        return new GuardedObserver(observer);
    }

    /** Both observers, called in this order. */
    static CallObserver both(CallObserver first, CallObserver second) {
        return new ObserverPair(first, second);
    }

    /**
     * An event of Asterisk about a channel of the call, before the call handles it.
     *
     * @param json the event as Asterisk sent it, JSON in UTF-8; empty for an event that was held back. Its bytes are to be read or
     *     copied before this method returns
     */
    default void onEvent(CallId call, AriEvent event, Supplier<ByteBuffer> json) {}

    /**
     * The call received a signal; the commands of the transition are carried out after this.
     *
     * @param before the state before the transition
     */
    default void onTransition(CallId call, CallModel before, CallSignal signal, CallTransition transition) {}

    /**
     * A call of an earlier process, or of another instance, is recovered; the commands of the recovery are carried out after
     * this.
     *
     * @param found the recovered state
     */
    default void onRecovered(CallId call, CallModel found) {}

    /**
     * A request is sent to Asterisk, or queued.
     *
     * @param number identifies the request and its answer
     * @param text method, path and parameters in one line; the body, if any, follows in the next
     */
    default void onRequest(CallId call, long number, Supplier<String> text) {}

    /**
     * A request was answered, or failed without an answer.
     *
     * @param number the number of the request
     * @param took the time since {@link #onRequest}
     * @param failure the reason of the failure; null if Asterisk carried it out
     */
    default void onAnswer(CallId call, long number, Duration took, @Nullable Throwable failure) {}

    /**
     * A write to the store of sessions begins. {@link #onStoreWrite} follows; writes of one operation of a call end in this
     * order, unless one fails.
     *
     * @param operation {@code admit}, {@code update} or {@code end}
     */
    default void onStoreAsked(CallId call, String operation) {}

    /**
     * A write to the store of sessions ended.
     *
     * @param store the name of the store ({@link io.github.ariadne4j.callflow.store.CallStore#name})
     * @param operation {@code admit}, {@code update} or {@code end}
     * @param took the duration of the write
     * @param failure the reason of the failure; null if it succeeded
     */
    default void onStoreWrite(
            CallId call, String store, String operation, Duration took, @Nullable Throwable failure) {}

    /**
     * A write of the call's CDR to the sink ended. Mostly the call has ended by then; it may be a call of an earlier process. A
     * CDR that was not written is written again later.
     *
     * @param sink the name of the sink ({@link io.github.ariadne4j.callflow.cdr.CdrSink#name})
     * @param took the duration of the write
     * @param failure the reason of the failure; null if the CDR is durable
     */
    default void onCdrWrite(CallId call, String sink, Duration took, @Nullable Throwable failure) {}

    /** Another instance owns the call from now on: the call may continue, without further notices here. */
    default void onAbandoned(CallId call) {}
}
