package io.github.ariadne4j.callflow.machine;

/** The call is over. Late signals change nothing; a leg that shows up all the same is hung up. */
record Ended(CallData data) implements CallState {
    @Override
    public CallState with(CallData changed) {
        return new Ended(changed);
    }

    @Override
    public boolean isOver() {
        return true;
    }

    @Override
    public Transition on(CallSignal.CallerUp signal) {
        return stay();
    }

    @Override
    public Transition on(CallSignal.CallerLeaving signal) {
        return stay();
    }

    @Override
    public Transition on(CallSignal.CallerGone signal) {
        return stay();
    }

    @Override
    public Transition on(CallSignal.CallerMissing signal) {
        return stay();
    }

    @Override
    public Transition on(CallSignal.AsteriskLost signal) {
        return stay();
    }

    @Override
    public Transition on(CallSignal.HangUpFailed signal) {
        return stay();
    }

    @Override
    public Transition on(CallSignal.NotSaved signal) {
        return stay();
    }

    @Override
    public Transition on(CallSignal.TimerFired signal) {
        return stay();
    }

    @Override
    public Transition on(CallSignal.FlowNotes signal) {
        return stay();
    }

    @Override
    public Transition on(CallSignal.FlowKeeps signal) {
        return stay(new Effect.EndFlow());
    }
}
