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
 * One instance of an application as the owner of its calls, and the fence in front of what it does: a process that was paused and
 * woke up does not know whether another took its calls over meanwhile, so it does nothing for them until its lease is
 * confirmed, and never anything again once it is not.
 *
 * <p>A store that cannot be asked is no reason to stop: no other instance can take over without it either. What it cannot prove after a
 * pause, the event socket does: Asterisk tells the one that was replaced.
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

    /** Why the last renewal failed; null if it did not. */
    private volatile @Nullable Throwable renewalFault;

    /** Whether the store has not answered since a pause, and since when. */
    private boolean unsure;

    private long unsureSince;

    /**
     * What a lease is told, and tells.
     *
     * @param nanos a clock that runs on while the process is paused
     * @param listening whether the event socket is open, so that a replacement would be known
     * @param commands where commands that had to wait are carried out
     * @param restored told when the store is back, or lost what it had: it has to be written again
     * @param lost told once, when another instance owns the calls
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

    /** Where sessions do not outlive the process, no other instance can take over; the fence only falls with {@link #lose}. */
    public static OwnershipLease alone(CallOrigin origin, Watch watch) {
        return new OwnershipLease(null, origin, 0, watch);
    }

    /** Whose calls they are. */
    public CallOrigin origin() {
        return origin;
    }

    /** The number of this ownership; every write carries it. */
    public long epoch() {
        return epoch;
    }

    /** Whether another instance owns the calls. */
    public boolean isLost() {
        return lost;
    }

    /** Whether commands go out at once: the lease is confirmed, and no other instance owns the calls. */
    public boolean isConfirmed() {
        return !lost && !queueing && isFresh();
    }

    /** Why the store did not renew the lease the last time, as it is away or refuses writes; empty if it did. */
    public Optional<Throwable> renewalFault() {
        return Optional.ofNullable(renewalFault);
    }

    /** Does it now, or once the lease is confirmed, or never; in the order in which it was asked. */
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
                LOG.warn("nothing is done for the calls of {} until the lease is confirmed", origin);
                queueing = true;
            }
            waiting.add(command);
        } finally {
            lock.unlock();
        }
    }

    /** Renews the lease; to be called a few times within one. */
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

    /** Without a pause before it, the doubt is about the store only; with one, the socket has to have been open for long. */
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

    /** Another instance owns the calls: from now on nothing is done for them. */
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

    /** Gives the lease back, so that others may take over at once; completes in any case. */
    public CompletionStage<Void> release() {
        if (ownership == null || lost) {
            return CompletableFuture.completedStage(null);
        }
        return ownership.release(origin, epoch).exceptionally(error -> {
            LOG.warn("the lease of {} runs out by itself: {}", origin, Ports.why(error));
            return null;
        });
    }
}
