package io.github.ariadne4j.callflow.flow;

/**
 * A durable flow that runs again has another verb than its journal: it is not deterministic, or was changed without a new
 * version. Ends the replay: parties who talk remain connected, any other call continues with {@link CallFlow#resume}. Each later
 * verb throws it too; there is no need to catch it.
 */
public final class FlowDivergedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Made by the engine.
     *
     * @param message the step, flow and call, with the verb in the journal and the verb of the flow
     */
    public FlowDivergedException(String message) {
        super(message);
    }
}
