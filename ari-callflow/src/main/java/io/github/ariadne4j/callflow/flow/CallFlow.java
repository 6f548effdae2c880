package io.github.ariadne4j.callflow.flow;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.call.Party;

/**
 * The program of a call: linear code on a thread of its own, virtual from Java 21 on, that may block. A flow ends by handing the
 * call over ({@link Call#dialAndBridge}, {@link Call#handOver}) or by hanging up. A flow that returns without either is hung up
 * with cause 16, one that throws with cause 38. One instance serves all calls: keep no state of a call in fields.
 */
@FunctionalInterface
public interface CallFlow {
    /**
     * Runs one call.
     *
     * @throws CallEndedException from any verb, once the caller is gone; there is no need to catch it
     */
    void run(Call call);

    /**
     * Continues a call whose flow was interrupted by the end of its instance before it had dialled a target. Called instead of
     * {@link #run}, from the start, with the data that the flow stored ({@link Call#session}). The caller may be answered, and
     * may have heard all that {@code run} plays. The default hangs up with cause 41 (SIP 503).
     *
     * <p>A call that was interrupted in {@link Call#connect} or {@link Call#join} continues; this method is called once the
     * callee has left, the time limit is reached, or the caller is out of the room, if the caller is still present. It is also
     * called for a call whose callees were being screened, which are hung up. It is not called for any other call whose route was
     * being tried, or whose callee had answered: the engine continues those. A {@link DurableFlow} is run again instead, unless
     * its journal cannot be used.
     *
     * @throws CallEndedException from any verb, once the caller is gone; there is no need to catch it
     */
    default void resume(Call call) {
        call.hangUp(HangupCause.TEMPORARY_FAILURE);
    }

    /**
     * Chooses the repair of a silence: a party was answered, hears nothing, is in a bridge with no other party, and waits for no
     * verb, for longer than {@link io.github.ariadne4j.callflow.call.CallTimeouts#longestSilence}. The usual reason is code in
     * {@link #run} that blocks. Each silence is counted as a fault and logged before. Called on a thread of its own, while
     * {@code run} continues. If this method throws, or takes as long as the longest silence, the default is applied. A repair for
     * a party that hears something by then has no effect. The default ends the call with cause 41 (SIP 503).
     *
     * @param call the call as it came in
     * @param party the caller, or a callee that is connected with it
     */
    default SilenceRepair onSilence(IncomingCall call, Party party) {
        return SilenceRepair.DEFAULT;
    }
}
