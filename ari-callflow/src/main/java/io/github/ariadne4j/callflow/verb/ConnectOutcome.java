package io.github.ariadne4j.callflow.verb;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.flow.Call;

/** How {@link Call#connect} ended, if not with the call. The caller is still in the call. */
public sealed interface ConnectOutcome {
    /**
     * The callee left: it hung up, another took its channel out of the application, or it was lost.
     *
     * @param cause the Q.850 cause
     */
    record CalleeLeft(HangupCause cause) implements ConnectOutcome {}

    /** They talked for as long as {@link Connect#atMost()} allows; the callee was hung up. */
    record TimeLimit() implements ConnectOutcome {}

    /**
     * A key was pressed that means something. The callee is still connected if it means {@link Connect.Key.Then#TELL_FLOW}; else it was hung
     * up.
     *
     * @param key which one
     */
    record KeyPressed(Connect.Key key) implements ConnectOutcome {}
}
