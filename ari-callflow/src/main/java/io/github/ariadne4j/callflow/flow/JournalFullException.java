package io.github.ariadne4j.callflow.flow;

import io.github.ariadne4j.callflow.call.CallId;

/** A durable flow has as many steps as its journal may hold. {@link Call#continueAs} begins a new one in time. */
public final class JournalFullException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Made by the engine.
     *
     * @param id the call
     * @param name its flow
     */
    public JournalFullException(CallId id, FlowName name) {
        super("flow " + name + " of call " + id + " has " + DurableFlow.MOST_STEPS + " steps or "
                + DurableFlow.MOST_CHARACTERS + " characters in its journal, the most it may: let it begin a new one"
                + " with continueAs");
    }
}
