package io.github.ariadne4j.testkit.model;

import io.github.ariadne4j.testkit.state.RequestRefused;
import io.github.ariadne4j.testkit.state.SipCauses;

/** The named reasons of a hangup request. */
public final class HangupReasons {
    /** The cause of a hangup without a reason. */
    public static final int NORMAL_CLEARING = 16;

    private HangupReasons() {}

    /** The Q.850 cause of a reason; an unknown one is refused with 400. */
    public static int causeOf(String reason) {
        Integer cause = SipCauses.causeOfReason(reason);
        if (cause == null) {
            throw RequestRefused.badRequest("Invalid reason for hangup reason provided");
        }
        return cause;
    }
}
