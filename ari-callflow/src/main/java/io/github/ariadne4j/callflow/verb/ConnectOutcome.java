package io.github.ariadne4j.callflow.verb;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.AnsweredLeg;
import io.github.ariadne4j.callflow.flow.Call;

/** The outcome of {@link Call#connect}. The caller is still in the call. If the call ends instead, the verb throws. */
public sealed interface ConnectOutcome {
    /**
     * The callee left: it hung up, another client of Asterisk took its channel, or it was lost.
     *
     * @param cause the Q.850 cause
     */
    record CalleeLeft(HangupCause cause) implements ConnectOutcome {}

    /** The talk reached {@link Connect#atMost()}; the callee was hung up. */
    record TimeLimit() implements ConnectOutcome {}

    /**
     * A key of {@link Connect#keys()} was pressed. The callee is still connected for {@link Connect.Key.Then#TELL_FLOW};
     * otherwise it was hung up.
     *
     * @param key the key
     */
    record KeyPressed(Connect.Key key) implements ConnectOutcome {}

    /**
     * An order from outside had the callee transfer the caller ({@code CallHandle.transfer}): the caller is connected with the target now, and
     * the callee was hung up.
     *
     * @param target the target's leg, to be connected next
     */
    record Transferred(AnsweredLeg target) implements ConnectOutcome {}
}
