package io.github.ariadne4j.callflow.engine;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.machine.CallFacts;
import io.github.ariadne4j.callflow.machine.CallSignal;
import io.github.ariadne4j.callflow.machine.CallState;
import io.github.ariadne4j.callflow.machine.Effect;
import io.github.ariadne4j.callflow.machine.Transition;
import java.time.Instant;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One call: a mailbox in front of a state. Tell it anything from any thread; it does one thing at a time. */
final class CallActor {
    private static final Logger LOG = LoggerFactory.getLogger(CallActor.class);

    private final CallFacts facts;
    private final Mailbox mailbox;
    private final Effect.Handler effects;
    private @Nullable CallState state;

    CallActor(CallFacts facts, Executor threads, EffectHandlers handlers) {
        this.facts = facts;
        this.mailbox = new Mailbox(threads);
        this.effects = handlers.of(facts, this);
    }

    /** Makes the one who carries out the effects of a call. */
    interface EffectHandlers {
        /** The handler of this call's effects, which answers to this actor. */
        Effect.Handler of(CallFacts facts, CallActor actor);
    }

    CallId id() {
        return facts.call().id();
    }

    void begin(Instant at) {
        mailbox.execute(() -> follow(CallState.begin(facts, at)));
    }

    /** Goes on from where an earlier life left the call. */
    void resume(Transition from) {
        mailbox.execute(() -> follow(from));
    }

    /** The call is somebody else's now: whatever is told here from now on is not for us. */
    void abandon() {
        mailbox.execute(() -> {
            effects.on(new Effect.EndFlow());
            state = null;
        });
    }

    /** The store may have lost what it had of this call. */
    void writeAgain() {
        mailbox.execute(() -> {
            if (state != null && !state.isOver()) {
                effects.on(new Effect.Save(state.session(), 0));
            }
        });
    }

    void tell(CallSignal signal) {
        mailbox.execute(() -> handle(signal));
    }

    /** A bug in here must end this call, and no other. */
    private void handle(CallSignal signal) {
        if (state == null) {
            return;
        }
        try {
            LOG.debug("call {}: {}", id(), signal);
            follow(signal.applyTo(state));
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            LOG.error("call {} could not take {} and is hung up; please report this", id(), signal, e);
            effects.on(new Effect.HangUpCaller(HangupCause.FAILURE));
        }
    }

    private void follow(Transition transition) {
        state = transition.next();
        transition.effects().forEach(effect -> effect.applyTo(effects));
    }
}
