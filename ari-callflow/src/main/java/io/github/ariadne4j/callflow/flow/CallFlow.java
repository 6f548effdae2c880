package io.github.ariadne4j.callflow.flow;

/**
 * What happens to a call: linear code on a thread of its own. A flow ends by handing the call over
 * ({@link Call#dialAndBridge}, {@link Call#connect}) or by hanging up; one that returns without either is hung up with
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
}
