package io.github.ariadne4j.callflow.bridge;

import io.github.ariadne4j.callflow.call.CallTimeouts;
import io.github.ariadne4j.callflow.leg.Leg;
import io.github.ariadne4j.callflow.leg.LegId;
import java.time.Instant;
import java.util.List;

/**
 * The state machine of a bridge, a pure function of the bridge and an input. Its guarantees:
 *
 * <ul>
 *   <li>A bridge is created at most twice, with the same id, and never again after its end.
 *   <li>No channel is added before it is in Stasis, nor a second time while it is seen in the bridge.
 *   <li>The legs seen in the bridge follow the events and lists of Asterisk; a released leg is never among them.
 *   <li>A request to destroy it is kept until its end is seen, or the time of a teardown is over; nothing is sent after that.
 *   <li>Its end is reported exactly once: {@link BridgeReport.Destroyed}, {@link BridgeReport.Lost} or
 *       {@link BridgeReport.CreateFailed}. After it, only an order to join is answered, with a failure.
 * </ul>
 *
 * Orders of the plan are methods; any other input is a {@link BridgeEvent}. Stateless; any thread.
 */
public final class BridgeMachine {
    private final CallTimeouts timeouts;

    /** A machine with these time-outs. */
    public BridgeMachine(CallTimeouts timeouts) {
        this.timeouts = timeouts;
    }

    /**
     * Creates a bridge.
     *
     * @param key a key that was never used
     */
    public BridgeTransition create(BridgeKey key, Instant at) {
        BridgeStep step = new BridgeStep(timeouts, BridgeState.requested(key, at), at);
        step.send(new BridgeCommand.Create(key));
        return step.done();
    }

    /** The reaction of a bridge to an event. A destroyed bridge does not react. */
    public BridgeTransition on(BridgeState bridge, BridgeEvent event) {
        BridgeStep step = new BridgeStep(timeouts, bridge, event.at());
        if (!bridge.isDestroyed()) {
            event.applyTo(new BridgeReaction(step));
        }
        return step.done();
    }

    /**
     * Adds legs to the bridge: each joins as soon as the bridge exists and the leg is in Stasis; those that are ready at once
     * join in one command. A leg that has joined, or is joining, is not changed. A leg that is being released, and any leg once
     * the bridge is destroyed or being destroyed, is reported with {@link BridgeReport.JoinFailed}.
     *
     * @param legs the current state of the legs
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

    /** Removes a leg from the bridge; no effect on a leg that is no member. */
    public BridgeTransition remove(BridgeState bridge, LegId leg, Instant at) {
        BridgeStep step = new BridgeStep(timeouts, bridge, at);
        BridgeMember member = bridge.member(leg);
        if (member != null && step.isWanted()) {
            new BridgeRemovals(step, new BridgeJoins(step)).remove(member);
        }
        return step.done();
    }

    /**
     * Destroys a bridge and repeats that until its end is seen. Legs are to be hung up before: Asterisk would overwrite their
     * cause if both happened at once. Remaining members continue, each alone.
     */
    public BridgeTransition destroy(BridgeState bridge, Instant at) {
        BridgeStep step = new BridgeStep(timeouts, bridge, at);
        if (step.isWanted()) {
            new BridgeTeardown(step).begin();
        }
        return step.done();
    }
}
