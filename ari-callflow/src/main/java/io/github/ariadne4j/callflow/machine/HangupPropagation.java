package io.github.ariadne4j.callflow.machine;

import io.github.ariadne4j.ari.model.HangupCause;
import java.util.List;

/**
 * What ended one leg is what the other is told, within what SIP can say: a caller that nobody answered must never get 603
 * just because a cause has no entry in Asterisk's table (observed on 22.10.1 for 0, 16, 26, 41, 44 and 102).
 */
final class HangupPropagation {
    /** When every target failed, the caller is told the most telling cause: what a person did before what a network did. */
    private static final List<Integer> MOST_TELLING_FIRST =
            List.of(17, 21, 19, 18, 20, 31, 1, 3, 2, 22, 28, 58, 29, 27, 34, 42, 38, 41);

    private HangupPropagation() {}

    /** What an unanswered caller is told for this cause of the callee. */
    static HangupCause toUnansweredCaller(HangupCause callee) {
        return switch (callee.code()) {
            case 0, 16, 23, 26 -> HangupCause.NORMAL_UNSPECIFIED;
            case 41, 44, 102 -> HangupCause.CONGESTION;
            default -> callee.sipStatus() == 603 ? HangupCause.NORMAL_UNSPECIFIED : callee;
        };
    }

    /** What a callee is told when the caller ended the call before or after the answer. */
    static HangupCause toCallee(HangupCause caller) {
        boolean cancelled = caller.equals(HangupCause.INTERWORKING) || caller.equals(HangupCause.UNKNOWN);
        return cancelled ? HangupCause.NORMAL_CLEARING : caller;
    }

    static HangupCause moreTelling(HangupCause one, HangupCause other) {
        return rank(other) < rank(one) ? other : one;
    }

    private static int rank(HangupCause cause) {
        int place = MOST_TELLING_FIRST.indexOf(cause.code());
        return place < 0 ? MOST_TELLING_FIRST.size() : place;
    }
}
