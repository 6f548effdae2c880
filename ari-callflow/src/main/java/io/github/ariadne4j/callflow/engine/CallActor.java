package io.github.ariadne4j.callflow.engine;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.machine.CallFacts;
import io.github.ariadne4j.callflow.machine.CallSignal;
import io.github.ariadne4j.callflow.machine.CallState;
import io.github.ariadne4j.callflow.machine.Effect;
import io.github.ariadne4j.callflow.machine.Transition;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call: a state, and what is told to it, one after the other. Runs to completion on the loop: what an effect tells the call
 * while a transition is carried out is handled after all effects of that transition have gone out. May be told anything from
 * any thread.
 */
final class CallActor {
    private static final Logger LOG = LoggerFactory.getLogger(CallActor.class);

    private final CallFacts facts;
    private final CallLoop loop;
    private final @Nullable CallObserver observer;
    private final Effect.Handler effects;
    private @Nullable Deque<Runnable> waiting;
    private boolean running;
    private boolean failed;
    private @Nullable CallState state;

    CallActor(CallFacts facts, CallLoop loop, @Nullable CallObserver observer, EffectHandlers handlers) {
        this.facts = facts;
        this.loop = loop;
        this.observer = observer;
        this.effects = handlers.of(facts, this);
    }

    /** Makes the handler of a call's effects. */
    interface EffectHandlers {
        /** The handler of this call's effects, which answers to this actor. */
        Effect.Handler of(CallFacts facts, CallActor actor);
    }

    CallId id() {
        return facts.call().id();
    }

    void begin(Instant at) {
        onLoop(() -> start(() -> CallState.begin(facts, at)));
    }

    /** Goes on from where a recovery finds the call; what the recovery throws ends this call alone. */
    void resume(Supplier<Transition> recovery) {
        onLoop(() -> start(recovery));
    }

    private void start(Supplier<Transition> how) {
        follow(how.get());
    }

    /** Another instance owns the call now: what is told here from now on is not for us. */
    void abandon() {
        onLoop(() -> {
            effects.on(new Effect.EndFlow());
            state = null;
        });
    }

    /** The store may have lost what it had of this call. */
    void writeAgain() {
        onLoop(() -> {
            if (state != null && !state.isOver()) {
                effects.on(new Effect.Save(state.session(), 0));
            }
        });
    }

    void tell(CallSignal signal) {
        if (!loop.isCurrent() || running) {
            onLoop(() -> handle(signal));
        } else if (!loop.isClosed()) {
            running = true;
            try {
                handle(signal);
                runWaiting();
            } finally {
                running = false;
            }
        }
    }

    private void onLoop(Runnable step) {
        if (loop.isCurrent()) {
            run(step);
        } else {
            loop.execute(() -> run(step));
        }
    }

    private void run(Runnable step) {
        if (running) {
            if (waiting == null) {
                waiting = new ArrayDeque<>(4);
            }
            waiting.add(step);
            return;
        }
        if (loop.isClosed()) {
            return;
        }
        running = true;
        try {
            guarded(step);
            runWaiting();
        } finally {
            running = false;
        }
    }

    private void runWaiting() {
        for (Runnable next = nextWaiting(); next != null; next = nextWaiting()) {
            guarded(next);
        }
        waiting = null;
    }

    private @Nullable Runnable nextWaiting() {
        return waiting == null ? null : waiting.poll();
    }

    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            fail("do what it was asked", e);
        }
    }

    /** A bug in here must end this call, and no other. */
    private void handle(CallSignal signal) {
        CallState before = state;
        if (before == null) {
            return;
        }
        try {
            LOG.debug("call {}: {}", id(), signal);
            Transition transition = signal.applyTo(before);
            if (observer != null) {
                observer.onTransition(id(), before, signal, transition);
            }
            follow(transition);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            fail("take " + signal, e);
        }
    }

    private void follow(Transition transition) {
        state = transition.next();
        for (Effect effect : transition.effects()) {
            effect.applyTo(effects);
        }
    }

    /** Logged once: a call that fails at one signal mostly fails at the next as well. */
    private void fail(String what, Throwable why) {
        if (failed) {
            LOG.debug("call {} could not {} either", id(), what, why);
            return;
        }
        failed = true;
        LOG.error("call {} could not {} and is hung up; please report this", id(), what, why);
        try {
            effects.on(new Effect.HangUpCaller(HangupCause.FAILURE));
        } catch (RuntimeException e) {
            LOG.error("call {} could not be hung up either", id(), e);
        }
    }
}
