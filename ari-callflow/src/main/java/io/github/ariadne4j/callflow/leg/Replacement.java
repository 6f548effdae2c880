package io.github.ariadne4j.callflow.leg;

import io.github.ariadne4j.callflow.call.CallId;
import org.jspecify.annotations.Nullable;

/**
 * How a channel took the place of a leg's channel. It is for the record, and nothing else depends on it: the number is what a telephone
 * sent.
 *
 * @param kind what was done
 * @param dialled the number that the transferor named; null unless it is a blind transfer
 * @param linkedCall the call that has the other half of the new Local channel; null if there is none, or it is not known yet
 */
public record Replacement(
        Kind kind, @Nullable String dialled, @Nullable CallId linkedCall) {
    /** An INVITE with Replaces or a pickup. */
    public static final Replacement TAKEN_OVER = new Replacement(Kind.TAKEN_OVER, null, null);

    /** A transfer to another call of the transferor. */
    public static final Replacement ATTENDED_TRANSFER = new Replacement(Kind.ATTENDED_TRANSFER, null, null);

    /** A transfer to this number. */
    public static Replacement blindTransfer(String dialled) {
        return new Replacement(Kind.BLIND_TRANSFER, dialled, null);
    }

    /** The same with the call that has the other half. */
    public Replacement linkedWith(@Nullable CallId call) {
        return call == null || call.equals(linkedCall) ? this : new Replacement(kind, dialled, call);
    }

    /** What was done. */
    public enum Kind {
        /** REFER with a number. */
        BLIND_TRANSFER,
        /** REFER with Replaces. */
        ATTENDED_TRANSFER,
        /** INVITE with Replaces, or a pickup of a ringing telephone. */
        TAKEN_OVER
    }
}
