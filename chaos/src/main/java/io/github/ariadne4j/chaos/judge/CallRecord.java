package io.github.ariadne4j.chaos.judge;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One call as its caller saw it.
 *
 * @param kind how it should have gone
 * @param number what was dialled, by this call alone
 * @param placed when
 * @param heard whether the callee was heard of: ringing, early media or an answer
 * @param answered when; null if it was not
 * @param end how it ended
 * @param ended when; null if it did not
 */
public record CallRecord(
        CallKind kind,
        String number,
        Instant placed,
        boolean heard,
        @Nullable Instant answered,
        End end,
        @Nullable Instant ended) {
    /** A callee that hangs up by itself does so after four seconds; a call that ended sooner was not ended by it. */
    private static final Duration SHORTEST_TALK = Duration.ofMillis(3_500);

    /** How a call may end. */
    public enum End {
        /** The caller hung up. */
        HUNG_UP,
        /** The other side hung up on the caller. */
        HUNG_UP_ON,
        /** A final status other than 200. */
        REFUSED,
        /** 503, as by a dialplan without an application. */
        UNAVAILABLE,
        /** 488, as by an Asterisk that has no port left for media. */
        NO_PORT,
        /** The caller waited for a change as long as it wanted, and cancelled. */
        GAVE_UP,
        /** Not by the time the callers were stopped. */
        NONE
    }

    /** Whether it was up, and was ended neither by its caller nor by its callee; {@link Surveys#incomplete} tells that of surveys. */
    public boolean dropped() {
        return answered != null && end == End.HUNG_UP_ON && !calleeEndedIt() && kind != CallKind.SURVEY;
    }

    /** Whether it did not end as its kind should: no answer and no refusal, or a caller left alone in the line. */
    public boolean stuck() {
        return switch (end) {
            case NONE -> answered == null || isToBeHungUpOn();
            case GAVE_UP -> kind != CallKind.CANCELS;
            case HUNG_UP -> isToBeHungUpOn();
            default -> false;
        };
    }

    /** From its placing to its answer, where the callee loses no time; empty for others. */
    public Optional<Duration> setUp() {
        return answered == null || (kind != CallKind.TALKS && !isToBeHungUpOn())
                ? Optional.empty()
                : Optional.of(Duration.between(placed, answered));
    }

    /** Whether it was refused although its callee would have taken it. */
    public boolean failed() {
        return end == End.UNAVAILABLE || end == End.NO_PORT || (end == End.REFUSED && kind != CallKind.BUSY);
    }

    /** Whether the application certainly took it, so that a CDR is due. A plain 503 may have been the dialplan's. */
    public boolean owesCdr() {
        return heard || end == End.REFUSED;
    }

    private boolean isToBeHungUpOn() {
        return kind == CallKind.CALLEE_ENDS || kind == CallKind.SURVEY;
    }

    private boolean calleeEndedIt() {
        return kind == CallKind.CALLEE_ENDS
                && answered != null
                && ended != null
                && Duration.between(answered, ended).compareTo(SHORTEST_TALK) >= 0;
    }
}
