package io.github.ariadne4j.callflow.bridge;

import io.github.ariadne4j.callflow.call.CallTimeouts;
import io.github.ariadne4j.callflow.leg.Leg;
import io.github.ariadne4j.callflow.leg.LegId;
import java.time.Instant;
import java.util.List;

/**
 * What a bridge does, as a pure function of the bridge and of what it is told. What holds for every bridge:
 *
 * <ul>
 *   <li>It is created at most twice, with the same id, and never again once it is gone.
 *   <li>No channel is put in before it is in Stasis, nor a second time while it is seen in it.
 *   <li>The legs that are seen in it follow events and lists of Asterisk; a released leg is none of them.
 *   <li>A wish to destroy it is kept until its end is seen, or all of the teardown's time is over; nothing is sent after that.
 *   <li>Its end is reported exactly once: {@link BridgeReport.Destroyed}, {@link BridgeReport.Lost} or
 *       {@link BridgeReport.CreateFailed}. After it, only an order to join is answered, with a failure.
 * </ul>
 *
 * Orders of the plan are methods, all else is a {@link BridgeEvent}. May be used on any thread; it has no state.
 */
public final class BridgeMachine {
    private final CallTimeouts timeouts;

    /** A machine with these time limits. */
    public BridgeMachine(CallTimeouts timeouts) {
        this.timeouts = timeouts;
    }

    /**
     * Begins a bridge: it is created.
     *
     * @param key a name that was never used
     */
    public BridgeTransition create(BridgeKey key, Instant at) {
        BridgeStep step = new BridgeStep(timeouts, BridgeState.requested(key, at), at);
        step.send(new BridgeCommand.Create(key));
        return step.done();
    }

    /** Tells a bridge something. A destroyed bridge takes note of nothing. */
    public BridgeTransition on(BridgeState bridge, BridgeEvent event) {
        BridgeStep step = new BridgeStep(timeouts, bridge, event.at());
        if (!bridge.isDestroyed()) {
            event.applyTo(new BridgeReaction(step));
        }
        return step.done();
    }

    /**
     * Legs are to be in the bridge: each joins as soon as the bridge is there and the leg is in Stasis, and those that may join at
     * once do so in one command. A leg that has joined, or is about to, is left as it is. A leg that is on its way out, and any leg
     * once the bridge is, is reported with {@link BridgeReport.JoinFailed}.
     *
     * @param legs as they stand now
     */
    public BridgeTransition join(BridgeState bridge, List<Leg> legs, Instant at) {
        BridgeStep step = new BridgeStep(timeouts, bridge, at);
        BridgeJoins joins = new BridgeJoins(step);
        for (Leg leg : legs) {
            boolean possible = step.isWanted() && leg.state().equals(leg.furthest());
            if (possible) {
                intend(step, joins, leg);
            } else {
                step.report(new BridgeReport.JoinFailed(bridge.key(), leg.id(), at));
            }
        }
        joins.joinWaiting();
        return step.done();
    }

    private static void intend(BridgeStep step, BridgeJoins joins, Leg leg) {
        BridgeMember known = step.state().member(leg.id());
        if (known == null) {
            BridgeMember member = BridgeMember.waiting(leg.id(), leg.channel(), leg.takesCommands());
            boolean in = step.state().strangers().contains(leg.channel());
            step.become(step.state().withoutStranger(leg.channel()).with(member.withSeen(in)));
            if (in) {
                joins.joined(member.withSeen(true));
            }
        } else if (known.phase() == JoinPhase.OUT) {
            step.become(known.with(JoinPhase.WAITING));
        } else if (known.phase() == JoinPhase.REMOVING) {
            step.become(known.with(JoinPhase.RETURNING));
        }
    }

    /** Takes a leg out of the bridge; one that is none of its members is left as it is. */
    public BridgeTransition remove(BridgeState bridge, LegId leg, Instant at) {
        BridgeStep step = new BridgeStep(timeouts, bridge, at);
        BridgeMember member = bridge.member(leg);
        if (member != null && step.isWanted()) {
            new BridgeRemovals(step, new BridgeJoins(step)).remove(member);
        }
        return step.done();
    }

    /**
     * Destroys a bridge, until its end is seen. Legs are to be hung up before: at the same time, Asterisk overwrites their cause.
     * Members that stay go on, each alone.
     */
    public BridgeTransition destroy(BridgeState bridge, Instant at) {
        BridgeStep step = new BridgeStep(timeouts, bridge, at);
        if (step.isWanted()) {
            new BridgeTeardown(step).begin();
        }
        return step.done();
    }
}
