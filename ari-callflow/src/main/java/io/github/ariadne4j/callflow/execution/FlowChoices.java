package io.github.ariadne4j.callflow.execution;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.callflow.actor.CallLogContext;
import io.github.ariadne4j.callflow.actor.LiveCalls;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.flow.FlowSelector;
import io.github.ariadne4j.callflow.loop.CallLoop;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses flows before anything is done for a call. A selector that may block chooses off the loop; what happens to the caller
 * meanwhile is kept, and told once the choice is made. Used on the loop, but for {@link #choose}.
 */
public final class FlowChoices {
    private static final Logger LOG = LoggerFactory.getLogger(FlowChoices.class);

    private final FlowSelector selector;
    private final CallLoop loop;
    private final LiveCalls calls;
    private final Executor threads;
    private final Map<ChannelId, List<Runnable>> underWay = new HashMap<>();

    public FlowChoices(FlowSelector selector, CallLoop loop, LiveCalls calls, Executor threads) {
        this.selector = selector;
        this.loop = loop;
        this.calls = calls;
        this.threads = threads;
    }

    public boolean mayBlock() {
        return selector.mayBlock();
    }

    /** The flow, now. A selector that fails is a flow that fails. Any thread. */
    public CallFlow choose(IncomingCall call) {
        try {
            return Objects.requireNonNull(
                    selector.flowFor(call), "the selector returned null; for what is not its own it has notMine()");
        } catch (RuntimeException | Error e) { // an Error as well: the caller must not wait for it
            return new FailedChoice(e);
        }
    }

    /** Chooses off the loop, and hands the flow over on it. */
    public void chooseOffLoop(IncomingCall call, Consumer<CallFlow> then) {
        underWay.put(call.channel(), new ArrayList<>());
        calls.arriving();
        try {
            threads.execute(() -> CallLogContext.run(call.id(), () -> {
                CallFlow chosen = choose(call);
                loop.execute(() -> chosen(call.channel(), chosen, then));
            }));
        } catch (RejectedExecutionException closedBefore) {
            LOG.debug("call {}: the engine was closed before its flow was chosen", call.id());
        }
    }

    private void chosen(ChannelId channel, CallFlow flow, Consumer<CallFlow> then) {
        List<Runnable> missed = underWay.remove(channel);
        try {
            then.accept(flow);
        } finally {
            calls.arrived();
        }
        if (missed != null) {
            missed.forEach(Runnable::run);
        }
    }

    /** How many are under way. */
    public int count() {
        return underWay.size();
    }

    public boolean isUnderWay(ChannelId channel) {
        return underWay.containsKey(channel);
    }

    /** Runs this once the choice that is under way is made. */
    public void whenMade(ChannelId channel, Runnable then) {
        List<Runnable> waiting = underWay.get(channel);
        if (waiting != null) {
            waiting.add(then);
        }
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
