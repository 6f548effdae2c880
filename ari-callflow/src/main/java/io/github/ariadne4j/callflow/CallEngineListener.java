package io.github.ariadne4j.callflow;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import java.time.Duration;

/** Told what the engine does, on the engine's threads; must not block. One that throws is reported and told on. */
public interface CallEngineListener {
    /** A call came in. */
    default void onStarted(IncomingCall call) {}

    /** A call that an earlier life, or another instance, had taken in is ours to see to its end. */
    default void onTakenUp(IncomingCall call) {}

    /**
     * A callee answered.
     *
     * @param setUp from the start of the call to the answer
     */
    default void onAnswered(CallId call, Duration setUp) {}

    /** A call ended; its record is on its way. */
    default void onEnded(CallDetailRecord cdr) {}
}
