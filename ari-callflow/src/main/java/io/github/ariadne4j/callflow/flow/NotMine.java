package io.github.ariadne4j.callflow.flow;

/** Says that a channel begins no call of the engine's. Never run. */
enum NotMine implements CallFlow {
    FLOW;

    @Override
    public void run(Call call) {
        throw new IllegalStateException(
                "the selector says that call " + call.id() + ", which was taken before, is not mine");
    }

    @Override
    public void resume(Call call) {
        run(call);
    }
}
