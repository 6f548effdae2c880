package io.github.ariadne4j.callflow.snapshot;

import io.github.ariadne4j.ari.model.CallerId;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.bridge.BridgeEvent;
import io.github.ariadne4j.callflow.bridge.BridgeKey;
import io.github.ariadne4j.callflow.call.CallEnd;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.call.CallTimeouts;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.leg.Hangup;
import io.github.ariadne4j.callflow.leg.Leg;
import io.github.ariadne4j.callflow.leg.LegEvent;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.leg.Replacement;
import io.github.ariadne4j.callflow.limit.LimitDecision;
import io.github.ariadne4j.callflow.model.CallCommand;
import io.github.ariadne4j.callflow.model.CallFacts;
import io.github.ariadne4j.callflow.model.CallModel;
import io.github.ariadne4j.callflow.model.CallSignal;
import io.github.ariadne4j.callflow.model.CallTransition;
import io.github.ariadne4j.callflow.model.FlowData;
import io.github.ariadne4j.callflow.model.FlowEvent;
import io.github.ariadne4j.callflow.model.RecoveryEvidence;
import io.github.ariadne4j.callflow.model.StoreEvent;
import io.github.ariadne4j.callflow.plan.CallMachine;
import io.github.ariadne4j.callflow.route.HuntPlan;
import io.github.ariadne4j.callflow.session.CallSession;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A call that is led through its signals, and what is written of it. A second passes before each of them. */
public final class RecordedCall {
    /** When a call enters the application. */
    public static final Instant START = Instant.parse("2026-11-23T10:15:30.123456Z");

    static final ChannelId CALLER = new ChannelId("1700000000.1");
    static final Hangup BUSY = new Hangup(HangupCause.USER_BUSY, 486);
    static final Hangup CONGESTED = new Hangup(HangupCause.CONGESTION, 503);
    static final Hangup CLEARED = Hangup.of(HangupCause.NORMAL_CLEARING);

    private final CallMachine machine = new CallMachine(CallTimeouts.defaults());
    private final List<CallCommand.ToStore> writes = new ArrayList<>();
    private CallModel call;
    private Instant now;

    private RecordedCall(CallFacts facts, boolean answered, boolean routesFirst) {
        now = START;
        CallTransition begun = machine.begin(facts, answered, routesFirst, FlowData.NONE, START);
        call = begun.next();
        take(begun);
    }

    /** A call whose targets ring or are about to. */
    public static RecordedCall hunting(CallOrigin origin, HuntPlan hunt) {
        return hunting(origin, hunt, false);
    }

    static RecordedCall hunting(CallOrigin origin, HuntPlan hunt, boolean cameInAnswered) {
        RecordedCall begun = new RecordedCall(facts(origin, CALLER, 7), cameInAnswered, true);
        return begun.flow(new FlowEvent.Routed(hunt, HangupCause.NO_ROUTE)).admitted();
    }

    static RecordedCall inFlow(CallOrigin origin, boolean cameInAnswered) {
        return new RecordedCall(facts(origin, CALLER, 7), cameInAnswered, false).admitted();
    }

    static CallFacts facts(CallOrigin origin, ChannelId caller, long epoch) {
        return new CallFacts(
                new IncomingCall(
                        CallId.of(origin.asteriskId(), caller, START),
                        caller,
                        new CallerId("", "100"),
                        "3200",
                        "from-carrier",
                        "",
                        "carrier-in",
                        List.of()),
                origin,
                epoch,
                new CallFacts.Policy(CallTimeouts.defaults(), true, true));
    }

    private RecordedCall take(CallTransition transition) {
        call = transition.next();
        for (CallCommand command : transition.commands()) {
            if (command instanceof CallCommand.ToStore write) {
                writes.add(write);
            }
        }
        now = now.plusSeconds(1);
        return this;
    }

    private RecordedCall say(CallSignal signal) {
        return take(machine.on(call, signal));
    }

    private RecordedCall admitted() {
        return say(new CallSignal.StoreSignal(new StoreEvent.Admitted(new LimitDecision.Admitted(), true), now));
    }

    RecordedCall flow(FlowEvent event) {
        return say(new CallSignal.FlowSignal(event, now));
    }

    private RecordedCall leg(int leg, LegEvent event) {
        return say(new CallSignal.LegSignal(new LegId(leg), event));
    }

    ChannelId channel(int leg) {
        Leg known = call.leg(new LegId(leg));
        if (known == null) {
            throw new AssertionError("there is no leg " + leg + " in " + call);
        }
        return known.channel();
    }

    RecordedCall entered(int leg) {
        return leg(leg, new LegEvent.StasisEntered(channel(leg), now));
    }

    RecordedCall rings(int leg) {
        return leg(leg, new LegEvent.RingingSeen(channel(leg), now));
    }

    RecordedCall answers(int leg) {
        return leg(leg, new LegEvent.AnswerSeen(channel(leg), now));
    }

    RecordedCall asksToHangUp(int leg, Hangup hangup) {
        return leg(leg, new LegEvent.HangupRequested(channel(leg), hangup, now));
    }

    RecordedCall destroyed(int leg, Hangup hangup) {
        return leg(leg, new LegEvent.DestroyedSeen(channel(leg), hangup, now));
    }

    RecordedCall leftStasis(int leg) {
        return leg(leg, new LegEvent.StasisLeft(channel(leg), now));
    }

    RecordedCall leftStasis(int leg, ChannelId channel) {
        return leg(leg, new LegEvent.StasisLeft(channel, now));
    }

    RecordedCall enteredBridge(int leg) {
        return leg(leg, new LegEvent.BridgeEntered(channel(leg), now));
    }

    RecordedCall replaced(int leg, String by) {
        return replaced(leg, by, Replacement.TAKEN_OVER);
    }

    RecordedCall replaced(int leg, String by, Replacement replacement) {
        return leg(leg, new LegEvent.ReplacedBy(channel(leg), new ChannelId(by), replacement, now));
    }

    RecordedCall linked(int leg, CallId call) {
        return leg(leg, new LegEvent.CallLinked(channel(leg), call, now));
    }

    /** The bridge is there, and these legs are in it. */
    RecordedCall joined(int... legs) {
        List<ChannelId> channels = new ArrayList<>();
        for (int leg : legs) {
            channels.add(channel(leg));
        }
        BridgeKey key = BridgeKey.first(call.facts().call().id());
        say(new CallSignal.BridgeSignal(key, new BridgeEvent.CreatedSeen(now)));
        return say(new CallSignal.BridgeSignal(key, new BridgeEvent.JoinDone(channels, now)));
    }

    RecordedCall bridgeDestroyed() {
        BridgeKey key = BridgeKey.first(call.facts().call().id());
        return say(new CallSignal.BridgeSignal(key, new BridgeEvent.DestroyedSeen(now)));
    }

    /** The only target is dialled in the bridge and answers, and the answer of the caller is not seen yet. */
    public RecordedCall answeredByCallee() {
        return entered(1).joined(0, 1).rings(1).answers(1);
    }

    /** The same, and the caller is answered. */
    public RecordedCall connected() {
        return answeredByCallee().answers(0);
    }

    RecordedCall serverLost() {
        return say(new CallSignal.ServerLost(now.minusSeconds(1), now));
    }

    /** The call is as it was written last. */
    RecordedCall withoutUnwritten() {
        call = writes.get(writes.size() - 1).call();
        return this;
    }

    /** Another instance finds nothing of what was written last. */
    RecordedCall recoveredFromNothing() {
        CallModel written = CallSessions.model(live(), facts(call.facts().origin(), CALLER, 8));
        RecoveryEvidence nothing =
                new RecoveryEvidence(Map.of(), Map.of(), Map.of(), Map.of(), Set.of(), false, now, now, now);
        return take(machine.recover(facts(call.facts().origin(), CALLER, 8), written, nothing));
    }

    CallModel call() {
        return call;
    }

    /** The call as it stands, as it is written while it lives. */
    public CallSession live() {
        return CallSessions.live(call);
    }

    /** The state that was written last. */
    String lastWritten() {
        return CallSnapshot.write(writes.get(writes.size() - 1).call());
    }

    /** What was written last, when the call had ended. */
    CallSession ended() {
        CallCommand.ToStore last = writes.get(writes.size() - 1);
        CallEnd end = endOf(last);
        if (end == null) {
            throw new AssertionError("the call has not ended: " + call.plan());
        }
        return CallSessions.ended(last.call(), end);
    }

    private static @Nullable CallEnd endOf(CallCommand.ToStore write) {
        return write.write() instanceof CallCommand.ToStore.Write.End end ? end.end() : null;
    }

    CallDetailRecord cdr() {
        return ended().record();
    }
}
