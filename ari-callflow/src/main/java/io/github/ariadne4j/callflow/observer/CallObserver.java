package io.github.ariadne4j.callflow.observer;

import io.github.ariadne4j.ari.event.AriEvent;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.model.CallModel;
import io.github.ariadne4j.callflow.model.CallSignal;
import io.github.ariadne4j.callflow.model.CallTransition;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sees everything that happens to calls, for recorders, debugging views and traces. Told on the loop that the calls run on: it
 * must not block, and should hand on what it needs. What it throws is logged and changes no call. Texts are made only when they
 * are asked for, during the call of the method. An engine without an observer pays one null check for each.
 */
public interface CallObserver {
    /** The observer, its exceptions kept from the calls. */
    static CallObserver guarded(CallObserver observer) {
        return new GuardedObserver(observer);
    }

    /** Both observers, the first one first. */
    static CallObserver both(CallObserver first, CallObserver second) {
        return new ObserverPair(first, second);
    }

    /**
     * An event of Asterisk about a channel of the call, before the call hears of it.
     *
     * @param json a copy of the event as Asterisk sent it, JSON in UTF-8; empty for one that was kept back
     */
    default void onEvent(CallId call, AriEvent event, Supplier<byte[]> json) {}

    /**
     * The call was told something, and what follows from it; the effects go out after this.
     *
     * @param before the state it was in
     */
    default void onTransition(CallId call, CallModel before, CallSignal signal, CallTransition transition) {}

    /**
     * A call that an earlier process, or another instance, began is recovered; what follows from that goes out after this.
     *
     * @param found the state that it goes on from
     */
    default void onRecovered(CallId call, CallModel found) {}

    /**
     * A request goes out to Asterisk, or waits for its turn.
     *
     * @param number tells its answer from others
     * @param text method, path and parameters in one line; the body, if any, follows in the next
     */
    default void onRequest(CallId call, long number, Supplier<String> text) {}

    /**
     * A request was answered, or will not be.
     *
     * @param number the request's
     * @param took from {@link #onRequest} to now
     * @param failure why Asterisk did not do what it was asked; null if it did
     */
    default void onAnswer(CallId call, long number, Duration took, @Nullable Throwable failure) {}

    /**
     * A write to the store of sessions begins. {@link #onStoreWrite} follows; writes of one operation of a call end in this order,
     * unless one fails.
     *
     * @param operation {@code admit}, {@code update} or {@code end}
     */
    default void onStoreAsked(CallId call, String operation) {}

    /**
     * A write to the store of sessions ended.
     *
     * @param store what the store is called ({@link io.github.ariadne4j.callflow.store.CallStore#name})
     * @param operation {@code admit}, {@code update} or {@code end}
     * @param took how long it took
     * @param failure why it failed; null if it did not
     */
    default void onStoreWrite(
            CallId call, String store, String operation, Duration took, @Nullable Throwable failure) {}

    /**
     * The sink of CDRs took the call's record, or did not. Mostly the call has ended by then; it may be one of an earlier process. A
     * record that was not taken is written again later.
     *
     * @param sink what the sink is called ({@link io.github.ariadne4j.callflow.cdr.CdrSink#name})
     * @param took how long it took
     * @param failure why it failed; null if the record is durable
     */
    default void onCdrWrite(CallId call, String sink, Duration took, @Nullable Throwable failure) {}

    /** Another instance owns the call from now on: it may go on, and nothing more is seen of it here. */
    default void onAbandoned(CallId call) {}
}
