package io.github.ariadne4j.callflow;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.cdr.RefusalRecord;
import java.time.Duration;

/**
 * Receives notices of calls and of the engine, in order, a moment after each event: by default on a thread of its own, so that no
 * call waits for it ({@link #mayBlock}). An exception of a listener is logged; it stops no call, and the listener receives later
 * notices all the same. A listener that blocks its own thread delays only itself. It misses notices while 10,000 are pending: what
 * must not be missed belongs into a {@link io.github.ariadne4j.callflow.cdr.CdrSink}. At the end of the engine it has one second for
 * pending notices and is then interrupted.
 */
public interface CallEngineListener {
    /**
     * Whether the listener may block: wait for another system, a lock or a disk. One that does not block is called at once on the
     * engine's loop and needs no thread; if it blocks there, all calls wait. Read once, when the engine is started. Default:
     * true.
     */
    default boolean mayBlock() {
        return true;
    }

    /** A call came in, or was originated ({@link IncomingCall#direction}). */
    default void onStarted(IncomingCall call) {}

    /** A call of an earlier process, or of another instance, was recovered and is served until its end. */
    default void onRecovered(IncomingCall call) {}

    /**
     * A callee answered; of an outbound call, the first party.
     *
     * @param setUp the time from the start of the call to the answer
     */
    default void onAnswered(CallId call, Duration setUp) {}

    /**
     * A party was put on hold: by the other party's telephone, or by the application ({@code hold}).
     *
     * @param party the caller or the callee: the party on hold
     * @param by the other one of the two, or the application
     */
    default void onHeld(CallId call, Party party, Party by) {}

    /**
     * The hold of a party ended. Also reported, without a hold before, for a telephone that is transferred or picked up.
     *
     * @param party the caller or the callee
     * @param by the other one of the two, or the application
     */
    default void onUnheld(CallId call, Party party, Party by) {}

    /**
     * An answered party hears nothing, is in a bridge with no other party, and waits for no operation. This is a fault, mostly of
     * the call's flow, and is about to be repaired ({@link io.github.ariadne4j.callflow.flow.CallFlow#onSilence}). Reported again
     * for as long as it lasts.
     *
     * @param party the caller or a callee
     * @param lasted the time since the silence began, or since its last report
     *     ({@link io.github.ariadne4j.callflow.call.CallTimeouts#longestSilence})
     */
    default void onSilence(CallId call, Party party, Duration lasted) {}

    /** A call ended. Its CDR is not yet written. */
    default void onEnded(CallDetailRecord cdr) {}

    /**
     * New calls were refused with cause 34 (SIP 503) before any work was done for them. The first ten of a second are reported at
     * once, one by one. The others are reported at the end of the second, in one notice for each cause and trunk.
     */
    default void onRefused(RefusalRecord refused) {}

    /**
     * Another instance owns the calls of this application: the store has a later owner, or Asterisk gave the application to
     * another client. The engine accepts no calls and sends no commands from now on and is to be closed. Reported once.
     */
    default void onReplaced() {}
}
