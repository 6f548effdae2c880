package io.github.ariadne4j.callflow.actor;

import io.github.ariadne4j.callflow.call.CallId;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The id of a call in the logging context (SLF4J's MDC): for its flow, for notices to listeners, and for the engine's own log
 * lines about the call. On the loop it is set only where a line is written, not at each event.
 */
public final class CallLogContext {
    /** The key of the id in the context. */
    public static final String CALL = "call";

    private CallLogContext() {}

    /** Runs the task with the id in the context, and restores the context. */
    public static void run(CallId call, Runnable task) {
        String before = MDC.get(CALL);
        MDC.put(CALL, call.toString());
        try {
            task.run();
        } finally {
            restore(before);
        }
    }

    private static void restore(@Nullable String before) {
        if (before == null) {
            MDC.remove(CALL);
        } else {
            MDC.put(CALL, before);
        }
    }
}
