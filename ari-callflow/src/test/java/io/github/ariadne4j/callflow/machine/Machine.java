package io.github.ariadne4j.callflow.machine;

import io.github.ariadne4j.ari.model.CallerId;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.call.CallTimeouts;
import io.github.ariadne4j.callflow.call.DialTarget;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.call.Route;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.limit.LimitDecision;
import io.github.ariadne4j.callflow.session.CallSession;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Drives one call by hand and remembers what it wanted done. */
final class Machine {
    static final Instant START = Instant.parse("2026-11-23T12:00:00Z");
    static final CallOrigin ORIGIN = new CallOrigin("b2bua", "02:fc:00:00:00:01");
    static final DialTarget FIRST = DialTarget.pjsip("first", "331");
    static final DialTarget SECOND = DialTarget.pjsip("second", "331");

    private final List<Effect> effects = new ArrayList<>();
    private CallState state;
    private Instant now = START;

    Machine() {
        this(new CallFacts.Policy(CallTimeouts.defaults(), true, true));
    }

    Machine(CallFacts.Policy policy) {
        state = followed(CallState.begin(facts(policy), START));
    }

    private Machine(Transition begun, Instant at) {
        now = at;
        state = followed(begun);
    }

    /** A call that began like this. */
    static Machine of(Transition begun, Instant at) {
        return new Machine(begun, at);
    }

    static CallFacts facts(CallFacts.Policy policy) {
        CallId id = CallId.of("02:fc:00:00:00:01", new ChannelId("1700000000.1"), Instant.EPOCH);
        IncomingCall call = new IncomingCall(
                id,
                new ChannelId("1700000000.1"),
                new CallerId("", "1000"),
                "331",
                "from-carrier",
                "",
                "carrier",
                List.of());
        return new CallFacts(call, ORIGIN, CallSession.Owner.first(1), policy);
    }

    /** A call whose flow is asked where it goes. */
    static Machine inFlow() {
        Machine machine = new Machine();
        machine.tell(new CallSignal.Admitted(new LimitDecision.Admitted(), true, machine.next()));
        machine.effects.clear();
        return machine;
    }

    /** A call whose first target is being created. */
    static Machine routed(DialTarget... targets) {
        Machine machine = inFlow();
        machine.tell(new CallSignal.FlowRoutes(Route.inOrder(List.of(targets)), 1, machine.next()));
        machine.tell(new CallSignal.FlowReturned(false, machine.next()));
        return machine;
    }

    /** A call whose only target rings. */
    static Machine ringing() {
        Machine machine = routed(FIRST);
        machine.dialled(1);
        machine.tell(new CallSignal.LegRinging(1, machine.next()));
        machine.effects.clear();
        return machine;
    }

    /** A call in which both talk. */
    static Machine talking() {
        Machine machine = ringing();
        machine.tell(new CallSignal.LegUp(1, machine.next()));
        machine.tell(new CallSignal.CallerUp(machine.next()));
        machine.effects.clear();
        return machine;
    }

    /** A call at this moment of its life. */
    static Machine at(String moment) {
        return switch (moment) {
            case "admitting" -> new Machine();
            case "inFlow" -> inFlow();
            case "ringing" -> ringing();
            case "talking" -> talking();
            default -> throw new IllegalArgumentException(moment);
        };
    }

    Machine dialled(int attempt) {
        tell(new CallSignal.LegCreated(attempt, next()));
        tell(new CallSignal.BridgeMade(next()));
        tell(new CallSignal.LegEntered(attempt, next()));
        tell(new CallSignal.Joined(attempt, next()));
        return this;
    }

    Machine tell(CallSignal signal) {
        state = followed(signal.applyTo(state));
        return this;
    }

    private CallState followed(Transition transition) {
        effects.addAll(transition.effects());
        return transition.next();
    }

    Instant next() {
        now = now.plusMillis(10);
        return now;
    }

    static Hangup hangup(int cause, Integer sip) {
        return new Hangup(HangupCause.of(cause), sip);
    }

    CallState state() {
        return state;
    }

    List<Effect> effects() {
        return effects;
    }

    <T extends Effect> List<T> effects(Class<T> type) {
        return effects.stream().filter(type::isInstance).map(type::cast).toList();
    }

    void forget() {
        effects.clear();
    }

    CallDetailRecord cdr() {
        return CdrAssembler.assemble(effects(Effect.Close.class).get(0).ended());
    }
}
