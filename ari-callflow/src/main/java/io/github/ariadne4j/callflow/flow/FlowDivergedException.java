package io.github.ariadne4j.callflow.flow;

/**
 * A durable flow that runs again asks for something else than it did before: it is not deterministic, or was changed without a new version.
 * Ends the replay: parties who talk go on, any other call goes on with {@link CallFlow#resume}. There is no need to catch it; once it was
 * thrown, each verb throws it.
 */
public final class FlowDivergedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Made by the engine.
     *
     * @param message which step of which flow and call, what it was and what it is now
     */
    public FlowDivergedException(String message) {
        super(message);
    }
}
