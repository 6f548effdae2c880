package io.github.ariadne4j.callflow.flow;

import io.github.ariadne4j.callflow.call.CallId;

/**
 * The journal of a durable flow has the most steps or characters that it may have. {@link Call#continueAs} begins a new journal.
 */
public final class JournalFullException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Made by the engine.
     *
     * @param id the call
     * @param name the flow
     */
    public JournalFullException(CallId id, FlowName name) {
        super("flow " + name + " of call " + id + " has " + DurableFlow.MOST_STEPS + " steps or "
                + DurableFlow.MOST_CHARACTERS + " characters in its journal, the most it may: let it begin a new one"
                + " with continueAs");
    }
}
