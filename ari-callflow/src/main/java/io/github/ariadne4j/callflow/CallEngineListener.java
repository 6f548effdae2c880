package io.github.ariadne4j.callflow;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.cdr.RefusalRecord;
import java.time.Duration;

/**
 * Told what the engine does: in order, on a thread of its own, so that no call waits for it and it can stop none. It hears of
 * things a moment after they happened. One that throws is reported and told on. One that blocks holds up only itself, and
 * misses what comes while 10,000 notices wait for it: what must not be missed belongs into a
 * {@link io.github.ariadne4j.callflow.cdr.CdrSink}. When the engine is closed it has a second to hear the rest, and is then
 * interrupted.
 */
public interface CallEngineListener {
    /**
     * Whether it may block: wait for another system, a lock or a disk. One that does not is told at once, on the engine's loop,
     * and costs no thread; there it would hold up all calls. Default: true. Asked once, when the engine is built.
     */
    default boolean mayBlock() {
        return true;
    }

    /** A call came in, or was asked for ({@link IncomingCall#direction}). */
    default void onStarted(IncomingCall call) {}

    /** A call of an earlier, or of another, instance is recovered, and served until its end. */
    default void onRecovered(IncomingCall call) {}

    /**
     * A callee answered, or the first party of an outbound call.
     *
     * @param setUp from the start of the call to the answer
     */
    default void onAnswered(CallId call, Duration setUp) {}

    /**
     * A party was put on hold: by the other party's telephone, or by the application ({@code hold}).
     *
     * @param party the caller or the callee, who waits
     * @param by the other one of the two, or the application
     */
    default void onHeld(CallId call, Party party, Party by) {}

    /**
     * A party was taken back. A telephone that is transferred, or picked up, may be told so without having been on hold.
     *
     * @param party the caller or the callee
     * @param by the other one of the two, or the application
     */
    default void onUnheld(CallId call, Party party, Party by) {}

    /**
     * A party was answered, and hears nothing, is in a bridge with no other, and waits for no operation: a fault, mostly of the call's
     * flow, that is about to be repaired ({@link io.github.ariadne4j.callflow.flow.CallFlow#onSilence}). Told again for as long as it
     * lasts.
     *
     * @param party the caller or a callee
     * @param lasted how long, or since it was told last ({@link io.github.ariadne4j.callflow.call.CallTimeouts#longestSilence})
     */
    default void onSilence(CallId call, Party party, Duration lasted) {}

    /** A call ended; its record is on its way. */
    default void onEnded(CallDetailRecord cdr) {}

    /**
     * New calls were refused with cause 34 (SIP 503) before anything was done for them. Ten of a second are told at once, one by one;
     * what comes on top is told at the end of the second, one notice for each cause and trunk.
     */
    default void onRefused(RefusalRecord refused) {}

    /**
     * Another instance owns the calls of this application now: the store shows a later owner, or Asterisk gave the application
     * to another client. The engine takes no calls and sends no commands from now on; what remains is to close it. Told once.
     */
    default void onReplaced() {}
}
