package io.github.ariadne4j.callflow.ownership;

import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.session.Ownership;
import io.github.ariadne4j.callflow.session.Ownership.Renewal;
import io.github.ariadne4j.callflow.session.Ports;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lease by which one instance of an application owns its calls, and the fence in front of its commands: a process that was
 * suspended may have lost its calls to another instance meanwhile. So no command is sent until the lease is confirmed, and none
 * at all once it is lost.
 *
 * <p>A store that does not answer is no reason to stop: no other instance can take over without it either. After a suspension the
 * event socket gives the proof that the store cannot: Asterisk sends {@code ApplicationReplaced} to a client
 * that was replaced. Any thread.
 */
public final class OwnershipLease {
    private static final Logger LOG = LoggerFactory.getLogger(OwnershipLease.class);

    private final @Nullable Ownership ownership;
    private final CallOrigin origin;
    private final long epoch;
    private final Watch watch;
    private final long trusted;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private volatile boolean queueing;
    private volatile boolean lost;
    private volatile long confirmedAt;

    /** The failure of the last renewal; null if it succeeded. */
    private volatile @Nullable Throwable renewalFault;

    /** Whether the store has not answered since a suspension; {@link #unsureSince} has the time. */
    private boolean unsure;

    private long unsureSince;

    /**
     * The surroundings of a lease.
     *
     * @param nanos a clock that continues while the process is suspended
     * @param listening whether the event socket is open, so that a replacement would have been reported
     * @param commands the executor of commands that had to wait
     * @param restored called when the store is available again, or has lost its data: sessions have to be written again
     * @param lost called once, when another instance owns the calls
     */
    public record Watch(
            LongSupplier nanos, BooleanSupplier listening, Executor commands, Runnable restored, Runnable lost) {}

    private OwnershipLease(@Nullable Ownership ownership, CallOrigin origin, long epoch, Watch watch) {
        this.ownership = ownership;
        this.origin = origin;
        this.epoch = epoch;
        this.watch = watch;
        Duration lease = ownership == null ? Duration.ofDays(365) : ownership.lease();
        this.trusted = lease.multipliedBy(4).dividedBy(5).toNanos();
        this.confirmedAt = watch.nanos().getAsLong();
    }

    /** The lease that began with this epoch. */
    public static OwnershipLease of(Ownership ownership, CallOrigin origin, long epoch, Watch watch) {
        return new OwnershipLease(ownership, origin, epoch, watch);
    }

    /**
     * A lease for sessions that do not outlive the process: no other instance can take over, and the fence closes only by
     * {@link #lose}.
     */
    public static OwnershipLease alone(CallOrigin origin, Watch watch) {
        return new OwnershipLease(null, origin, 0, watch);
    }

    /** The origin of the calls. */
    public CallOrigin origin() {
        return origin;
    }

    /** The epoch of this ownership; every write has it. */
    public long epoch() {
        return epoch;
    }

    /** Whether another instance owns the calls. */
    public boolean isLost() {
        return lost;
    }

    /** Whether commands are sent at once: the lease is confirmed, and no other instance owns the calls. */
    public boolean isConfirmed() {
        return !lost && !queueing && isFresh();
    }

    /** The failure of the last renewal, if the store was not available or refused writes; empty if it succeeded. */
    public Optional<Throwable> renewalFault() {
        return Optional.ofNullable(renewalFault);
    }

    /** Runs the command now, or once the lease is confirmed, or never; in the order of the calls. */
    public void act(Runnable command) {
        if (!queueing && !lost && isFresh()) {
            command.run();
        } else {
            queue(command);
        }
    }

    private boolean isFresh() {
        return ownership == null || watch.nanos().getAsLong() - confirmedAt < trusted;
    }

    private void queue(Runnable command) {
        lock.lock();
        try {
            if (lost) {
                return;
            }
            if (!queueing) {
                LOG.warn("commands for the calls of {} wait until the lease is confirmed", origin);
                queueing = true;
            }
            waiting.add(command);
        } finally {
            lock.unlock();
        }
    }

    /** Renews the lease; to be called a few times within its length. */
    public void tick() {
        if (ownership == null || lost) {
            return;
        }
        long asked = watch.nanos().getAsLong();
        Ports.ask(() -> ownership.renew(origin, epoch)).whenComplete((renewal, error) -> {
            if (error == null) {
                answered(renewal, asked);
            } else {
                unanswered(error, asked);
            }
        });
    }

    private void answered(Renewal renewal, long asked) {
        if (renewal == Renewal.LOST) {
            lose("another instance has a later epoch than " + epoch);
            return;
        }
        unsure = false;
        confirm(asked);
        boolean wasAway = renewalFault != null;
        renewalFault = null;
        if (wasAway || renewal == Renewal.RESTORED) {
            watch.restored().run();
        }
    }

    /** Without a suspension before, only the store is in doubt; with one, the socket has to have been open for long enough. */
    private void unanswered(Throwable error, long asked) {
        if (renewalFault == null) {
            LOG.warn("the lease of {} could not be renewed: {}", origin, Ports.why(error));
        }
        renewalFault = Ports.reason(error);
        if (asked - confirmedAt < trusted) {
            unsure = false;
            confirm(asked);
            return;
        }
        if (!unsure) {
            unsure = true;
            unsureSince = asked;
        }
        if (asked - unsureSince > 3 * trusted && watch.listening().getAsBoolean()) {
            confirm(asked);
        }
    }

    private void confirm(long asked) {
        confirmedAt = asked;
        if (queueing && isFresh()) {
            watch.commands().execute(this::runWaiting);
        }
    }

    private void runWaiting() {
        lock.lock();
        try {
            while (!waiting.isEmpty()) {
                waiting.remove().run();
            }
            queueing = false;
        } finally {
            lock.unlock();
        }
    }

    /** Another instance owns the calls: no command is sent from now on. */
    public void lose(String why) {
        lock.lock();
        try {
            if (lost) {
                return;
            }
            lost = true;
            waiting.clear();
        } finally {
            lock.unlock();
        }
        LOG.error("another instance owns the calls of {}: {}", origin, why);
        watch.lost().run();
    }

    /** Releases the lease, so that others may take over at once; completes in any case. */
    public CompletionStage<Void> release() {
        if (ownership == null || lost) {
            return CompletableFuture.completedStage(null);
        }
        return ownership.release(origin, epoch).exceptionally(error -> {
            LOG.warn("the lease of {} could not be released and expires instead: {}", origin, Ports.why(error));
            return null;
        });
    }
}
