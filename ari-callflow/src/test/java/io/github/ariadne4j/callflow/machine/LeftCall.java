package io.github.ariadne4j.callflow.machine;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.ChannelState;
import io.github.ariadne4j.callflow.call.CallTimeouts;
import io.github.ariadne4j.callflow.session.CallSession;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A call that an earlier life of the application left: what was written of it, and what Asterisk holds. */
final class LeftCall {
    static final Instant LAST_SEEN = Machine.START.plusSeconds(60);
    static final Instant NOW = LAST_SEEN.plusSeconds(5);
    static final long EPOCH = 4;
    static final int CALLER = 0;

    private static final CallFacts.Policy POLICY = new CallFacts.Policy(CallTimeouts.defaults(), true, true);

    private final SortedMap<Integer, FoundCall.FoundLeg> legs = new TreeMap<>();
    private final CallSession session;
    private @Nullable ChannelState caller;
    private @Nullable Set<ChannelId> bridge;

    private LeftCall(CallSession session) {
        this.session = session;
    }

    /** Written when it came in, and not since. */
    static LeftCall setUp() {
        return new LeftCall(CallData.of(Machine.facts(POLICY), Machine.START).session());
    }

    /** Written when its callee had answered. */
    static LeftCall answered() {
        Machine call = Machine.ringing();
        call.tell(new CallSignal.LegUp(1, call.next()));
        return new LeftCall(call.effects(Effect.SaveAnswer.class).get(0).session());
    }

    /** Written when its flow had answered it. */
    static LeftCall answeredByFlow() {
        Machine call = Machine.inFlow();
        call.tell(new CallSignal.FlowAsks(new FlowVerb.Answer(), 1, call.next()));
        call.tell(new CallSignal.CallerUp(call.next()));
        return new LeftCall(call.effects(Effect.Save.class).get(0).session());
    }

    /** Written with this. */
    static LeftCall of(CallSession session) {
        return new LeftCall(session);
    }

    LeftCall caller(ChannelState state) {
        caller = state;
        return this;
    }

    LeftCall leg(int attempt, ChannelState state) {
        Instant created = LAST_SEEN.minusSeconds(20);
        legs.put(attempt, new FoundCall.FoundLeg(state, "PJSIP/my-peer-0000001a", created));
        return this;
    }

    /** These are in the bridge: {@link #CALLER}, or the number of an attempt. */
    LeftCall bridge(Integer... members) {
        bridge = Arrays.stream(members)
                .map(member -> member == CALLER ? session.call().channel() : leg(member))
                .collect(Collectors.toSet());
        return this;
    }

    private ChannelId leg(int attempt) {
        return new CallIds(Machine.ORIGIN.application(), session.id()).leg(attempt);
    }

    CallSession session() {
        return session;
    }

    Machine takenUp() {
        return takenUp(new FoundCall(caller, legs, bridge, LAST_SEEN, false));
    }

    Machine lostWithAsterisk() {
        return takenUp(FoundCall.lostWithAsterisk(LAST_SEEN));
    }

    private Machine takenUp(FoundCall found) {
        CallFacts facts = CallFacts.resumed(session, found, EPOCH, POLICY);
        return Machine.of(CallState.resume(facts, session, found, NOW), NOW);
    }

    /** The rest of the time that anybody may ring. */
    static Effect ringTimer(int attempt) {
        return new Effect.StartTimer(TimerKind.RING, attempt, Duration.ofSeconds(180 - 25 + 2));
    }

    static Effect bound() {
        return new Effect.BoundCaller(CallTimeouts.defaults().longestCall());
    }
}
