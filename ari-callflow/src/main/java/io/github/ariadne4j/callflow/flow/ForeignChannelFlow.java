package io.github.ariadne4j.callflow.flow;

/** The marker for a channel that is no call of the engine. Never run. */
enum ForeignChannelFlow implements CallFlow {
    MARKER;

    @Override
    public void run(Call call) {
        throw new IllegalStateException("the selector returned foreignChannel() for call " + call.id()
                + ", which the engine had accepted before");
    }

    @Override
    public void resume(Call call) {
        run(call);
    }
}
