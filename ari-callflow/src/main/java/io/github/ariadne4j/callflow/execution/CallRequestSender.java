package io.github.ariadne4j.callflow.execution;

import io.github.ariadne4j.ari.loop.CallRequests;
import io.github.ariadne4j.ari.loop.RequestCallback;
import io.github.ariadne4j.ari.request.AriException;
import io.github.ariadne4j.callflow.actor.CallActor;
import io.github.ariadne4j.callflow.execution.gateway.FailureReader;
import io.github.ariadne4j.callflow.leg.CommandFailure;
import io.github.ariadne4j.callflow.model.CallSignal;
import java.time.Instant;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends the requests of one call, and signals their outcomes to the call. Used on the loop. */
final class CallRequestSender {
    private static final Logger LOG = LoggerFactory.getLogger(CallRequestSender.class);

    private final EngineContext context;
    private final CallActor actor;
    private boolean mayPlay;

    CallRequestSender(EngineContext context, CallActor actor) {
        this.context = context;
        this.actor = actor;
    }

    /** Something is played to the caller, now or later. */
    void playing() {
        mayPlay = true;
    }

    /** Whether something was played to the caller: it may still be playing, and Asterisk lets commands wait for it. */
    boolean mayPlay() {
        return mayPlay;
    }

    /**
     * Sends a request.
     *
     * @param done the signal after success; null: none
     * @param failed the signal after a failure
     */
    void send(
            BiConsumer<CallRequests, RequestCallback> request,
            @Nullable Function<Instant, CallSignal> done,
            BiFunction<CommandFailure, Instant, CallSignal> failed) {
        send(request, new Answer(done, failed));
    }

    /** Sends a request whose answer the callback takes; a failure is logged. */
    void send(BiConsumer<CallRequests, RequestCallback> request, RequestCallback callback) {
        context.gateway().act(actor.id(), request, new Logged(callback));
    }

    // Classes and no lambdas: the JVM's first compiler makes a lambda that captures through a method handle, which it
    // does not inline.

    private final class Answer implements RequestCallback {
        private final @Nullable Function<Instant, CallSignal> done;
        private final BiFunction<CommandFailure, Instant, CallSignal> failed;

        Answer(@Nullable Function<Instant, CallSignal> done, BiFunction<CommandFailure, Instant, CallSignal> failed) {
            this.done = done;
            this.failed = failed;
        }

        @Override
        public void done(@Nullable AriException failure) {
            if (failure != null) {
                actor.tell(failed.apply(FailureReader.read(failure), now()));
            } else if (done != null) {
                actor.tell(done.apply(now()));
            }
        }
    }

    private final class Logged implements RequestCallback {
        private final RequestCallback callback;

        Logged(RequestCallback callback) {
            this.callback = callback;
        }

        @Override
        public void done(@Nullable AriException failure) {
            log(failure);
            callback.done(failure);
        }
    }

    private void log(@Nullable AriException failure) {
        if (failure != null) {
            LOG.debug("call {}: {}", actor.id(), failure.getMessage());
        }
    }

    Instant now() {
        return context.loop().now();
    }
}
