package io.github.ariadne4j.callflow.engine;

import io.github.ariadne4j.callflow.cdr.CdrRefusedException;
import io.github.ariadne4j.callflow.cdr.CdrSink;
import io.github.ariadne4j.callflow.cdr.RefusalRecord;
import io.github.ariadne4j.callflow.loop.CallLoop;
import io.github.ariadne4j.callflow.observer.CallHooks;
import io.github.ariadne4j.callflow.refusal.RefusalBacklog;
import io.github.ariadne4j.callflow.refusal.RefusalSums;
import io.github.ariadne4j.callflow.session.Ports;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of refused calls and hands their records to the sink, once a second, one batch at a time. A sink that is away is tried again
 * with back-off. Used on the loop.
 */
final class RefusalRecorder {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int AT_ONCE = 100;
    private static final int MOST_DOUBLINGS = 5;
    private static final Logger LOG = LoggerFactory.getLogger(RefusalRecorder.class);

    private final CallLoop loop;
    private final CdrSink sink;
    private final CallHooks hooks;
    private final RefusalSums sums = new RefusalSums();
    private final RefusalBacklog backlog = new RefusalBacklog();
    private boolean ticking;
    private boolean writing;
    private int failures;
    private int ticksToWait;

    RefusalRecorder(CallLoop loop, CdrSink sink, CallHooks hooks) {
        this.loop = loop;
        this.sink = sink;
        this.hooks = hooks;
    }

    void add(RefusalRecord call) {
        sums.add(call).ifPresent(this::tell);
        if (!ticking) {
            ticking = true;
            loop.schedule(SECOND, this::tick);
        }
    }

    private void tell(RefusalRecord refused) {
        hooks.refused(refused);
        backlog.add(refused);
    }

    private void tick() {
        ticking = !sums.isEmpty() || !backlog.isEmpty();
        sums.endSecond().forEach(this::tell);
        if (ticksToWait > 0) {
            ticksToWait--;
        } else {
            write();
        }
        if (ticking) {
            loop.schedule(SECOND, this::tick);
        }
    }

    private void write() {
        List<RefusalRecord> batch = backlog.next(AT_ONCE);
        if (!writing && !batch.isEmpty()) {
            writing = true;
            Ports.ask(PATIENCE, () -> sink.writeRefusals(batch))
                    .whenComplete((done, error) -> loop.execute(() -> written(batch.size(), error)));
        }
    }

    private void written(int records, @Nullable Throwable error) {
        writing = false;
        Throwable reason = error == null ? null : Ports.reason(error);
        if (reason != null && !(reason instanceof CdrRefusedException)) {
            failed(reason);
            return;
        }
        if (reason != null) {
            LOG.error("{} records of refused calls are lost, as the sink refuses them for good", records, reason);
        }
        failures = 0;
        backlog.written(records);
        write();
    }

    private void failed(Throwable reason) {
        ticksToWait = 1 << Math.min(MOST_DOUBLINGS, failures);
        if (failures++ == 0) {
            LOG.warn(
                    "refused calls cannot be recorded now; they are kept, summed up where many: {}",
                    reason.getMessage());
        }
    }

    /** Writes what there is, at the end; completes when the sink has answered. */
    CompletionStage<Void> flush() {
        sums.endSecond().forEach(this::tell);
        return backlog.isEmpty()
                ? CompletableFuture.completedStage(null)
                : Ports.ask(() -> sink.writeRefusals(backlog.next(Integer.MAX_VALUE)));
    }
}
