package io.github.ariadne4j.callflow.operation;

import io.github.ariadne4j.callflow.leg.LegId;

/**
 * Names one request of a flow, or of the application from outside its flow, which is answered exactly once.
 *
 * @param number counts up within the call, for each of the two by itself
 * @param fromOutside whether it is not the flow that waits
 */
public record RequestId(int number, boolean fromOutside) {
    /** The request by which a flow that runs again waits for the step that was interrupted. */
    public static final RequestId RESUMED = new RequestId(0);

    /** The request by which the screening of a leg that goes on waits for the step that was interrupted. */
    public static RequestId resumed(LegId leg) {
        return new RequestId(-leg.value());
    }

    /** Whether a step that was interrupted waits for it. */
    public boolean isResumed() {
        return number <= 0 && !fromOutside;
    }

    /** A request of the flow. */
    public RequestId(int number) {
        this(number, false);
    }
}
