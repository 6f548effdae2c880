package io.github.ariadne4j.dashboard.live;

import io.github.ariadne4j.callflow.recorder.CallSummary;
import io.github.ariadne4j.callflow.recorder.RecordedCall;

/** How telephone numbers are shown. */
public enum NumberView {
    /** Masked. */
    MASKED,
    /** As they are. */
    CLEAR;

    /** What {@code ?numbers=} asks for: masked unless it is {@code clear}. */
    public static NumberView of(String parameter) {
        return parameter.equals("clear") ? CLEAR : MASKED;
    }

    /** The call as this view shows it. */
    public CallSummary of(CallSummary call) {
        return this == CLEAR ? call : call.masked();
    }

    /** The call as this view shows it. */
    public RecordedCall of(RecordedCall call) {
        return this == CLEAR ? call : call.masked();
    }
}
