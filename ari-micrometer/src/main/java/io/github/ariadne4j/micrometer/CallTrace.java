package io.github.ariadne4j.micrometer;

import io.github.ariadne4j.callflow.call.CallId;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The open observations of one call. Used on the loop of the call. */
final class CallTrace {
    private static final String OPERATION = "operation";
    private static final String FAILURE = "failure";

    private final ObservationRegistry registry;
    private final Observation call;
    private final Observation setUp;
    private final Map<Long, Observation> requests = new HashMap<>();
    private final Map<String, Deque<Observation>> writes = new HashMap<>();
    private boolean isSetUp;

    CallTrace(CallId id, ObservationRegistry registry) {
        this.registry = registry;
        this.call = Observation.createNotStarted("ariadne4j.call", registry)
                .contextualName("call")
                .highCardinalityKeyValue("call.id", id.toString())
                .start();
        this.setUp = Observation.createNotStarted("ariadne4j.setup", registry)
                .contextualName("set-up")
                .parentObservation(call)
                .start();
    }

    /** Ends the observation of the set-up. */
    void setUp() {
        if (!isSetUp) {
            isSetUp = true;
            setUp.stop();
        }
    }

    void requested(long number, String text) {
        String operation = operationOf(text);
        requests.put(number, begin("ariadne4j.request", operation, operation));
    }

    /** The operation of a request line such as {@code POST /ari/channels/1.2/answer?x=y}. */
    private static String operationOf(String text) {
        int path = text.indexOf(' ') + 1;
        int query = text.indexOf('?', path);
        int line = text.indexOf('\n', path);
        int end = query >= 0 ? query : line >= 0 ? line : text.length();
        String target = text.substring(path, end);
        String method = text.substring(0, Math.max(0, path - 1));
        return RequestOperation.of(method, target.startsWith("/ari/") ? target.substring("/ari".length()) : target);
    }

    void answered(long number, @Nullable Throwable failure) {
        end(requests.remove(number), failure);
    }

    void storeAsked(String operation) {
        writes.computeIfAbsent(operation, key -> new ArrayDeque<>())
                .add(begin("ariadne4j.store", operation, "store " + operation));
    }

    void stored(String operation, @Nullable Throwable failure) {
        Deque<Observation> begun = writes.get(operation);
        end(begun == null ? null : begun.poll(), failure);
    }

    private Observation begin(String name, String operation, String span) {
        return Observation.createNotStarted(name, registry)
                .contextualName(span)
                .lowCardinalityKeyValue(OPERATION, operation)
                .parentObservation(isSetUp ? call : setUp)
                .start();
    }

    private static void end(@Nullable Observation observation, @Nullable Throwable failure) {
        if (observation != null) {
            if (failure != null) {
                ObservedFailure observed = ObservedFailure.of(failure);
                observation.lowCardinalityKeyValue(FAILURE, observed.kind()).error(observed);
            }
            observation.stop();
        }
    }

    /** Ends all open observations, including that of the call. */
    void end() {
        requests.values().forEach(Observation::stop);
        writes.values().forEach(begun -> begun.forEach(Observation::stop));
        setUp();
        call.stop();
    }
}
