package io.github.ariadne4j.callflow.actor;

import io.github.ariadne4j.callflow.call.CallId;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The id of a call in the logging context (SLF4J's MDC) of its flow, of what listeners are told of it, and of lines that the engine
 * itself logs of it. The loop does not set it at each event: only where a line is written.
 */
public final class CallLogContext {
    /** The key of the id. */
    public static final String CALL = "call";

    private CallLogContext() {}

    /** Runs the task with the id in the context, and then with what was there before. */
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
