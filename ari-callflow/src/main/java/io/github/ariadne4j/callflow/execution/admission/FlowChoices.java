package io.github.ariadne4j.callflow.execution.admission;

import io.github.ariadne4j.callflow.actor.CallLogContext;
import io.github.ariadne4j.callflow.actor.LiveCalls;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.flow.DurableFlow;
import io.github.ariadne4j.callflow.flow.FlowName;
import io.github.ariadne4j.callflow.flow.FlowSelector;
import io.github.ariadne4j.callflow.loop.CallLoop;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses flows before anything is done for a call. A selector that may block chooses off the loop, while the caller is among the
 * arriving ones. Used on the loop, but for {@link #choose}.
 */
public final class FlowChoices {
    private static final Logger LOG = LoggerFactory.getLogger(FlowChoices.class);

    private final FlowSelector selector;
    private final CallLoop loop;
    private final Executor threads;
    private final ArrivingCallers arriving;

    public FlowChoices(FlowSelector selector, CallLoop loop, LiveCalls calls, Executor threads) {
        this.selector = selector;
        this.loop = loop;
        this.arriving = new ArrivingCallers(calls);
        this.threads = threads;
    }

    public boolean mayBlock() {
        return selector.mayBlock();
    }

    /** The flow, now. A selector that fails is a flow that fails. Any thread. */
    public CallFlow choose(IncomingCall call) {
        try {
            CallFlow flow = call.isOutbound() ? selector.flowForOutbound(call) : selector.flowFor(call);
            return Objects.requireNonNull(
                    flow, "the selector returned null; for what is not its own it has foreignChannel()");
        } catch (RuntimeException | Error e) { // an Error as well: the caller must not wait for it
            return new FailedChoice(e);
        }
    }

    /** The durable flow of this name that a call began with; null: it is not known any longer. Any thread. */
    public @Nullable CallFlow named(FlowName name, IncomingCall call) {
        try {
            DurableFlow known = selector.flowNamed(name).orElse(null);
            if (known != null) {
                return known;
            }
        } catch (RuntimeException | Error e) { // an Error as well: the call must not wait for it
            LOG.error("the selector failed when it was asked for flow {} of call {}", name, call.id(), e);
            return null;
        }
        return choose(call) instanceof DurableFlow chosen && chosen.name().equals(name) ? chosen : null;
    }

    /** Chooses off the loop, and hands the flow over on it. */
    public void chooseOffLoop(IncomingCall call, Consumer<CallFlow> then) {
        arriving.asked(call.channel());
        try {
            threads.execute(() -> CallLogContext.run(call.id(), () -> {
                CallFlow chosen = choose(call);
                loop.execute(() -> arriving.answered(call.channel(), () -> then.accept(chosen)));
            }));
        } catch (RejectedExecutionException closedBefore) {
            LOG.debug("call {}: the engine was closed before its flow was chosen", call.id());
        }
    }

    /** Callers about whom something is asked. */
    public ArrivingCallers arriving() {
        return arriving;
    }

    /**
     * Fails as its selector did.
     *
     * @param why a RuntimeException or an Error
     */
    private record FailedChoice(Throwable why) implements CallFlow {
        @Override
        public void run(Call call) {
            if (why instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) why;
        }

        @Override
        public void resume(Call call) {
            run(call);
        }
    }
}
