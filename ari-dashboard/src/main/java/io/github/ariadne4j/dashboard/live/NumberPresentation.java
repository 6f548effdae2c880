package io.github.ariadne4j.dashboard.live;

import io.github.ariadne4j.callflow.recorder.CallSummary;
import io.github.ariadne4j.callflow.recorder.RecordedCall;

/** The presentation of telephone numbers. */
public enum NumberPresentation {
    /** Masked. */
    MASKED,
    /** Not masked. */
    CLEAR;

    /** The view for a {@code ?numbers=} parameter: masked unless it is {@code clear}. */
    public static NumberPresentation of(String parameter) {
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
