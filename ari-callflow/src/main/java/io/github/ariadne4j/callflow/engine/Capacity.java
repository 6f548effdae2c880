package io.github.ariadne4j.callflow.engine;

import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.call.Refusal;
import io.github.ariadne4j.callflow.execution.EngineContext;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether there is room for a new call: asked before any store. What is refused is counted, and will be recorded. Used on the loop. */
final class Capacity {
    private final EngineContext context;
    private final int mostCalls;
    private final OverloadControl overload;
    private final RefusedCalls refused;

    Capacity(EngineContext context, AsteriskCalls.Bounds bounds, RefusedCalls refused) {
        this.context = context;
        this.mostCalls = bounds.mostCalls();
        this.overload = new OverloadControl(bounds.overloadDelay());
        this.refused = refused;
    }

    /**
     * Why there is none; null if there is.
     *
     * @param arrives whether the call comes just now; one that was found in a list has waited, and does not count for the rate of arrivals
     */
    @Nullable Refusal refuses(IncomingCall call, Instant at, boolean arrives) {
        if (arrives && refusesForOverload(call, at)) {
            return Refusal.OVERLOAD;
        }
        if (context.calls().count() + context.choices().arriving().count() >= mostCalls) {
            refused.oneTooMany(call, at, mostCalls);
            return Refusal.MOST_CALLS;
        }
        return null;
    }

    private boolean refusesForOverload(IncomingCall call, Instant at) {
        Duration delay = context.ports().ari().loop().requestDelay();
        long now = System.nanoTime();
        boolean full = context.setUps().full(now);
        boolean refuses = overload.refuses(delay, full, now);
        if (refuses) {
            refused.overload(call, at, full, delay);
        }
        return refuses;
    }
}
