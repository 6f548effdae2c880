package io.github.ariadne4j.callflow.plan;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.callflow.bridge.BridgeEvent;
import io.github.ariadne4j.callflow.bridge.BridgeKey;
import io.github.ariadne4j.callflow.bridge.BridgeMember;
import io.github.ariadne4j.callflow.bridge.BridgePurpose;
import io.github.ariadne4j.callflow.bridge.BridgeState;
import io.github.ariadne4j.callflow.leg.DialIntent;
import io.github.ariadne4j.callflow.leg.Leg;
import io.github.ariadne4j.callflow.leg.LegEvent;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.leg.LegMachine;
import io.github.ariadne4j.callflow.leg.LegRole;
import io.github.ariadne4j.callflow.leg.LegState;
import io.github.ariadne4j.callflow.leg.ReplacedChannel;
import io.github.ariadne4j.callflow.leg.Replacement;
import io.github.ariadne4j.callflow.model.CallFacts;
import io.github.ariadne4j.callflow.model.CallModel;
import io.github.ariadne4j.callflow.model.CallPlan;
import io.github.ariadne4j.callflow.model.CallSignal;
import io.github.ariadne4j.callflow.model.CallTransition;
import io.github.ariadne4j.callflow.model.RecoveryEvidence;
import io.github.ariadne4j.callflow.operation.OpenOperation;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.step.CallStep;
import io.github.ariadne4j.callflow.step.CreditTime;
import io.github.ariadne4j.callflow.step.StoppingSounds;
import io.github.ariadne4j.callflow.step.Supervisions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Goes on with a call that an earlier instance left. Each leg and bridge is compared with what Asterisk lists; then the rules of the
 * plan, which was written with the call, do what is still to be done. No leg is dialled that may have been dialled before.
 */
final class CallRecovery {
    /** RFC 3261, timer C: nothing rings longer. Asterisk itself ends a dial at the time that it was given. */
    private static final Duration LONGEST_RING = Duration.ofMinutes(3);

    private final LegMachine legMachine;
    private final CallModel stored;
    private final RecoveryEvidence found;
    private final CallStep step;

    CallRecovery(
            CallMachine machine, LegMachine legMachine, CallFacts facts, CallModel stored, RecoveryEvidence found) {
        this.legMachine = legMachine;
        this.stored = stored;
        this.found = found;
        CallModel base = new CallModel(
                facts.with(stored.facts().credit()).withHops(stored.facts().hops()),
                stored.counters().recovered(),
                stored.times(),
                List.of(),
                List.of(),
                unawaited(stored.operations()),
                stored.stopping(),
                stored.flow(),
                planFrom(stored.plan()));
        this.step = machine.step(base, found.at());
    }

    /** Their requests ended with the earlier instance. */
    private static List<OpenOperation> unawaited(List<OpenOperation> operations) {
        return operations.stream().map(OpenOperation::withoutRequest).toList();
    }

    CallTransition transition() {
        if (stored.isOver()) {
            return new CallTransition(stored, List.of());
        }
        recoverLegs();
        new FlowReplay(step).begin(stored, found);
        if (found.serverLost() && !(step.call().plan() instanceof CallPlan.Releasing)) {
            new SignalRouting(step).on(new CallSignal.ServerLost(notBefore(), found.at()));
            return step.done();
        }
        recoverBridges();
        new StoppingSounds(step).recovered();
        step.become(RulesOfPlan.of(step).recovered(found));
        new Supervisions(step).recovered();
        new CreditTime(step).await();
        step.settle();
        saveIfAlive();
        return step.done();
    }

    /** The epoch of this instance is written, so that an earlier one can no longer write; an end is written soon. */
    private void saveIfAlive() {
        CallPlan plan = step.call().plan();
        if (!(plan instanceof CallPlan.Releasing) && !(plan instanceof CallPlan.Released)) {
            step.save(plan);
        }
    }

    /** A round of the hunt that was begun and not written is known by its legs. */
    private CallPlan planFrom(CallPlan written) {
        CallPlan plan = written;
        while (plan instanceof CallPlan.Hunt hunt && !hunt.isLastRound() && isRoundAfterBegun(hunt)) {
            plan = hunt.nextRound(hunt.roundStarted());
        }
        return plan;
    }

    private boolean isRoundAfterBegun(CallPlan.Hunt hunt) {
        int next = hunt.firstOfRound() + hunt.offers().size();
        int end = hunt.firstLeg().value() + hunt.size();
        for (LegId leg : found.created().keySet()) {
            if (leg.value() >= next && leg.value() < end) {
                return true;
            }
        }
        return false;
    }

    private void recoverLegs() {
        List<Leg> legs = new ArrayList<>();
        for (Leg leg : stored.legs()) {
            legs.add(isOver(leg) ? leg : storedLeg(leg));
        }
        unwritten().forEach((id, channel) -> legs.add(unwrittenLeg(id, channel)));
        for (Leg leg : legs) {
            recover(leg);
        }
    }

    /** The channels of the legs that were begun after the last write: those that Asterisk lists, and those of targets of a hunt that are gone. */
    private Map<LegId, ChannelId> unwritten() {
        Map<LegId, ChannelId> unwritten = new TreeMap<>(found.created());
        if (step.call().plan() instanceof CallPlan.Hunt hunt) {
            for (LegId leg : HuntRecovery.begun(hunt, found)) {
                unwritten.putIfAbsent(leg, stored.facts().names().leg(leg));
            }
        }
        stored.legs().forEach(leg -> unwritten.remove(leg.id()));
        return unwritten;
    }

    /** One whose end was seen, and written before the plan could act on it, is looked for once more. */
    private boolean isOver(Leg leg) {
        return leg.isReleased() && !step.call().plan().needs(leg.id(), stored);
    }

    /** State of the earlier instance alone, such as the progress of a hang-up, is lost. */
    private static Leg storedLeg(Leg leg) {
        List<ReplacedChannel> replaced = new ArrayList<>();
        for (ReplacedChannel old : leg.replaced()) {
            replaced.add(ReplacedChannel.at(old.channel(), old.until(), old.replacement()));
        }
        return Leg.stored(
                leg.id(),
                leg.role(),
                leg.channel(),
                replaced,
                leg.isCreated(),
                leg.target(),
                leg.furthest(),
                leg.dialIntent());
    }

    private Leg unwrittenLeg(LegId id, ChannelId channel) {
        step.become(step.call().with(step.call().counters().withLegsUpTo(id.value() + 1)));
        step.become(
                step.call().with(step.call().times().begun(id, stored.times().latest())));
        LegRole role = isTransferTarget(id) ? LegRole.TRANSFER_TARGET : LegRole.CALLEE;
        return Leg.stored(id, role, channel, List.of(), true, targetOf(id), LegState.REQUESTED, null);
    }

    private boolean isTransferTarget(LegId leg) {
        return stored.plan() instanceof CallPlan.Transferring transfer && leg.equals(transfer.target());
    }

    private @Nullable DialTarget targetOf(LegId leg) {
        if (stored.plan() instanceof CallPlan.Transferring transfer && isTransferTarget(leg)) {
            return transfer.terms().target();
        }
        if (!(stored.plan() instanceof CallPlan.Hunt hunt)) {
            return null;
        }
        List<DialTarget> targets = hunt.hunt().targets();
        int place = leg.value() - hunt.firstLeg().value();
        return place >= 0 && place < targets.size() ? targets.get(place) : null;
    }

    private void recover(Leg leg) {
        if (leg.isReleased()) {
            step.become(step.call().with(leg));
            return;
        }
        Leg known = leg;
        ChannelId by = replacementOf(leg);
        if (by != null) {
            Replacement replacement = found.replacements().getOrDefault(by, Replacement.TAKEN_OVER);
            known = legMachine
                    .on(leg, new LegEvent.ReplacedBy(leg.channel(), by, replacement, found.at()))
                    .next();
        }
        step.recovered(
                known, legMachine.recover(known, found.channels(), unwrittenDial(known), notBefore(), found.at()));
    }

    /** The dial of a leg whose session was written before it; when it was is not known. */
    private @Nullable DialIntent unwrittenDial(Leg leg) {
        return found.undialled().contains(leg.channel())
                ? null
                : new DialIntent(found.at(), ringTimeOf(leg.id()), null, isScreened(leg.id()));
    }

    private boolean isScreened(LegId leg) {
        boolean asked = step.call().plan() instanceof CallPlan.Hunt hunt && hunt.isScreened() && hunt.isTried(leg);
        return asked || isTransferTarget(leg);
    }

    private Duration ringTimeOf(LegId leg) {
        if (stored.plan() instanceof CallPlan.Transferring transfer && isTransferTarget(leg)) {
            return transfer.terms().target().ringFor();
        }
        return step.call().plan() instanceof CallPlan.Hunt hunt && hunt.isTried(leg)
                ? hunt.offerOf(leg).target().ringFor()
                : LONGEST_RING;
    }

    /** A channel in our bridge that belongs to no leg has taken the place of the one leg that is missing from it. */
    private @Nullable ChannelId replacementOf(Leg leg) {
        for (BridgeState bridge : stored.bridges()) {
            Set<ChannelId> members = found.bridges().get(bridge.key());
            if (members != null && isOnlyOneMissing(leg, bridge, members)) {
                return onlyStranger(members);
            }
        }
        return null;
    }

    private boolean isOnlyOneMissing(Leg leg, BridgeState bridge, Set<ChannelId> members) {
        boolean missing = false;
        for (BridgeMember member : bridge.members()) {
            if (!members.contains(member.channel())) {
                if (!member.leg().equals(leg.id())) {
                    return false;
                }
                missing = true;
            }
        }
        return missing;
    }

    private @Nullable ChannelId onlyStranger(Set<ChannelId> members) {
        ChannelId stranger = null;
        for (ChannelId member : members) {
            if (!isKnown(member)) {
                if (stranger != null) {
                    return null;
                }
                stranger = member;
            }
        }
        return stranger != null && found.channels().containsKey(stranger) ? stranger : null;
    }

    private boolean isKnown(ChannelId channel) {
        for (Leg leg : stored.legs()) {
            if (leg.knows(channel)) {
                return true;
            }
        }
        return found.created().containsValue(channel);
    }

    /** In the order of their numbers: the last one is the one to talk in. */
    private void recoverBridges() {
        List<BridgeKey> listed = new ArrayList<>(found.bridges().keySet());
        listed.sort(Comparator.comparingInt(BridgeKey::number));
        listed.forEach(this::recoverBridge);
        for (BridgeState bridge : step.call().bridges()) {
            if (isAbandoned(bridge)) {
                step.destroy(bridge);
            }
        }
    }

    private void recoverBridge(BridgeKey key) {
        Set<ChannelId> members = found.bridges().getOrDefault(key, Set.of());
        step.become(step.call().with(step.call().counters().withBridgesUpTo(key.number() + 1)));
        step.recovered(
                BridgeState.found(key, Instant.MIN),
                members(members),
                new BridgeEvent.MembersListed(members, found.asOf(), found.at()));
    }

    /** An empty bridge that the earlier instance took for destroyed, and made another one in its place. */
    private boolean isAbandoned(BridgeState bridge) {
        BridgeState open = step.call().openBridge();
        return bridge.key().purpose() == BridgePurpose.TALK
                && open != null
                && !open.key().equals(bridge.key())
                && found.bridges().getOrDefault(bridge.key(), Set.of()).isEmpty();
    }

    /** The legs that Asterisk shows in it. */
    private List<Leg> members(Set<ChannelId> channels) {
        List<Leg> members = new ArrayList<>();
        for (Leg leg : step.call().legs()) {
            if (channels.contains(leg.channel()) && leg.takesCommands()) {
                members.add(leg);
            }
        }
        return members;
    }

    /** The call was watched until then, and lived at what was written of it; clocks may differ, so it is never after now. */
    private Instant notBefore() {
        Instant known = stored.times().latest();
        Instant latest = found.lastSeen().isAfter(known) ? found.lastSeen() : known;
        return latest.isAfter(found.at()) ? found.at() : latest;
    }
}
