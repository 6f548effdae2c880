package io.github.ariadne4j.callflow.step;

import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.leg.Leg;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.model.CallCommand.ToChannel.Action;
import io.github.ariadne4j.callflow.model.PlanTimer;
import io.github.ariadne4j.callflow.model.TalkLimit;
import io.github.ariadne4j.callflow.operation.OpenOperation;
import io.github.ariadne4j.callflow.verb.Connect;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The time limit of a talk of caller and callee. The deadline is written with the call, so that it holds for the instance that recovers it. */
public final class TalkTime {
    private final CallStep step;
    private final LegId callee;

    public TalkTime(CallStep step, LegId callee) {
        this.step = step;
        this.callee = callee;
    }

    /** From now on. Asterisk itself ends the callee's leg a moment later, should no instance be left to do it. */
    public void begin(@Nullable TalkLimit limit) {
        Leg leg = step.call().leg(callee);
        if (limit != null && leg != null) {
            Duration longest =
                    until(limit.deadline()).plus(step.call().facts().timeouts().teardownStep());
            step.limit(leg, new CreditTime(step).shortened(longest));
        }
        await(limit);
    }

    /** It does not hold while the callee transfers the caller: neither here nor in Asterisk. */
    public void lift(@Nullable TalkLimit limit) {
        if (limit == null) {
            return;
        }
        step.stopTimer(new PlanTimer.EndOfTalkNears(callee));
        step.stopTimer(new PlanTimer.EndOfTalk(callee));
        Leg leg = step.call().leg(callee);
        if (leg != null) {
            Duration longest = step.call().facts().timeouts().longestCall();
            step.limit(leg, new CreditTime(step).shortened(longest));
        }
    }

    /** Starts the timers for the rest of it; a warning whose time has passed is given at once. */
    public void await(@Nullable TalkLimit limit) {
        if (limit == null) {
            return;
        }
        if (limit.warning() != null) {
            Instant nears = limit.deadline().minus(limit.warning().before());
            step.startTimer(new PlanTimer.EndOfTalkNears(callee), until(nears));
        }
        step.startTimer(new PlanTimer.EndOfTalk(callee), until(limit.deadline()));
    }

    private Duration until(Instant time) {
        Duration left = Duration.between(step.at(), time);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** A playback to a channel in a bridge is heard by its party alone. */
    public void warn(Connect.Warning warning) {
        Leg leg = warning.to() == Party.CALLER
                ? step.call().caller()
                : step.call().leg(callee);
        if (leg != null) {
            OpenOperation playback = step.begin(leg, OpenOperation.Kind.PLAY, null);
            step.perform(playback, new Action.Play(List.of(warning.prompt()), null));
        }
    }
}
