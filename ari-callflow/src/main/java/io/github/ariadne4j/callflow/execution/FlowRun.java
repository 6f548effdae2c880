package io.github.ariadne4j.callflow.execution;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.CallEndedException;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.flow.DurableFlow;
import io.github.ariadne4j.callflow.flow.FlowDivergedException;
import io.github.ariadne4j.callflow.journal.Journal;
import io.github.ariadne4j.callflow.model.FlowEvent;
import io.github.ariadne4j.callflow.replay.JournaledCall;
import java.time.Instant;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A flow on its thread, from its beginning to its end, and those that go on in its place. */
final class FlowRun implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(FlowRun.class);

    private final CallId id;
    private final BiConsumer<CallFlow, Call> way;
    private final Supplier<@Nullable CallFlow> choice;
    private final FlowBeginning beginning;
    private final Supplier<FlowCall> calls;
    private final Supplier<Instant> clock;
    private final BiPredicate<Throwable, FlowCall> failure;
    private final Consumer<FlowEvent> told;
    private @Nullable Thread thread;
    private @Nullable CallFlow current;

    /**
     * A run.
     *
     * @param way runs the flow, or resumes it
     * @param choice the flow; null: it is not known any longer
     * @param calls makes what carries out the flow's verbs, on the flow's thread
     * @param failure whether an exception is a failure of the flow
     * @param told receives how it ended
     */
    FlowRun(
            CallId id,
            BiConsumer<CallFlow, Call> way,
            Supplier<@Nullable CallFlow> choice,
            FlowBeginning beginning,
            Supplier<FlowCall> calls,
            Supplier<Instant> clock,
            BiPredicate<Throwable, FlowCall> failure,
            Consumer<FlowEvent> told) {
        this.id = id;
        this.way = way;
        this.choice = choice;
        this.beginning = beginning;
        this.calls = calls;
        this.clock = clock;
        this.failure = failure;
        this.told = told;
    }

    @Override
    public void run() {
        runs(Thread.currentThread());
        try {
            told.accept(outcome());
        } finally {
            runs(null);
            Thread.interrupted(); // the thread goes on with another flow
        }
    }

    private synchronized void runs(@Nullable Thread on) {
        thread = on;
    }

    private synchronized void begins(CallFlow flow) {
        current = flow;
    }

    /** The flow that runs, or ran last; null: it is not chosen yet. Any thread. */
    synchronized @Nullable CallFlow current() {
        return current;
    }

    /** Ends it where it is blocked in code of its own. */
    synchronized void interrupt() {
        if (thread != null) {
            thread.interrupt();
        }
    }

    private FlowEvent outcome() {
        CallFlow flow = choice.get();
        if (flow == null) {
            LOG.warn(
                    "call {} cannot go on in its flow {}: this application does not know it; keep earlier versions in flowNamed",
                    id,
                    beginning.flow());
            return new FlowEvent.Diverged();
        }
        begins(flow);
        FlowCall call = calls.get();
        Journal journal = beginning.journal();
        return journal == null
                ? new FlowEvent.Returned(follow(call, () -> way.accept(flow, call)))
                : followDurable(flow, call, journal, beginning.stepGoesOn());
    }

    private FlowEvent followDurable(CallFlow first, FlowCall call, Journal begun, boolean stepGoesOn) {
        JournaledCall seen = new JournaledCall(call, clock, begun, stepGoesOn);
        boolean failed = follow(call, running(seen, first));
        DurableFlow next = seen.continuesAs();
        while (next != null && !failed) {
            begins(next);
            seen = new JournaledCall(call, clock, seen.next(next), false);
            failed = follow(call, running(seen, next));
            next = seen.continuesAs();
        }
        FlowDivergedException diverged = seen.diverged();
        if (diverged != null) {
            LOG.error("a flow that runs again cannot go on, and is not run further: {}", diverged.getMessage());
            return new FlowEvent.Diverged();
        }
        return new FlowEvent.Returned(failed);
    }

    private static Runnable running(JournaledCall seen, CallFlow flow) {
        return () -> {
            flow.run(seen);
            seen.returned();
        };
    }

    /** Whether it failed. */
    private boolean follow(FlowCall call, Runnable flow) {
        try {
            flow.run();
        } catch (CallEndedException e) {
            LOG.debug("flow of call {} ended with its call", id);
        } catch (FlowDivergedException e) {
            return false;
        } catch (Throwable e) { // an Error as well: the call must not wait for its flow
            return failure.test(e, call);
        }
        return false;
    }
}
