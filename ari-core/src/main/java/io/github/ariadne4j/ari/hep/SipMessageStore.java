package io.github.ariadne4j.ari.hep;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Keeps recent SIP messages in memory, by SIP Call-ID. Pass it to a {@link HepReceiver} as listener, and query it with
 * the {@code protocolId} of a call's channels, which is the Call-ID. Bounded in bytes and by age; the Call-ID with the
 * oldest last message is removed first. Any thread.
 *
 * <p>Registrations, subscriptions and the like are kept only if their Call-ID is that of a call.
 */
public final class SipMessageStore implements Consumer<SipMessage> {
    private static final Set<String> OUTSIDE_OF_CALLS =
            Set.of("REGISTER", "OPTIONS", "SUBSCRIBE", "NOTIFY", "PUBLISH", "MESSAGE");

    private final Limits limits;
    private final InstantSource clock;
    /** In the order of their last message. */
    private final Map<String, SipDialog> dialogs = new LinkedHashMap<>();

    private long bytes;
    private long heard;

    /**
     * The limits of a store.
     *
     * @param mostBytes limit for all messages together, including object overhead, in bytes
     * @param mostBytesOfOne limit for the messages of one Call-ID, in bytes; above it, the first and the latest are
     *     kept
     * @param keptFor time for which a Call-ID is kept after its last message
     */
    public record Limits(long mostBytes, int mostBytesOfOne, Duration keptFor) {
        /** @throws IllegalArgumentException if a limit is not positive, or that of one Call-ID is above that of all */
        public Limits {
            if (mostBytesOfOne < 1 || mostBytes < mostBytesOfOne || keptFor.isNegative() || keptFor.isZero()) {
                throw new IllegalArgumentException(
                        "limits must be positive, and mostBytesOfOne must not exceed mostBytes");
            }
        }

        /** 32 MiB, which is some 3,500 Call-IDs with seven messages each; 256 KiB for one Call-ID; two hours. */
        public static Limits defaults() {
            return new Limits(32L << 20, 256 << 10, Duration.ofHours(2));
        }
    }

    /**
     * An empty store.
     *
     * @param limits the limits
     * @param clock the clock for the age
     */
    public SipMessageStore(Limits limits, InstantSource clock) {
        this.limits = limits;
        this.clock = clock;
    }

    /** Adds a message if its Call-ID is that of a call. */
    @Override
    public synchronized void accept(SipMessage message) {
        Instant now = clock.instant();
        SipDialog dialog = dialogs.remove(message.callId());
        if (dialog == null && OUTSIDE_OF_CALLS.contains(message.method())) {
            return;
        }
        SipDialog kept = dialog == null ? new SipDialog(limits.mostBytesOfOne(), now) : dialog;
        dialogs.put(message.callId(), kept);
        bytes += kept.add(new SipTrace.Arrival(heard++, now, message));
        forget(now);
    }

    private void forget(Instant now) {
        Instant oldest = now.minus(limits.keptFor());
        Iterator<SipDialog> byAge = dialogs.values().iterator();
        while (byAge.hasNext()) {
            SipDialog next = byAge.next();
            if (bytes <= limits.mostBytes() && !next.heardAt().isBefore(oldest)) {
                return;
            }
            bytes -= next.bytes();
            byAge.remove();
        }
    }

    /** The messages of these Call-IDs, in the order of arrival; empty if there are none. */
    public synchronized SipTrace trace(Collection<String> callIds) {
        forget(clock.instant());
        List<SipTrace.Arrival> messages = new ArrayList<>();
        long omitted = 0;
        for (String callId : new LinkedHashSet<>(callIds)) {
            SipDialog dialog = dialogs.get(callId);
            if (dialog != null) {
                dialog.addTo(messages);
                omitted += dialog.omitted();
            }
        }
        messages.sort(Comparator.comparingLong(SipTrace.Arrival::number));
        return new SipTrace(messages, omitted);
    }

    /** The number of Call-IDs now. */
    public synchronized int callIds() {
        return dialogs.size();
    }

    /** The size of all kept messages, including object overhead, in bytes. */
    public synchronized long bytes() {
        return bytes;
    }
}
