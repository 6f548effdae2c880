package io.github.ariadne4j.callflow.model;

import io.github.ariadne4j.callflow.bridge.BridgeKey;
import io.github.ariadne4j.callflow.bridge.BridgePurpose;
import io.github.ariadne4j.callflow.bridge.BridgeState;
import io.github.ariadne4j.callflow.leg.Leg;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.operation.OpenOperation;
import io.github.ariadne4j.callflow.operation.OperationId;
import io.github.ariadne4j.callflow.operation.StoppingSound;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A call as it stands: a value that {@code CallMachine} turns into the next one.
 *
 * @param facts what does not change
 * @param counters the numbers that the next parts get
 * @param times when what happened
 * @param legs all that it has or had, by id
 * @param bridges all that it has or had, by number
 * @param operations what is under way on its channels, in the order in which it began
 * @param stopping the sounds that Asterisk was asked to stop, and has not answered yet
 * @param flow what its flow gave to it
 * @param plan what its legs and bridges are for
 */
public record CallModel(
        CallFacts facts,
        CallCounters counters,
        CallTimes times,
        List<Leg> legs,
        List<BridgeState> bridges,
        List<OpenOperation> operations,
        List<StoppingSound> stopping,
        FlowData flow,
        CallPlan plan) {
    /** Copies the lists. */
    public CallModel {
        legs = List.copyOf(legs);
        bridges = List.copyOf(bridges);
        operations = List.copyOf(operations);
        stopping = List.copyOf(stopping);
    }

    /** A call in which no sound is being stopped. */
    public CallModel(
            CallFacts facts,
            CallCounters counters,
            CallTimes times,
            List<Leg> legs,
            List<BridgeState> bridges,
            List<OpenOperation> operations,
            FlowData flow,
            CallPlan plan) {
        this(facts, counters, times, legs, bridges, operations, List.of(), flow, plan);
    }

    /** Whether it is over and nothing more will come of it. */
    public boolean isOver() {
        return plan instanceof CallPlan.Released;
    }

    /** The leg with this id; null if there is none. */
    public @Nullable Leg leg(LegId id) {
        int place = placeOf(id);
        return place < 0 ? null : legs.get(place);
    }

    private int placeOf(LegId id) {
        for (int i = 0; i < legs.size(); i++) {
            if (legs.get(i).id().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    /**
     * The leg that the flow serves: that of the party that called, or, of an outbound call, of the one that answered first. Null while
     * an outbound call rings.
     */
    public @Nullable Leg caller() {
        for (int i = 0; i < legs.size(); i++) {
            if (legs.get(i).role().isOfFlow()) {
                return legs.get(i);
            }
        }
        return null;
    }

    /** Whether this is the leg that the flow serves. */
    public boolean isCaller(LegId id) {
        Leg caller = caller();
        return caller != null && caller.id().equals(id);
    }

    /** The operations of this kind that go on, in a list of the caller's own. */
    public List<OpenOperation> operations(OpenOperation.Kind kind) {
        List<OpenOperation> open = new ArrayList<>();
        for (OpenOperation operation : operations) {
            if (operation.kind() == kind) {
                open.add(operation);
            }
        }
        return open;
    }

    /** Whether this leg is there for an operation that goes on, and not for the plan. */
    public boolean isHelping(LegId id) {
        for (OpenOperation operation : operations) {
            if (operation.usesHelper(id)) {
                Leg leg = leg(id);
                return leg != null && leg.role().helps();
            }
        }
        return false;
    }

    /** Whether the caller was answered, by this application or before; of an outbound call, whether a party answered. */
    public boolean isCallerAnswered() {
        Leg caller = caller();
        return caller != null && caller.wasAnswered();
    }

    /** The bridge with this name; null if there is none. */
    public @Nullable BridgeState bridge(BridgeKey key) {
        int place = placeOf(key);
        return place < 0 ? null : bridges.get(place);
    }

    private int placeOf(BridgeKey key) {
        for (int i = 0; i < bridges.size(); i++) {
            if (bridges.get(i).key().equals(key)) {
                return i;
            }
        }
        return -1;
    }

    /** The bridge that parties are joined in: the last one, unless it is destroyed. */
    public @Nullable BridgeState openBridge() {
        BridgeState last = null;
        for (BridgeState bridge : bridges) {
            last = bridge.key().purpose() == BridgePurpose.TALK ? bridge : last;
        }
        return last == null || last.isDestroyed() ? null : last;
    }

    /** Whether this leg is in the open bridge. */
    public boolean isJoined(LegId leg) {
        BridgeState bridge = openBridge();
        return bridge != null && bridge.hasJoined(leg);
    }

    /** The operation with this id that is under way; null if there is none. */
    public @Nullable OpenOperation operation(OperationId id) {
        for (OpenOperation operation : operations) {
            if (operation.id().equals(id)) {
                return operation;
            }
        }
        return null;
    }

    /** The same with these numbers. */
    public CallModel with(CallCounters changed) {
        return new CallModel(facts, changed, times, legs, bridges, operations, stopping, flow, plan);
    }

    /** The same with these times. */
    public CallModel with(CallTimes changed) {
        return new CallModel(facts, counters, changed, legs, bridges, operations, stopping, flow, plan);
    }

    /** The same with this data of its flow. */
    public CallModel with(FlowData changed) {
        return new CallModel(facts, counters, times, legs, bridges, operations, stopping, changed, plan);
    }

    /** The same with this plan. */
    public CallModel with(CallPlan changed) {
        return changed == plan
                ? this
                : new CallModel(facts, counters, times, legs, bridges, operations, stopping, flow, changed);
    }

    /** The same with this leg, in the place of the one with the same id if there is one. */
    public CallModel with(Leg leg) {
        int place = placeOf(leg.id());
        List<Leg> all = new ArrayList<>(legs);
        if (place >= 0) {
            all.set(place, leg);
        } else {
            all.add(placeFor(leg.id()), leg);
        }
        return new CallModel(facts, counters, times, all, bridges, operations, stopping, flow, plan);
    }

    private int placeFor(LegId id) {
        int place = 0;
        while (place < legs.size() && legs.get(place).id().compareTo(id) < 0) {
            place++;
        }
        return place;
    }

    /** The same with this bridge, in the place of the one with the same name if there is one. */
    public CallModel with(BridgeState bridge) {
        int place = placeOf(bridge.key());
        List<BridgeState> all = new ArrayList<>(bridges);
        if (place < 0) {
            all.add(bridge);
        } else {
            all.set(place, bridge);
        }
        return new CallModel(facts, counters, times, legs, all, operations, stopping, flow, plan);
    }

    /** The same with this operation under way, in the place of the one with the same id if there is one. */
    public CallModel with(OpenOperation changed) {
        List<OpenOperation> all = new ArrayList<>(operations);
        OpenOperation known = operation(changed.id());
        if (known == null) {
            all.add(changed);
        } else {
            all.set(all.indexOf(known), changed);
        }
        return withOperations(all);
    }

    /** The same without this operation. */
    public CallModel without(OpenOperation ended) {
        List<OpenOperation> all = new ArrayList<>(operations);
        all.removeIf(known -> known.id().equals(ended.id()));
        return withOperations(all);
    }

    /** The same with these operations under way. */
    public CallModel withOperations(List<OpenOperation> all) {
        return new CallModel(facts, counters, times, legs, bridges, all, stopping, flow, plan);
    }

    /** The same with this sound being stopped. */
    public CallModel with(StoppingSound sound) {
        if (stopping.contains(sound)) {
            return this;
        }
        List<StoppingSound> all = new ArrayList<>(stopping);
        all.add(sound);
        return withStopping(all);
    }

    /** The same without sounds like these being stopped. */
    public CallModel withoutStopping(Predicate<StoppingSound> which) {
        if (stopping.isEmpty()) {
            return this;
        }
        List<StoppingSound> all = new ArrayList<>(stopping);
        return all.removeIf(which) ? withStopping(all) : this;
    }

    /** The same with these sounds being stopped. */
    public CallModel withStopping(List<StoppingSound> all) {
        return new CallModel(facts, counters, times, legs, bridges, operations, all, flow, plan);
    }
}
