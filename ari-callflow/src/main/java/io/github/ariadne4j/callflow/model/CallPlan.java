package io.github.ariadne4j.callflow.model;

import io.github.ariadne4j.callflow.call.CallEnd;
import io.github.ariadne4j.callflow.call.EndReason;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.operation.OperationId;
import io.github.ariadne4j.callflow.operation.RequestId;
import io.github.ariadne4j.callflow.route.HuntPlan;
import io.github.ariadne4j.callflow.route.HuntPlan.Offer;
import io.github.ariadne4j.callflow.verb.Connect;
import io.github.ariadne4j.callflow.verb.JoinOutcome;
import io.github.ariadne4j.callflow.verb.Room;
import io.github.ariadne4j.callflow.verb.WarmTransfer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The purpose of the legs and bridges of a call. Data only, and all of it is written with the session: the rules of a plan are in the
 * class of its rules.
 *
 * <pre>
 * Admitting ─▶ InFlow ◀─▶ Hunt ─ answer ─▶ Connected ─ callee left, time is up ─▶ InFlow
 *     │ route    │          ▲│                │
 *     ├──────────┼──────────┘│                │
 *     └──────────┴─ any end ─┴────────────────┴─▶ Releasing ─▶ Released
 *
 * InFlow ◀─▶ InRoom      Connected ◀─▶ Transferring ─ the agent is gone as well ─▶ InFlow
 * </pre>
 */
public sealed interface CallPlan {
    /** Hands itself to the method for its kind. */
    <T> T applyTo(Handler<T> handler);

    /**
     * Takes plans; a new kind does not compile until it is handled.
     *
     * @param <T> the result for a plan
     */
    interface Handler<T> {
        /** Nothing was done yet. */
        T on(Admitting plan);

        /** The flow decides. */
        T on(InFlow plan);

        /** Targets ring. */
        T on(Hunt plan);

        /** Caller and callee are connected. */
        T on(Connected plan);

        /** The caller is being transferred. */
        T on(Transferring plan);

        /** The caller is in a room. */
        T on(InRoom plan);

        /** The call ends. */
        T on(Releasing plan);

        /** The call is over. */
        T on(Released plan);
    }

    /** Whether a leg of the call has a purpose: any other is ended. */
    boolean needs(LegId leg, CallModel call);

    /**
     * The call is here, and nothing was done for it in Asterisk yet.
     *
     * @param routesFirst whether the flow routes the call before the session is written
     * @param hunt where it goes; null: not known yet, or its flow decides later
     */
    record Admitting(boolean routesFirst, @Nullable Hunt hunt) implements CallPlan {
        @Override
        public <T> T applyTo(Handler<T> handler) {
            return handler.on(this);
        }

        @Override
        public boolean needs(LegId leg, CallModel call) {
            return call.isCaller(leg);
        }
    }

    /** The flow decides, and no target rings. */
    record InFlow() implements CallPlan {
        @Override
        public <T> T applyTo(Handler<T> handler) {
            return handler.on(this);
        }

        @Override
        public boolean needs(LegId leg, CallModel call) {
            return call.isCaller(leg);
        }
    }

    /**
     * Targets ring. Each offer of the hunt has its leg: they are numbered in the order of the rounds.
     *
     * @param hunt the targets
     * @param firstLeg the leg of the first offer of the first round
     * @param round which round it is, from 0
     * @param roundStarted when the round began
     * @param failed the legs of offers of this round of which nothing will come, also those that have no channel
     * @param goesOn whether one of them ended so that the next round is tried
     * @param candidate the leg that has answered and is about to join the caller; null: none
     * @param telling the most telling reason of a failure so far; null: there was none
     * @param ringback the operation by which the caller hears something; null: there is none
     * @param request the flow's request that waits for the outcome; null: the flow handed the call over
     * @param screenedWithin how long a callee that has answered may take to accept the call; null: its answer is enough
     */
    record Hunt(
            HuntPlan hunt,
            LegId firstLeg,
            int round,
            Instant roundStarted,
            Set<LegId> failed,
            boolean goesOn,
            @Nullable LegId candidate,
            @Nullable EndReason telling,
            @Nullable OperationId ringback,
            @Nullable RequestId request,
            @Nullable Duration screenedWithin)
            implements CallPlan {
        /** Copies the failed legs. */
        public Hunt {
            failed = Set.copyOf(failed);
        }

        /** The first round of a hunt. */
        public static Hunt begin(HuntPlan hunt, LegId firstLeg, Instant at, @Nullable RequestId request) {
            return new Hunt(hunt, firstLeg, 0, at, Set.of(), false, null, null, null, request, null);
        }

        /** The same, where a callee that has answered has to accept within this time; null: it need not. */
        public Hunt screened(@Nullable Duration within) {
            return new Hunt(
                    hunt, firstLeg, round, roundStarted, failed, goesOn, candidate, telling, ringback, request, within);
        }

        /** Whether a callee that has answered has to accept the call. */
        public boolean isScreened() {
            return screenedWithin != null;
        }

        @Override
        public <T> T applyTo(Handler<T> handler) {
            return handler.on(this);
        }

        @Override
        public boolean needs(LegId leg, CallModel call) {
            return call.isCaller(leg) || isTried(leg);
        }

        /** The offers of this round. */
        public List<Offer> offers() {
            return hunt.rounds().get(round).offers();
        }

        /** The number of the leg of the first offer of this round. */
        public int firstOfRound() {
            int leg = firstLeg.value();
            for (int i = 0; i < round; i++) {
                leg += hunt.rounds().get(i).offers().size();
            }
            return leg;
        }

        /** The legs of the offers of this round. */
        public List<LegId> legs() {
            List<LegId> legs = new ArrayList<>();
            int first = firstOfRound();
            for (int i = 0; i < offers().size(); i++) {
                legs.add(new LegId(first + i));
            }
            return legs;
        }

        /** Whether this leg belongs to an offer of this round that has not failed. */
        public boolean isTried(LegId leg) {
            int place = leg.value() - firstOfRound();
            return place >= 0 && place < offers().size() && !failed.contains(leg);
        }

        /** The offer of a leg of this round. */
        public Offer offerOf(LegId leg) {
            return offers().get(leg.value() - firstOfRound());
        }

        /** Whether no round follows. */
        public boolean isLastRound() {
            return round == hunt.rounds().size() - 1;
        }

        /** The number of legs of the whole hunt. */
        public int size() {
            int size = 0;
            for (HuntPlan.Round each : hunt.rounds()) {
                size += each.offers().size();
            }
            return size;
        }

        /** The same with this leg as the one that answered and is about to join the caller; null: none. */
        public Hunt withCandidate(@Nullable LegId leg) {
            return new Hunt(
                    hunt,
                    firstLeg,
                    round,
                    roundStarted,
                    failed,
                    goesOn,
                    leg,
                    telling,
                    ringback,
                    request,
                    screenedWithin);
        }

        /** The same with this operation as the ringback; null: the caller hears none. */
        public Hunt withRingback(@Nullable OperationId operation) {
            return new Hunt(
                    hunt,
                    firstLeg,
                    round,
                    roundStarted,
                    failed,
                    goesOn,
                    candidate,
                    telling,
                    operation,
                    request,
                    screenedWithin);
        }

        /**
         * The same after the failure of a leg.
         *
         * @param leg which leg
         * @param reason why it failed
         * @param mostTelling the most telling reason so far, this one included
         */
        public Hunt withFailed(LegId leg, EndReason reason, EndReason mostTelling) {
            List<LegId> all = new ArrayList<>(failed);
            all.add(leg);
            boolean next = goesOn || hunt.failOver().goesOnAfter(reason.cause());
            LegId joining = leg.equals(candidate) ? null : candidate;
            return new Hunt(
                    hunt,
                    firstLeg,
                    round,
                    roundStarted,
                    Set.copyOf(all),
                    next,
                    joining,
                    mostTelling,
                    ringback,
                    request,
                    screenedWithin);
        }

        /** The next round, begun at this time. */
        public Hunt nextRound(Instant at) {
            return new Hunt(
                    hunt, firstLeg, round + 1, at, Set.of(), false, null, telling, ringback, request, screenedWithin);
        }

        /** Without the flow's request, as after a recovery: no flow waits for it now. */
        public Hunt handedOver() {
            return awaitedBy(null);
        }

        /** With this request of the flow that waits for the outcome; null: none does. */
        public Hunt awaitedBy(@Nullable RequestId waiting) {
            return new Hunt(
                    hunt,
                    firstLeg,
                    round,
                    roundStarted,
                    failed,
                    goesOn,
                    candidate,
                    telling,
                    ringback,
                    waiting,
                    screenedWithin);
        }
    }

    /**
     * Caller and callee are connected. While a flow holds the call, the caller goes on in it when the callee leaves, under
     * either policy.
     *
     * @param callee the callee's leg
     * @param policy what the end of the callee's leg means where no flow holds the call, as after a recovery
     * @param limit until when they may talk; null: there is no limit
     * @param flowHolds whether a flow may still do something with the call, or waits for the end of the talk
     * @param request the flow's request that waits for the end of the talk; null: none does
     * @param keys what keys mean to that flow; null: a durable flow has not come to its talk since a recovery; not written
     * @param keepsCallee whether the callee stays for that flow when the caller has left
     */
    record Connected(
            LegId callee,
            HangupPolicy policy,
            @Nullable TalkLimit limit,
            boolean flowHolds,
            @Nullable RequestId request,
            @Nullable List<Connect.Key> keys,
            boolean keepsCallee)
            implements CallPlan {
        /** Copies the keys. */
        public Connected {
            keys = keys == null ? null : List.copyOf(keys);
        }

        /** Without keys that mean something. */
        public Connected(
                LegId callee,
                HangupPolicy policy,
                @Nullable TalkLimit limit,
                boolean flowHolds,
                @Nullable RequestId request) {
            this(callee, policy, limit, flowHolds, request, List.of(), false);
        }

        /** No flow holds the call, and it ends when either leaves. */
        public static Connected handedOver(LegId callee) {
            return handedOver(callee, null);
        }

        /** The same, with this limit. */
        public static Connected handedOver(LegId callee, @Nullable TalkLimit limit) {
            return new Connected(callee, HangupPolicy.EITHER_ENDS, limit, false, null);
        }

        /** The flow that dialled holds the call, and has not said what comes next. */
        public static Connected held(LegId callee) {
            return new Connected(callee, HangupPolicy.EITHER_ENDS, null, true, null);
        }

        /** The flow waits for the end of the talk, or for a key of these terms; a limit that is not replaced goes on. */
        public Connected waiting(RequestId by, @Nullable TalkLimit until, Connect terms) {
            return new Connected(
                    callee,
                    HangupPolicy.CALLER_CONTINUES,
                    until == null ? limit : until,
                    true,
                    by,
                    terms.keys(),
                    terms.keepsCallee());
        }

        /** The flow has received a key, and has not decided; the limit goes on. */
        public Connected returned() {
            return new Connected(callee, policy, limit, true, null, List.of(), keepsCallee);
        }

        /** The meaning of a key that a party pressed; null: none. */
        public Connect.@Nullable Key keyOf(char pressed, Party by) {
            for (Connect.Key key : keys == null ? List.<Connect.Key>of() : keys) {
                if (key.key() == pressed && key.by() == by) {
                    return key;
                }
            }
            return null;
        }

        /** A durable flow holds the call after a recovery, and waits for the end of the talk by this request; null: not yet. */
        public Connected heldAgain(@Nullable RequestId by) {
            HangupPolicy then = by == null ? policy : HangupPolicy.CALLER_CONTINUES;
            return new Connected(callee, then, limit, true, by, null, keepsCallee);
        }

        /** Without a flow, as after a recovery. */
        public Connected withoutFlow() {
            return new Connected(callee, policy, limit, false, null, List.of(), keepsCallee);
        }

        /** The same with this limit. */
        public Connected with(TalkLimit until) {
            return new Connected(callee, policy, until, flowHolds, request, keys, keepsCallee);
        }

        /** The same with another callee, without a flow. */
        public Connected with(LegId other) {
            return new Connected(other, policy, limit, false, null);
        }

        /** Whether the caller goes on when the callee has left. */
        public boolean callerContinues() {
            return flowHolds || policy == HangupPolicy.CALLER_CONTINUES;
        }

        @Override
        public <T> T applyTo(Handler<T> handler) {
            return handler.on(this);
        }

        @Override
        public boolean needs(LegId leg, CallModel call) {
            return call.isCaller(leg) || leg.equals(callee);
        }
    }

    /**
     * The callee, here the agent, transfers the caller to a target. The caller is out of the bridge and hears music; agent and target
     * consult in the bridge; at last the caller joins the target there.
     *
     * @param step how far it has come
     * @param agent the callee's leg, which may be gone
     * @param target the target's leg
     * @param terms the target, and the keys
     * @param tone the operation by which the agent hears that the target rings; null: it hears none
     * @param flowHolds whether a flow goes on with the call afterwards
     * @param request the request that waits for the outcome; null: none does
     * @param talk the talk in which it was ordered from outside, and which goes on if the target does not get the caller; null: the flow asked for it
     */
    record Transferring(
            Step step,
            LegId agent,
            LegId target,
            WarmTransfer terms,
            @Nullable OperationId tone,
            boolean flowHolds,
            @Nullable RequestId request,
            @Nullable Connected talk)
            implements CallPlan {
        /** The progress of a transfer. */
        public enum Step {
            /** The target is dialled. */
            REQUESTED,
            /** The target has answered, and consults with the agent. */
            CONSULTING,
            /** The caller joins the target. */
            JOINING
        }

        /** One that begins, asked for by the flow. */
        public static Transferring begin(LegId agent, LegId target, WarmTransfer terms, RequestId request) {
            return new Transferring(Step.REQUESTED, agent, target, terms, null, true, request, null);
        }

        /** The same, ordered from outside in this talk. */
        public Transferring orderedIn(Connected going) {
            return new Transferring(step, agent, target, terms, tone, going.flowHolds(), request, going);
        }

        /** The same, so far. */
        public Transferring at(Step reached) {
            return new Transferring(reached, agent, target, terms, tone, flowHolds, request, talk);
        }

        /** The same with this operation as the ringing that the agent hears; null: it hears none. */
        public Transferring withTone(@Nullable OperationId operation) {
            return new Transferring(step, agent, target, terms, operation, flowHolds, request, talk);
        }

        /** The same, awaited by this request; null: no flow holds the call. */
        public Transferring awaitedBy(@Nullable RequestId waiting) {
            Connected left = talk == null ? null : talk.withoutFlow();
            return new Transferring(step, agent, target, terms, tone, waiting != null, waiting, left);
        }

        /** The same, and no flow holds the call. */
        public Transferring withoutFlow() {
            return awaitedBy(null).answering(request != null && request.fromOutside() ? request : null);
        }

        private Transferring answering(@Nullable RequestId order) {
            return new Transferring(step, agent, target, terms, tone, flowHolds, order, talk);
        }

        /** Whether the caller is out of the bridge, and hears music. */
        public boolean isCallerOnHold() {
            return step != Step.JOINING;
        }

        /** Whether the target has answered. */
        public boolean isAccepted() {
            return step != Step.REQUESTED;
        }

        @Override
        public <T> T applyTo(Handler<T> handler) {
            return handler.on(this);
        }

        @Override
        public boolean needs(LegId leg, CallModel call) {
            return call.isCaller(leg) || leg.equals(agent) || leg.equals(target);
        }
    }

    /**
     * The caller is in a room, or on its way into it or out of it. The bridge is the room's, and no bridge of the call.
     *
     * @param room which room, and how the caller takes part
     * @param request the flow's request that waits for the end of it; null: none does, as after a recovery
     * @param outcome why the caller is on its way out; null: it is not
     */
    record InRoom(
            Room room,
            @Nullable RequestId request,
            @Nullable JoinOutcome outcome) implements CallPlan {
        /** The caller stays. */
        public InRoom(Room room, @Nullable RequestId request) {
            this(room, request, null);
        }

        /** The same, awaited by this request; null: by none. */
        public InRoom awaitedBy(@Nullable RequestId waiting) {
            return new InRoom(room, waiting, outcome);
        }

        /** The same, and the caller is on its way out. */
        public InRoom leaving(JoinOutcome why) {
            return new InRoom(room, request, why);
        }

        /** Whether the caller is not on its way out. */
        public boolean stays() {
            return outcome == null;
        }

        @Override
        public <T> T applyTo(Handler<T> handler) {
            return handler.on(this);
        }

        @Override
        public boolean needs(LegId leg, CallModel call) {
            return call.isCaller(leg);
        }
    }

    /**
     * Every leg is hung up, then every bridge destroyed, then the record is handed over.
     *
     * @param end how the call ended
     * @param kept the leg of the callee that stays for the flow until that returns; null: none does
     */
    record Releasing(CallEnd end, @Nullable LegId kept) implements CallPlan {
        /** No leg stays. */
        public Releasing(CallEnd end) {
            this(end, null);
        }

        @Override
        public <T> T applyTo(Handler<T> handler) {
            return handler.on(this);
        }

        @Override
        public boolean needs(LegId leg, CallModel call) {
            return leg.equals(kept);
        }
    }

    /** The call is over: nothing is sent for it, and no signal changes it. */
    record Released() implements CallPlan {
        @Override
        public <T> T applyTo(Handler<T> handler) {
            return handler.on(this);
        }

        @Override
        public boolean needs(LegId leg, CallModel call) {
            return false;
        }
    }
}
