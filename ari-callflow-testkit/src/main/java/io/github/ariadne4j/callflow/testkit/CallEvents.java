package io.github.ariadne4j.callflow.testkit;

import io.github.ariadne4j.callflow.CallEngineListener;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.model.CallModel;
import io.github.ariadne4j.callflow.model.CallPlan;
import io.github.ariadne4j.callflow.model.CallSignal;
import io.github.ariadne4j.callflow.model.CallTransition;
import io.github.ariadne4j.callflow.observer.CallObserver;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The events of an engine's calls, for a test to await: each event is returned once, in the order in which the engine reported it, also
 * if it was reported before the test waits. May be used from any thread.
 */
public final class CallEvents implements CallEngineListener, CallObserver {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final BlockingQueue<IncomingCall> started = new LinkedBlockingQueue<>();
    private final BlockingQueue<CallId> answered = new LinkedBlockingQueue<>();
    private final BlockingQueue<CallId> connected = new LinkedBlockingQueue<>();

    /** Starts without events. */
    public CallEvents() {}

    /**
     * Waits, for at most ten seconds, for the next call that came in or was originated.
     *
     * @throws AssertionError if there is none by then
     */
    public IncomingCall nextStarted() {
        return next(started, "began");
    }

    /**
     * Waits, for at most ten seconds, for the next call that a callee has answered, or the first party of an outbound call.
     *
     * @throws AssertionError if there is none by then
     */
    public CallId nextAnswered() {
        return next(answered, "was answered");
    }

    /**
     * Waits, for at most ten seconds, for the next call whose flow waits in {@code connect}, or has handed over its parties. From then
     * on keys that the talk has a meaning for are reported to the flow.
     *
     * @throws AssertionError if there is none by then
     */
    public CallId nextConnected() {
        return next(connected, "was connected");
    }

    private static <T> T next(BlockingQueue<T> events, String what) {
        try {
            T event = events.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (event == null) {
                throw new AssertionError("no further call " + what + " in " + PATIENCE);
            }
            return event;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while an event was awaited", e);
        }
    }

    @Override
    public boolean mayBlock() {
        return false;
    }

    @Override
    public void onStarted(IncomingCall call) {
        started.add(call);
    }

    @Override
    public void onAnswered(CallId call, Duration setUp) {
        answered.add(call);
    }

    @Override
    public void onTransition(CallId call, CallModel before, CallSignal signal, CallTransition transition) {
        if (isLeftToTalk(transition.next()) && !isLeftToTalk(before)) {
            connected.add(call);
        }
    }

    /** A flow that controls the call and waits for nothing has not decided yet what follows the answer. */
    private static boolean isLeftToTalk(CallModel call) {
        return call.plan() instanceof CallPlan.Connected talk && (!talk.flowHolds() || talk.request() != null);
    }
}
