package io.github.ariadne4j.callflow.engine;

import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.call.Refusal;
import io.github.ariadne4j.callflow.cdr.RefusalRecord;
import io.github.ariadne4j.callflow.execution.admission.CallGates;
import io.github.ariadne4j.callflow.loop.CallLoop;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts refused calls by cause, has them recorded, and logs when an overload begins, or the calls become
 * too many, and when none was refused for five seconds. Counted on the
 * loop, read on any thread.
 */
final class RefusedCalls implements CallGates.Refusals {
    private static final Duration QUIET = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(RefusedCalls.class);

    private final CallLoop loop;
    private final CallOrigin origin;
    private final RefusalRecorder recorder;
    private final Map<Refusal, LongAdder> counts = new LinkedHashMap<>();
    private final Spell overload = new Spell(Refusal.OVERLOAD, "the overload is over");
    private final Spell mostCalls = new Spell(Refusal.MOST_CALLS, "there is room for calls again");

    /** @param ofGates the reasons of the engine's gates */
    RefusedCalls(CallLoop loop, CallOrigin origin, RefusalRecorder recorder, Set<Refusal> ofGates) {
        this.loop = loop;
        this.origin = origin;
        this.recorder = recorder;
        Refusal.ofEngine().forEach(cause -> counts.put(cause, new LongAdder()));
        ofGates.forEach(cause -> counts.putIfAbsent(cause, new LongAdder()));
    }

    @Override
    public void refused(IncomingCall call, Instant at, Refusal cause) {
        adder(cause).increment();
        recorder.add(RefusalRecord.ofOne(
                origin, cause, call.trunk(), at, call.caller().number(), call.dialled()));
    }

    @Override
    public void targetRefused(Refusal cause) {
        adder(cause).increment();
    }

    /** Hands over what is not recorded yet; completes once that is done. */
    CompletionStage<Void> flush() {
        return recorder.flush();
    }

    /**
     * A call was refused for overload.
     *
     * @param call the call
     * @param at when it came in
     * @param full whether too many legs are being set up; if not, the delay is the reason
     * @param delay what was measured
     */
    void overload(IncomingCall call, Instant at, boolean full, Duration delay) {
        refused(call, at, Refusal.OVERLOAD);
        if (overload.begins()) {
            LOG.warn(
                    "overload: {}, and requests to Asterisk take {} ms on average; new calls are refused with 503 until that is"
                            + " over, live ones go on",
                    full ? "more calls come in than get set up" : "Asterisk answers late",
                    delay.toMillis());
        }
    }

    /**
     * A call was refused as too many live.
     *
     * @param call the call
     * @param at when it came in
     * @param most how many may live
     */
    void oneTooMany(IncomingCall call, Instant at, int most) {
        refused(call, at, Refusal.MOST_CALLS);
        if (mostCalls.begins()) {
            LOG.warn(
                    "{} calls live, as many as the settings allow; new ones are refused with 503 until some end", most);
        }
    }

    /** A time in which calls are refused for one cause, until none was for five seconds. */
    private final class Spell {
        private final Refusal cause;
        private final String whenOver;
        private boolean lasts;
        private long countedAtStart;
        private long countedAtLastLook;

        Spell(Refusal cause, String whenOver) {
            this.cause = cause;
            this.whenOver = whenOver;
        }

        /** A call was refused; returns whether it is the first one. */
        boolean begins() {
            if (lasts) {
                return false;
            }
            lasts = true;
            countedAtStart = counted() - 1;
            countedAtLastLook = counted();
            loop.schedule(QUIET, this::look);
            return true;
        }

        private void look() {
            lasts = counted() > countedAtLastLook;
            countedAtLastLook = counted();
            if (lasts) {
                loop.schedule(QUIET, this::look);
            } else {
                LOG.warn("{}; {} calls were refused", whenOver, counted() - countedAtStart);
            }
        }

        private long counted() {
            return adder(cause).sum();
        }
    }

    private LongAdder adder(Refusal cause) {
        LongAdder adder = counts.get(cause);
        if (adder == null) {
            throw new IllegalStateException("no counter of " + cause);
        }
        return adder;
    }

    /** The number of calls refused since the start. */
    Map<Refusal, Long> read() {
        Map<Refusal, Long> read = new LinkedHashMap<>();
        counts.forEach((cause, count) -> read.put(cause, count.sum()));
        return read;
    }
}
