package io.github.ariadne4j.callflow.step;

import io.github.ariadne4j.callflow.call.LegTimes;
import io.github.ariadne4j.callflow.leg.Leg;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.model.CallModel;
import io.github.ariadne4j.callflow.model.PlanTimer;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Ends a call that has used up its credit. It is billed from the callee's answer on, or from the caller's where the flow serves it. The
 * credit is written with the call, so that it holds for the instance that recovers it.
 */
public final class CreditTime {
    private final CallStep step;
    private final @Nullable Duration credit;

    public CreditTime(CallStep step) {
        this.step = step;
        this.credit = step.call().facts().credit();
    }

    /** The end is awaited from now on, if the call is billed by now; a later beginning of the bill moves it. */
    public void await() {
        Instant since = billedSince(step.call());
        if (credit != null && since != null) {
            step.startTimer(new PlanTimer.EndOfCredit(), leftOf(credit, since));
        }
    }

    private Duration leftOf(Duration granted, Instant since) {
        Duration left = Duration.between(step.at(), since.plus(granted));
        return left.isNegative() ? Duration.ZERO : left;
    }

    private static @Nullable Instant billedSince(CallModel call) {
        Instant connected = call.times().connected();
        Leg caller = call.caller();
        if (connected != null
                || caller == null
                || !caller.wasAnswered()
                || !call.flow().served()) {
            return connected;
        }
        LegTimes times = call.times().of(caller.id());
        return times == null ? null : times.answered();
    }

    /** Asterisk itself ends the callee's leg a moment later, should no instance be left to do it. */
    public void bound(LegId callee) {
        Leg leg = step.call().leg(callee);
        if (credit != null && leg != null) {
            step.limit(leg, shortened(longest(credit)));
        }
    }

    /** The shorter of this time for a talk and what Asterisk itself allows for what is left of the credit. */
    Duration shortened(Duration time) {
        Instant since = billedSince(step.call());
        Duration left = credit == null || since == null ? time : longest(leftOf(credit, since));
        return left.compareTo(time) < 0 ? left : time;
    }

    private Duration longest(Duration left) {
        return left.plus(step.call().facts().timeouts().teardownStep());
    }
}
