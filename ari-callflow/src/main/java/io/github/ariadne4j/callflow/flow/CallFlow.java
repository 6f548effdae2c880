package io.github.ariadne4j.callflow.flow;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.call.Party;

/**
 * What happens to a call: linear code on a thread of its own. A flow ends by handing the call over
 * ({@link Call#dialAndBridge}, {@link Call#handOver}) or by hanging up; one that returns without either is hung up with
 * cause 16, one that throws with cause 38. One instance serves all calls, so keep no state of a call in fields.
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
     * Runs a call that an earlier instance left while its flow ran and dialled no target: called instead of {@link #run}, from
     * the start, with what the flow kept ({@link Call#session}). The caller may have been answered, and may have heard all that
     * {@code run} does. A call that was left while its flow waited in {@link Call#connect} goes on; this is called once the callee has
     * left, or the time limit is reached, and the caller is still there; in the same way, of a caller that is in a room ({@link Call#join}),
     * once it is out of it. Also called for a call whose callees were being screened, which are hung up. Not called for any other call whose
     * route was being tried, or whose callee has answered: the engine goes on with that by itself. A {@link DurableFlow} is run again
     * instead, unless its journal cannot be gone on with. The default hangs up with cause 41 (SIP 503).
     *
     * @throws CallEndedException from any verb, once the caller is gone; there is no need to catch it
     */
    default void resume(Call call) {
        call.hangUp(HangupCause.TEMPORARY_FAILURE);
    }

    /**
     * Says what is done for a party that was answered, hears nothing, is in a bridge with no other party, and waits for no verb, for longer
     * than {@link io.github.ariadne4j.callflow.call.CallTimeouts#longestSilence}: mostly as {@link #run} is blocked in code of its own.
     * Each such time is counted as a fault and logged before. Called on a thread of its own, while {@code run} goes on; one that throws, or
     * takes as long as the party may be in silence, has the effect of the default. A repair for a party that hears something by then has
     * none. The default ends the call with cause 41 (SIP 503).
     *
     * @param call the call as it came in
     * @param party the caller, or a callee that is connected with it
     */
    default SilenceRepair onSilence(IncomingCall call, Party party) {
        return SilenceRepair.DEFAULT;
    }
}
