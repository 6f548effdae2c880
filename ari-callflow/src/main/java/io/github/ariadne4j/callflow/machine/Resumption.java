package io.github.ariadne4j.callflow.machine;

import io.github.ariadne4j.ari.model.ChannelState;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.CallEnd;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.EndReason;
import io.github.ariadne4j.callflow.call.EndSource;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.session.CallSession;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes up a call that an earlier life of the application left. What both sides have come to is kept; what was under way is
 * finished if it can be told how, else given back to the flow; what is left over is hung up. Nobody is dialled or bridged a
 * second time.
 */
final class Resumption {
    /** RFC 3261, timer C: nobody rings longer. Asterisk itself ends a dial at the time that it was given. */
    private static final Duration LONGEST_RING = Duration.ofMinutes(3);

    private final Remains remains;
    private final FoundCall found;
    private final CallSession session;
    private final CallData data;
    private final Instant at;

    private Resumption(Remains remains, CallData data, Instant at) {
        this.remains = remains;
        this.found = remains.found();
        this.session = remains.session();
        this.data = data;
        this.at = at;
    }

    static Resumption of(CallFacts facts, CallSession session, FoundCall found, Instant at) {
        Remains remains = new Remains(session, found);
        return new Resumption(remains, CallData.left(facts, remains), at);
    }

    Transition transition() {
        if (session.end() != null) {
            return leftOver(session.end());
        }
        if (found.asteriskRestarted()) {
            return Teardown.lost(data, new CallSignal.AsteriskLost(notBefore(), at));
        }
        if (found.caller() == null) {
            return callerGone();
        }
        FoundCall.FoundLeg leg = remains.foundLeg();
        return leg == null ? withoutLeg() : withLeg(leg);
    }

    /** Its record is made; whoever is still there only has to go. A bridge goes when it is empty. */
    private Transition leftOver(CallEnd end) {
        List<Effect> effects = new ArrayList<>();
        if (found.caller() != null) {
            effects.add(new Effect.HangUpCaller(Teardown.toCaller(data, end)));
        }
        found.legs().keySet().forEach(leg -> effects.add(new Effect.HangUpLeg(leg, HangupCause.NORMAL_CLEARING)));
        if (effects.isEmpty() && found.bridge() != null) {
            effects.add(new Effect.DestroyBridge());
        }
        return new Transition(new Ended(data), effects);
    }

    private Transition callerGone() {
        FoundCall.FoundLeg leg = remains.foundLeg();
        boolean calleeUp = leg != null && leg.state() == ChannelState.UP;
        CallData known = calleeUp ? data.calleeAnswered(notBefore()) : data;
        return known.mayHaveBeenConnected()
                ? ended(known, Disposition.ANSWERED, Party.CALLER)
                : ended(known, Disposition.CANCELLED, Party.CALLER);
    }

    /** A caller is answered by a callee, who has left since, or by the flow, which then goes on. */
    private Transition withoutLeg() {
        boolean answeredSince = data.caller().up() && !remains.flowAnswered() && found.bridge() != null;
        return remains.calleeAnswered() || answeredSince
                ? ended(answeredBy(notBefore()), Disposition.ANSWERED, Party.NETWORK)
                : backToFlow(data);
    }

    private Transition ended(CallData known, Disposition disposition, Party by) {
        EndReason reason = EndReason.of(by, HangupCause.NORMAL_CLEARING);
        return Teardown.foundEnded(known, new CallEnd(disposition, reason, EndSource.RECONCILED, notBefore()), at);
    }

    private Transition withLeg(FoundCall.FoundLeg leg) {
        return switch (leg.state()) {
            case UP -> answered();
            case RINGING -> ringing(leg.created());
            default -> backToFlow(data.attemptEnded(HangupCause.TEMPORARY_FAILURE, null, at));
        };
    }

    /**
     * A leg that does not ring may have been dialled or not, and nobody can tell: it is not dialled again. A caller who is
     * answered stays so, whatever the flow does next.
     */
    private Transition backToFlow(CallData known) {
        CallData left = remains.leg() == 0 ? known : known.leg(remains.leg(), LegProgress::hungUp);
        boolean answeredSince = left.caller().up() && left.timeline().callerAnswered() == null;
        CallData flowing = answeredSince ? left.callerAnswered(at).withService() : left;
        Transition resumed = Transition.to(new InFlow(flowing), new Effect.ResumeFlow(flowing.session()));
        Transition inFlow = answeredSince ? resumed.after(new Effect.Save(flowing.session(), 0)) : resumed;
        return withoutStrays(remains.leg() == 0 ? inFlow : inFlow.after(hangUp(remains.leg())));
    }

    private Transition ringing(Instant since) {
        Effect timer = new Effect.StartTimer(TimerKind.RING, remains.leg(), restOfRing(since));
        return withoutStrays(joining(data).after(timer)).bounded();
    }

    /** A leg that is younger than nothing was created before somebody put the clock back. */
    private Duration restOfRing(Instant since) {
        Duration slack = data.facts().timeouts().ringSlack();
        Duration rung = Duration.between(since, at);
        Duration rest = LONGEST_RING.minus(rung.isNegative() ? Duration.ZERO : rung);
        return rest.isNegative() ? slack : rest.plus(slack);
    }

    /** Both talk, or will as soon as they are in the bridge and the caller is answered. */
    private Transition answered() {
        CallData known = answeredBy(at);
        Transition next = missing() == null ? talking(known) : joining(known);
        Transition saved = remains.calleeAnswered() ? next : next.after(new Effect.SaveAnswer(known.session()));
        return withoutStrays(saved);
    }

    private Transition talking(CallData known) {
        Talking talking = new Talking(known, remains.leg(), false, false);
        return known.caller().up() ? Transition.to(talking) : Transition.to(talking, new Effect.AnswerCaller());
    }

    /** Only who is missing is put into the bridge: to put a member in again is heard by both. */
    private Transition joining(CallData known) {
        int leg = remains.leg();
        Missing missing = missing();
        if (missing == null) {
            return Transition.to(new SettingUp(known, Dialling.takenUp(leg, Joining.DONE)));
        }
        if (found.bridge() == null) {
            SettingUp waiting =
                    new SettingUp(known.bridge(BridgeUse.REQUESTED), Dialling.takenUp(leg, Joining.WAITING));
            return Transition.to(waiting, new Effect.CreateBridge());
        }
        return Transition.to(new SettingUp(known, Dialling.takenUp(leg, Joining.SENT)), new Effect.Join(leg, missing));
    }

    /** Null: both are in the bridge. */
    private @Nullable Missing missing() {
        boolean leg = found.inBridge(data.facts().ids().leg(remains.leg()));
        if (data.caller().bridged()) {
            return leg ? null : Missing.LEG;
        }
        return leg ? Missing.CALLER : Missing.BOTH;
    }

    private Transition withoutStrays(Transition transition) {
        Transition all = transition;
        for (int leg : found.legs().keySet()) {
            if (leg != remains.leg()) {
                CallState state = all.next();
                CallData known = state.data().leg(leg, LegProgress::hungUp);
                all = new Transition(state.with(known), all.effects()).after(hangUp(leg));
            }
        }
        return all;
    }

    private static Effect hangUp(int leg) {
        return new Effect.HangUpLeg(leg, HangupCause.NORMAL_CLEARING);
    }

    /** An answer that no event told: when it was seen, or, of a call that has ended by then, the earliest possible. */
    private CallData answeredBy(Instant latest) {
        CallData answered = data.calleeAnswered(latest);
        Instant callee = answered.timeline().calleeAnswered();
        // The caller was answered at once when the callee was.
        return callee != null && data.caller().up() ? answered.callerAnswered(callee) : answered;
    }

    /** The call was watched until then, and lived at what the session tells; clocks may differ, so it is never after now. */
    private Instant notBefore() {
        Instant latest = later(found.lastSeen(), session.timeline().latest());
        return latest.isAfter(at) ? at : latest;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
