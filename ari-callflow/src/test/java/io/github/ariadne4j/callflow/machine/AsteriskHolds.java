package io.github.ariadne4j.callflow.machine;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.ChannelState;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The channels and the bridge of the one call of a simulated world. */
final class AsteriskHolds {
    private static final int CALLER = 0;

    private final CallIds ids;
    private final ChannelId callerChannel;
    private final SortedMap<Integer, ChannelState> legs = new TreeMap<>();
    private final Set<Integer> members = new HashSet<>();
    private boolean callerLives = true;
    private boolean callerUp;
    private boolean bridgeLives;

    AsteriskHolds(CallFacts facts) {
        ids = facts.ids();
        callerChannel = facts.call().channel();
    }

    boolean callerLives() {
        return callerLives;
    }

    boolean callerUp() {
        return callerUp;
    }

    void callerIsUp() {
        callerUp = true;
    }

    /** False: it was gone. */
    boolean endCaller() {
        boolean lived = callerLives;
        callerLives = false;
        members.remove(CALLER);
        return lived;
    }

    boolean legLives(int attempt) {
        return legs.containsKey(attempt);
    }

    Set<Integer> legs() {
        return legs.keySet();
    }

    void leg(int attempt, ChannelState state) {
        legs.put(attempt, state);
    }

    /** False: it was gone. */
    boolean endLeg(int attempt) {
        members.remove(attempt);
        return legs.remove(attempt) != null;
    }

    boolean bridgeLives() {
        return bridgeLives;
    }

    void bridge(boolean lives) {
        bridgeLives = lives;
        if (!lives) {
            members.clear();
        }
    }

    /** Whether any of those who are missing by what the command says is in the bridge. */
    boolean isIn(Effect.Join join) {
        return (join.missing() != Missing.LEG && members.contains(CALLER))
                || (join.missing() != Missing.CALLER && members.contains(join.attempt()));
    }

    void join(Effect.Join join) {
        if (join.missing() != Missing.LEG) {
            members.add(CALLER);
        }
        if (join.missing() != Missing.CALLER) {
            members.add(join.attempt());
        }
    }

    boolean bothIn(int attempt) {
        return members.contains(CALLER) && members.contains(attempt);
    }

    /** Both are answered, and hear each other. */
    boolean talk(int attempt) {
        return callerLives && callerUp && legs.get(attempt) == ChannelState.UP && bothIn(attempt);
    }

    void endAll() {
        callerLives = false;
        legs.clear();
        bridge(false);
    }

    FoundCall found() {
        SortedMap<Integer, FoundCall.FoundLeg> found = new TreeMap<>();
        for (Map.Entry<Integer, ChannelState> leg : legs.entrySet()) {
            found.put(leg.getKey(), new FoundCall.FoundLeg(leg.getValue(), "PJSIP/first-0000001a", Machine.START));
        }
        ChannelState caller = callerUp ? ChannelState.UP : ChannelState.RING;
        return new FoundCall(callerLives ? caller : null, found, bridgeLives ? inBridge() : null, Machine.START, false);
    }

    private Set<ChannelId> inBridge() {
        Set<ChannelId> in = new HashSet<>();
        members.forEach(member -> in.add(member == CALLER ? callerChannel : ids.leg(member)));
        return in;
    }
}
