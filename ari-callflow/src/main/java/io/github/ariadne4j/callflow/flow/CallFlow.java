package io.github.ariadne4j.callflow.flow;

import io.github.ariadne4j.ari.model.HangupCause;

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
     * left, or the time limit is reached, and the caller is still there. Also called for a call whose callees were being screened, which
     * are hung up. Not called for any other call whose route was being tried, or whose callee has answered: the engine goes on with that by
     * itself. The default hangs up with cause 41 (SIP 503).
     *
     * @throws CallEndedException from any verb, once the caller is gone; there is no need to catch it
     */
    default void resume(Call call) {
        call.hangUp(HangupCause.TEMPORARY_FAILURE);
    }
}
