package io.github.ariadne4j.chaos.judge;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One call from the side of its caller.
 *
 * @param kind its expected course
 * @param number the dialled number, of this call alone
 * @param placed the time of the INVITE
 * @param heard whether ringing, early media or an answer was received
 * @param answered the time of the answer; null if there was none
 * @param end how it ended
 * @param ended the time of the end; null if it did not end
 */
public record CallRecord(
        CallKind kind,
        String number,
        Instant placed,
        boolean heard,
        @Nullable Instant answered,
        End end,
        @Nullable Instant ended) {
    /** A callee that hangs up by itself does so after four seconds; a call that ended sooner was not ended by the callee. */
    private static final Duration SHORTEST_TALK = Duration.ofMillis(3_500);

    /** The ways in which a call can end. */
    public enum End {
        /** The caller hung up. */
        HUNG_UP,
        /** The other side hung up. */
        HUNG_UP_ON,
        /** A final status other than 200. */
        REFUSED,
        /** 503, as from a dialplan without an application. */
        UNAVAILABLE,
        /** 488, as from an Asterisk without a free RTP port. */
        NO_PORT,
        /** The caller's patience ended before a change, and it cancelled. */
        GAVE_UP,
        /** It had not ended when the callers were stopped. */
        NONE
    }

    /** Whether it was up, and was ended neither by its caller nor by its callee; the end of a flow is judged with its sounds. */
    public boolean dropped() {
        return answered != null && end == End.HUNG_UP_ON && !calleeEndedIt() && !kind.endsWithFlow();
    }

    /**
     * Whether it did not end as its kind should: without an answer and without a refusal, or with a caller whose other side was gone.
     */
    public boolean stuck() {
        return switch (end) {
            case NONE -> answered == null || isToBeHungUpOn();
            case GAVE_UP -> kind != CallKind.CANCELS;
            case HUNG_UP -> isToBeHungUpOn();
            default -> false;
        };
    }

    /** The time from its placing to its answer, for callees that answer at once; empty for others. */
    public Optional<Duration> setUp() {
        return answered == null || (kind != CallKind.TALKS && !isToBeHungUpOn())
                ? Optional.empty()
                : Optional.of(Duration.between(placed, answered));
    }

    /** Whether it was refused although its callee would have answered. */
    public boolean failed() {
        return end == End.UNAVAILABLE || end == End.NO_PORT || (end == End.REFUSED && kind != CallKind.BUSY);
    }

    /** Whether the application certainly took it, so that a CDR is required. A plain 503 may be from the dialplan. */
    public boolean owesCdr() {
        return heard || end == End.REFUSED;
    }

    private boolean isToBeHungUpOn() {
        return kind == CallKind.CALLEE_ENDS || kind.endsWithFlow();
    }

    private boolean calleeEndedIt() {
        return kind == CallKind.CALLEE_ENDS
                && answered != null
                && ended != null
                && Duration.between(answered, ended).compareTo(SHORTEST_TALK) >= 0;
    }
}
