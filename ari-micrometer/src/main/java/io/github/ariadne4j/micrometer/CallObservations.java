package io.github.ariadne4j.micrometer;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.model.CallModel;
import io.github.ariadne4j.callflow.model.CallPlan;
import io.github.ariadne4j.callflow.model.CallSignal;
import io.github.ariadne4j.callflow.model.CallTransition;
import io.github.ariadne4j.callflow.observer.CallObserver;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Traces of calls by Micrometer Observation: an observer for {@code CallEngine.builder(…).observer(…)}. The observation
 * {@code ariadne4j.call} lasts from the first signal of the call until its end is stored, or until another instance
 * owns it. Its children are {@code ariadne4j.setup}, until the parties are connected or the call is released,
 * {@code ariadne4j.request} for each request to Asterisk, and {@code ariadne4j.store} for each write to the session
 * store. The id of the call is the high-cardinality key {@code call.id}; no key has telephone numbers. The handlers of
 * the registry are called on the loop of the calls and must not block; those of Micrometer Tracing do not.
 */
public final class CallObservations implements CallObserver {
    private final ObservationRegistry registry;
    private final Map<CallId, CallTrace> traces = new ConcurrentHashMap<>();

    /** @param registry the registry of the handlers, which make spans of the observations */
    public CallObservations(ObservationRegistry registry) {
        this.registry = registry;
    }

    private CallTrace of(CallId call) {
        return traces.computeIfAbsent(call, id -> new CallTrace(id, registry));
    }

    @Override
    public void onTransition(CallId call, CallModel before, CallSignal signal, CallTransition transition) {
        CallPlan plan = transition.next().plan();
        boolean isSetUp = plan instanceof CallPlan.Connected
                || plan instanceof CallPlan.Transferring
                || plan instanceof CallPlan.InRoom;
        if (isSetUp || plan instanceof CallPlan.Releasing) {
            of(call).setUp();
        } else if (!(plan instanceof CallPlan.Released)) {
            of(call);
        }
    }

    @Override
    public void onRequest(CallId call, long number, Supplier<String> text) {
        of(call).requested(number, text.get());
    }

    @Override
    public void onAnswer(CallId call, long number, Duration took, @Nullable Throwable failure) {
        CallTrace trace = traces.get(call);
        if (trace != null) {
            trace.answered(number, failure);
        }
    }

    @Override
    public void onStoreAsked(CallId call, String operation) {
        of(call).storeAsked(operation);
    }

    @Override
    public void onStoreWrite(CallId call, String store, String operation, Duration took, @Nullable Throwable failure) {
        CallTrace trace = traces.get(call);
        if (trace == null) {
            return;
        }
        trace.stored(operation, failure);
        if (operation.equals("end")) {
            traces.remove(call);
            trace.end();
        }
    }

    @Override
    public void onAbandoned(CallId call) {
        CallTrace trace = traces.remove(call);
        if (trace != null) {
            trace.end();
        }
    }
}
