package io.github.ariadne4j.callflow.flow;

/** The marker for a channel that is no call of the engine. Never run. */
enum NotMine implements CallFlow {
    FLOW;

    @Override
    public void run(Call call) {
        throw new IllegalStateException(
                "the selector returned notMine() for call " + call.id() + ", which the engine had accepted before");
    }

    @Override
    public void resume(Call call) {
        run(call);
    }
}
