package io.github.ariadne4j.callflow.verb;

import io.github.ariadne4j.callflow.flow.Call;

/** The outcome of {@link Call#leave}. */
public sealed interface LeaveOutcome {
    /** The caller has left, and the call is over for this application. The flow has to return. */
    record Left() implements LeaveOutcome {}

    /**
     * The caller is still in the call, and the flow continues: the other application was not connected, or the telephone did not
     * follow the redirection within 30 s.
     */
    record Stayed() implements LeaveOutcome {}
}
