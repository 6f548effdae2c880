package io.github.ariadne4j.callflow.verb;

import io.github.ariadne4j.callflow.flow.Call;

/** What came of {@link Call#leave}. */
public sealed interface LeaveOutcome {
    /** The caller has left, and the call is over for this application. Return from the flow. */
    record Left() implements LeaveOutcome {}

    /**
     * The caller is still here, and the flow goes on: the other application was not connected, or the telephone did not follow the
     * redirection within half a minute.
     */
    record Stayed() implements LeaveOutcome {}
}
