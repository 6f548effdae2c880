package io.github.ariadne4j.callflow.engine;

import io.github.ariadne4j.callflow.call.Refusal;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts refused calls by cause, and logs when an overload begins and when none was refused for five seconds. Counted on the
 * loop, read on any thread.
 */
final class RefusedCalls {
    private static final Duration QUIET = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(RefusedCalls.class);

    private final CallLoop loop;
    private final Map<Refusal, LongAdder> counts = new EnumMap<>(Refusal.class);
    private boolean overloaded;
    private long countedAtStart;
    private long countedAtLastLook;

    RefusedCalls(CallLoop loop) {
        this.loop = loop;
        for (Refusal cause : Refusal.values()) {
            counts.put(cause, new LongAdder());
        }
    }

    void count(Refusal cause) {
        adder(cause).increment();
    }

    /**
     * A call was refused for overload.
     *
     * @param full whether too many legs are being set up; if not, the delay is the reason
     * @param delay what was measured
     */
    void overload(boolean full, Duration delay) {
        count(Refusal.OVERLOAD);
        if (!overloaded) {
            overloaded = true;
            countedAtStart = counted() - 1;
            countedAtLastLook = counted();
            LOG.warn(
                    "overload: {}, and requests to Asterisk take {} ms on average; new calls are refused with 503 until that is"
                            + " over, live ones go on",
                    full ? "more calls come in than get set up" : "Asterisk answers late",
                    delay.toMillis());
            loop.schedule(QUIET, this::look);
        }
    }

    private void look() {
        overloaded = counted() > countedAtLastLook;
        countedAtLastLook = counted();
        if (overloaded) {
            loop.schedule(QUIET, this::look);
        } else {
            LOG.warn("the overload is over; {} calls were refused", counted() - countedAtStart);
        }
    }

    private long counted() {
        return adder(Refusal.OVERLOAD).sum();
    }

    private LongAdder adder(Refusal cause) {
        LongAdder adder = counts.get(cause);
        if (adder == null) {
            throw new IllegalStateException("no counter of " + cause);
        }
        return adder;
    }

    /** How many were refused since the start. */
    Map<Refusal, Long> read() {
        Map<Refusal, Long> read = new EnumMap<>(Refusal.class);
        counts.forEach((cause, count) -> read.put(cause, count.sum()));
        return read;
    }
}
