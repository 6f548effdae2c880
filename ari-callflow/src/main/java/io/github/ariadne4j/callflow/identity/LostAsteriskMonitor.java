package io.github.ariadne4j.callflow.identity;

import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.session.Ownership;
import io.github.ariadne4j.callflow.session.Ports;
import io.github.ariadne4j.callflow.session.ServedAsterisk;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Detects Asterisk identities that are gone, such as that of a container that was recreated, and has their calls recorded as
 * lost. An identity is gone if no instance owns its calls, and the Asterisk was served at our address, which now has another
 * identity, or at another address, which has not accepted a connection for an hour. Calls for which this is uncertain are
 * reported once an hour. Runs on a thread of its own from {@link #start} to {@link #close}.
 */
public final class LostAsteriskMonitor implements AutoCloseable {
    /**
     * More than one look is needed: after an outage of the store every lease has expired, and owners need a moment to renew
     * theirs.
     */
    static final int LOOKS_IN_A_ROW = 3;

    static final Duration SILENCE = Duration.ofHours(1);

    /** Leases that are held while CDRs are written are renewed at each look. */
    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

    /** The largest assumed difference between the clocks of Asterisk and of the store. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    private static final Duration REPEAT_AFTER = Duration.ofHours(1);
    private static final Logger LOG = LoggerFactory.getLogger(LostAsteriskMonitor.class);

    private final Ownership owners;
    private final CallOrigin own;
    private final ServedAsterisk ours;
    private final LostCallRecorder lost;
    private final LongSupplier nanos;
    private final Predicate<URI> answers;
    private final Map<CallOrigin, Integer> gone = new HashMap<>();
    private final Map<CallOrigin, Long> silentSince = new HashMap<>();
    private final Map<CallOrigin, Long> reported = new HashMap<>();
    private final Map<CallOrigin, Long> recorded = new HashMap<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread looking = new Thread(task, "lost-asterisk-monitor");
        looking.setDaemon(true);
        return looking;
    });

    /**
     * Watches the calls of other identities.
     *
     * @param owners the owners of calls
     * @param own the origin of this instance's own calls
     * @param ours the Asterisk of this instance, with its identity
     * @param lost records calls as lost
     */
    public LostAsteriskMonitor(Ownership owners, CallOrigin own, ServedAsterisk ours, LostCallRecorder lost) {
        this(owners, own, ours, lost, System::nanoTime, AddressCheck::answers);
    }

    LostAsteriskMonitor(
            Ownership owners,
            CallOrigin own,
            ServedAsterisk ours,
            LostCallRecorder lost,
            LongSupplier nanos,
            Predicate<URI> answers) {
        this.owners = owners;
        this.own = own;
        this.ours = ours;
        this.lost = lost;
        this.nanos = nanos;
        this.answers = answers;
    }

    /** Starts a look every two seconds. */
    public void start() {
        thread.scheduleWithFixedDelay(this::look, LOOK_EVERY.toMillis(), LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Looks once. */
    void look() {
        try {
            lost.goOn();
            List<CallOrigin> unowned = unownedElsewhere();
            gone.keySet().retainAll(unowned);
            silentSince.keySet().retainAll(unowned);
            unowned.forEach(this::judge);
        } catch (RuntimeException e) {
            gone.clear();
            LOG.warn(
                    "could not look for the calls of Asterisk servers that are gone: {}",
                    Ports.reason(e).getMessage());
        }
    }

    private List<CallOrigin> unownedElsewhere() {
        return done(owners.abandoned()).stream()
                .filter(origin -> !origin.asteriskId().equals(own.asteriskId()))
                .filter(origin -> !lost.isAtWorkOn(origin))
                .toList();
    }

    private void judge(CallOrigin origin) {
        ServedAsterisk theirs = done(owners.served(origin)).orElse(null);
        URI address = theirs == null ? null : theirs.address();
        if (theirs == null || address == null) {
            report(origin, "its address is not known");
        } else if (!theirs.isSeenAlikeBy(ours)) {
            report(origin, address + " is an address that only another host can reach");
        } else if (isGone(origin, theirs, address) && gone.merge(origin, 1, Integer::sum) >= LOOKS_IN_A_ROW) {
            gone.remove(origin);
            record(origin, address);
        }
    }

    /** Once an hour: a session that cannot be read stays in the store, and its origin with it. */
    private void record(CallOrigin origin, URI address) {
        if (isDue(recorded, origin)) {
            LOG.warn("the calls of {} are lost: their Asterisk, which was at {}, is gone", origin, address);
            lost.record(origin);
        }
    }

    private boolean isGone(CallOrigin origin, ServedAsterisk theirs, URI address) {
        if (address.equals(ours.address())) {
            return isReplacedByOurs(origin, theirs);
        }
        if (answers.test(address)) {
            silentSince.remove(origin);
            report(origin, "a server of unknown identity answers at " + address);
            return false;
        }
        long since = silentSince.computeIfAbsent(origin, first -> nanos.getAsLong());
        if (nanos.getAsLong() - since >= SILENCE.toNanos()) {
            return true;
        }
        report(origin, "nothing answers at " + address);
        return false;
    }

    /**
     * Our Asterisk has that address: it is the same server under another identity, or was started after the other one was last
     * seen. Otherwise both ran at the same time, and the address means different hosts on different machines.
     */
    private boolean isReplacedByOurs(CallOrigin origin, ServedAsterisk theirs) {
        Instant started = ours.startedAt();
        Instant seen = done(owners.lastSeen(origin)).orElse(Instant.EPOCH);
        boolean replaced = ours.hasTheStartOf(theirs)
                || (started != null && started.plus(SKEW).isAfter(seen));
        if (!replaced) {
            report(origin, "the other Asterisk and ours were seen at " + theirs.address() + " at the same time");
        }
        return replaced;
    }

    private void report(CallOrigin origin, String what) {
        if (isDue(reported, origin)) {
            LOG.warn(
                    "no instance owns the calls of {}, and whether their Asterisk is gone is not certain: {}",
                    origin,
                    what);
        }
    }

    private boolean isDue(Map<CallOrigin, Long> last, CallOrigin origin) {
        long now = nanos.getAsLong();
        Long before = last.get(origin);
        boolean due = before == null || now - before >= REPEAT_AFTER.toNanos();
        if (due) {
            last.put(origin, now);
        }
        return due;
    }

    private static <T> T done(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            thread.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        lost.close();
    }
}
