package io.github.ariadne4j.callflow.plan;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.EndReason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cause of one leg is passed on to the other, within what SIP can express: an unanswered caller must never get 603 because a cause
 * has no entry in Asterisk's table (observed on 22.10.1 for 0, 16, 26, 41, 44 and 102).
 */
final class HangupPropagation {
    /** When every target failed, the caller gets the most informative cause: what a person did before what a network did. */
    private static final List<Integer> MOST_TELLING_FIRST =
            List.of(17, 21, 19, 18, 20, 31, 1, 3, 2, 22, 28, 58, 29, 27, 34, 42, 38, 41);

    private HangupPropagation() {}

    /** The cause of an unanswered caller for this cause of the callee. */
    static HangupCause toUnansweredCaller(HangupCause callee) {
        return switch (callee.code()) {
            case 0, 16, 23, 26 -> HangupCause.NORMAL_UNSPECIFIED;
            case 41, 44, 102 -> HangupCause.CONGESTION;
            default -> callee.sipStatus() == 603 ? HangupCause.NORMAL_UNSPECIFIED : callee;
        };
    }

    /** The cause of a callee when the caller ended the call before or after the answer. */
    static HangupCause toCallee(HangupCause caller) {
        boolean cancelled = caller.equals(HangupCause.INTERWORKING) || caller.equals(HangupCause.UNKNOWN);
        return cancelled ? HangupCause.NORMAL_CLEARING : caller;
    }

    static EndReason moreTelling(@Nullable EndReason known, EndReason other) {
        return known == null || rank(other) < rank(known) ? other : known;
    }

    private static int rank(EndReason reason) {
        int place = MOST_TELLING_FIRST.indexOf(reason.cause().code());
        return place < 0 ? MOST_TELLING_FIRST.size() : place;
    }
}
