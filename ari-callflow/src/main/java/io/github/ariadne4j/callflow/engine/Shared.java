package io.github.ariadne4j.callflow.engine;

import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/**
 * What the calls of one engine share.
 *
 * @param outside what they reach
 * @param directory who finds them
 * @param calls who counts them
 * @param outbox who takes their records on
 * @param flowThreads where flows run; may be blocked
 * @param clock where timers run
 */
record Shared(
        Outside outside,
        CallDirectory directory,
        LiveCalls calls,
        CdrOutbox outbox,
        Executor flowThreads,
        ScheduledExecutorService clock) {}
