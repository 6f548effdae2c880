package io.github.ariadne4j.callflow;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.engine.AsteriskCalls;
import io.github.ariadne4j.callflow.session.Ownership;
import io.github.ariadne4j.callflow.session.Ports;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes over applications on the same Asterisk that have calls and no owner: registers under their name, recovers their calls as
 * a restart of their owner would, and serves them until their end. Runs on a thread of its own.
 */
final class FailoverMonitor implements AutoCloseable {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    /**
     * More than one look is needed: after an outage of the store every lease has expired, and owners need a moment to renew
     * theirs.
     */
    private static final int LOOKS_IN_A_ROW = 3;

    private static final Logger LOG = LoggerFactory.getLogger(FailoverMonitor.class);

    private final Ownership ownership;
    private final CallOrigin own;
    private final Function<String, AriClient> connect;
    private final Function<AriClient, AsteriskCalls> engines;
    private final Map<CallOrigin, Integer> seen = new HashMap<>();
    private final Map<CallOrigin, Adopted> adopted = new HashMap<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread looking = new Thread(task, "takeovers");
        looking.setDaemon(true);
        return looking;
    });

    /** An application that was taken over. */
    private record Adopted(AriClient ari, AsteriskCalls calls) implements AutoCloseable {
        boolean isOver() {
            return calls.isReplaced() || ari.state().isFinal() || calls.isIdle();
        }

        @Override
        public void close() {
            calls.close();
            ari.close();
        }
    }

    /**
     * Starts the looks.
     *
     * @param ownership the owners of calls
     * @param own the origin of this engine's own calls, which is never taken over
     * @param connect makes a client for an application on the same Asterisk
     * @param engines makes the calls of an application on a client
     */
    FailoverMonitor(
            Ownership ownership,
            CallOrigin own,
            Function<String, AriClient> connect,
            Function<AriClient, AsteriskCalls> engines) {
        this.ownership = ownership;
        this.own = own;
        this.connect = connect;
        this.engines = engines;
        thread.scheduleWithFixedDelay(this::look, LOOK_EVERY.toMillis(), LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            letGo();
            List<CallOrigin> abandoned = abandoned();
            seen.keySet().retainAll(abandoned);
            for (CallOrigin origin : abandoned) {
                if (seen.merge(origin, 1, Integer::sum) >= LOOKS_IN_A_ROW) {
                    seen.remove(origin);
                    takeOver(origin);
                }
            }
        } catch (RuntimeException e) {
            seen.clear();
            LOG.warn("could not look for abandoned calls: {}", Ports.why(e));
        }
    }

    private List<CallOrigin> abandoned() {
        return ownership.abandoned().toCompletableFuture().join().stream()
                .filter(origin -> origin.asteriskId().equals(own.asteriskId()))
                .filter(origin -> !origin.equals(own) && !adopted.containsKey(origin))
                .toList();
    }

    private void takeOver(CallOrigin origin) {
        LOG.warn("the calls of {} have no owner; taking them over", origin.application());
        AriClient ari = connect.apply(origin.application());
        Adopted taken = new Adopted(ari, engines.apply(ari));
        boolean ours = false;
        try {
            ours = taken.calls().takeOver();
        } finally {
            if (ours) {
                adopted.put(origin, taken);
            } else {
                taken.close();
            }
        }
    }

    /** Releases what was taken over once its calls have ended, or their owner is back. */
    private void letGo() {
        adopted.entrySet().removeIf(entry -> {
            boolean over = entry.getValue().isOver();
            if (over) {
                LOG.info(
                        "the calls of {} have ended, or their owner is back",
                        entry.getKey().application());
                entry.getValue().close();
            }
            return over;
        });
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            thread.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        adopted.values().forEach(Adopted::close);
    }
}
