package io.github.ariadne4j.callflow.leg;

import io.github.ariadne4j.callflow.call.CallId;
import org.jspecify.annotations.Nullable;

/**
 * The kind of a replacement of a leg's channel. Used for the CDR only: the number is a value that a telephone sent.
 *
 * @param kind the kind
 * @param dialled the number of a blind transfer; null for another kind
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

    /** A copy with the call that has the other half. */
    public Replacement linkedWith(@Nullable CallId call) {
        return call == null || call.equals(linkedCall) ? this : new Replacement(kind, dialled, call);
    }

    /** The kinds of replacements. */
    public enum Kind {
        /** REFER with a number. */
        BLIND_TRANSFER,
        /** REFER with Replaces. */
        ATTENDED_TRANSFER,
        /** INVITE with Replaces, or a pickup of a ringing telephone. */
        TAKEN_OVER
    }
}
