package io.github.ariadne4j.callflow.model;

/**
 * Names one request of a flow, or of the application from outside its flow, which is answered exactly once.
 *
 * @param number counts up within the call, for each of the two by itself
 * @param fromOutside whether it is not the flow that waits
 */
public record RequestId(int number, boolean fromOutside) {
    /** The request by which a flow that runs again waits for the step that was interrupted. */
    public static final RequestId RESUMED = new RequestId(0);

    /** A request of the flow. */
    public RequestId(int number) {
        this(number, false);
    }
}
