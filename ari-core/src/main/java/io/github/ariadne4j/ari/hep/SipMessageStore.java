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
 * Keeps SIP messages in memory for a while, by SIP Call-ID: give it to a {@link HepReceiver} as its listener, and ask it for those of
 * a call's channels, whose {@code protocolId} is the Call-ID. Bounded in bytes and by age; what was heard of longest ago goes first.
 * Any thread.
 *
 * <p>Registrations, subscriptions and the like are kept only where their Call-ID is that of a call.
 */
public final class SipMessageStore implements Consumer<SipMessage> {
    private static final Set<String> OUTSIDE_OF_CALLS =
            Set.of("REGISTER", "OPTIONS", "SUBSCRIBE", "NOTIFY", "PUBLISH", "MESSAGE");

    private final Limits limits;
    private final InstantSource clock;
    /** In the order in which they were last heard of. */
    private final Map<String, SipDialog> dialogs = new LinkedHashMap<>();

    private long bytes;
    private long heard;

    /**
     * How much is kept.
     *
     * @param mostBytes of all messages together, with the objects around them, in bytes
     * @param mostBytesOfOne of the messages of one Call-ID; of more the first and the latest are kept
     * @param keptFor how long after its last message a Call-ID is kept
     */
    public record Limits(long mostBytes, int mostBytesOfOne, Duration keptFor) {
        /**
         * Checks all.
         *
         * @throws IllegalArgumentException if one is not positive, or one Call-ID may have more than all together
         */
        public Limits {
            if (mostBytesOfOne < 1 || mostBytes < mostBytesOfOne || keptFor.isNegative() || keptFor.isZero()) {
                throw new IllegalArgumentException("limits must be positive, and that of one within that of all");
            }
        }

        /** 32 MiB, some 3,500 Call-IDs with seven messages each; 256 KiB for one; two hours. */
        public static Limits defaults() {
            return new Limits(32L << 20, 256 << 10, Duration.ofHours(2));
        }
    }

    /**
     * An empty store.
     *
     * @param limits how much is kept
     * @param clock what the age goes by
     */
    public SipMessageStore(Limits limits, InstantSource clock) {
        this.limits = limits;
        this.clock = clock;
    }

    /** Keeps a message, if it belongs to a call. */
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

    /** The messages of these Call-IDs together, in the order in which they came; empty if none is known. */
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

    /** How many Call-IDs are known now. */
    public synchronized int callIds() {
        return dialogs.size();
    }

    /** What is kept now, with the objects around it, in bytes. */
    public synchronized long bytes() {
        return bytes;
    }
}
