package io.github.ariadne4j.ari.model;

import org.jspecify.annotations.Nullable;

/**
 * A Q.850 cause value: the reason why a leg ended. It is passed from one leg to the other, and is part of the CDR.
 *
 * @param code the Q.850 value, 0 (unknown to Asterisk) to 127
 * @see <a href="https://www.itu.int/rec/T-REC-Q.850">ITU-T Q.850</a>
 */
public record HangupCause(int code) {
    /** 0: no cause is known, for example after a BYE without a Reason header. */
    public static final HangupCause UNKNOWN = new HangupCause(0);
    /** 1: unallocated number; SIP 404. */
    public static final HangupCause UNALLOCATED = new HangupCause(1);
    /** 3: no route to destination; SIP 404. */
    public static final HangupCause NO_ROUTE = new HangupCause(3);
    /** 16: normal clearing. On an unanswered inbound PJSIP leg Asterisk turns it into 603. */
    public static final HangupCause NORMAL_CLEARING = new HangupCause(16);
    /** 17: user busy; SIP 486. */
    public static final HangupCause USER_BUSY = new HangupCause(17);
    /** 18: no user responding; SIP 408. */
    public static final HangupCause NO_USER_RESPONSE = new HangupCause(18);
    /** 19: user alerted, no answer; SIP 480. */
    public static final HangupCause NO_ANSWER = new HangupCause(19);
    /** 20: subscriber absent; SIP 480. */
    public static final HangupCause SUBSCRIBER_ABSENT = new HangupCause(20);
    /** 21: call rejected; SIP 403. */
    public static final HangupCause CALL_REJECTED = new HangupCause(21);
    /** 23: redirection to a new destination; SIP 302. */
    public static final HangupCause REDIRECTED = new HangupCause(23);
    /** 26: answered elsewhere (non-selected user clearing). */
    public static final HangupCause ANSWERED_ELSEWHERE = new HangupCause(26);
    /** 27: destination out of order; SIP 502. */
    public static final HangupCause OUT_OF_ORDER = new HangupCause(27);
    /** 28: address incomplete or of invalid format; SIP 484. */
    public static final HangupCause INVALID_NUMBER = new HangupCause(28);
    /** 31: normal, unspecified; SIP 480. */
    public static final HangupCause NORMAL_UNSPECIFIED = new HangupCause(31);
    /** 34: no circuit available; SIP 503. */
    public static final HangupCause CONGESTION = new HangupCause(34);
    /** 38: network out of order; SIP 500. */
    public static final HangupCause FAILURE = new HangupCause(38);
    /** 41: temporary failure. */
    public static final HangupCause TEMPORARY_FAILURE = new HangupCause(41);
    /**
     * 44: requested channel not available; Asterisk's cause for an answered leg that sent no media for the RTP
     * time-out.
     */
    public static final HangupCause CHANNEL_UNAVAILABLE = new HangupCause(44);
    /** 127: interworking; Asterisk's cause for a caller's CANCEL. */
    public static final HangupCause INTERWORKING = new HangupCause(127);

    /** @throws IllegalArgumentException if the code is not a Q.850 value (Asterisk would truncate it) */
    public HangupCause {
        if (code < 0 || code > 127) {
            throw new IllegalArgumentException("Q.850 cause must be 0 to 127: " + code);
        }
    }

    // The generated methods of a record use method handles, which the JVM's C1 compiler does not inline.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HangupCause cause && code == cause.code;
    }

    @Override
    public int hashCode() {
        return code;
    }

    /** The cause with this code; a code outside Q.850 becomes {@link #INTERWORKING}. */
    public static HangupCause of(int code) {
        return code < 0 || code > 127 ? INTERWORKING : new HangupCause(code);
    }

    /**
     * The SIP status that Asterisk's PJSIP driver sends to an unanswered inbound leg that is hung up with this cause
     * (observed on 22.10.1); 603 for every cause that is not in its table.
     */
    public int sipStatus() {
        return switch (code) {
            case 1, 2, 3 -> 404;
            case 17 -> 486;
            case 18 -> 408;
            case 19, 20, 31 -> 480;
            case 21 -> 403;
            case 22 -> 410;
            case 23 -> 302;
            case 27 -> 502;
            case 28 -> 484;
            case 29 -> 501;
            case 34, 42, 66 -> 503;
            case 38, 127 -> 500;
            case 58 -> 488;
            default -> 603;
        };
    }

    @Override
    public String toString() {
        return Integer.toString(code);
    }
}
