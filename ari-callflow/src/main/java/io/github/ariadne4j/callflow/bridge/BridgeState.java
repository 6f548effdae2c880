package io.github.ariadne4j.callflow.bridge;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.callflow.leg.CreatePhase;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.leg.TeardownProgress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The state of one bridge of a call: a value that {@link BridgeMachine} turns into the next one. Kept as long as its call.
 *
 * @param key its identity
 * @param phase its progress
 * @param create the progress of its create
 * @param members the legs that are to be in it, or are still in it
 * @param strangers channels in it that belong to no member; after a gap in the events, one of them may be a member's replacement
 * @param former channels whose events have no effect: of released legs, and replaced ones
 * @param destruction the progress of its destroy
 * @param changed the time of the last change of its members: a list that was requested earlier does not have it
 */
public record BridgeState(
        BridgeKey key,
        BridgePhase phase,
        CreatePhase create,
        List<BridgeMember> members,
        Set<ChannelId> strangers,
        Set<ChannelId> former,
        BridgeDestruction destruction,
        Instant changed) {
    /** Copies the collections. */
    public BridgeState {
        members = List.copyOf(members);
        strangers = Set.copyOf(strangers);
        former = Set.copyOf(former);
    }

    /**
     * The progress of the destroy of a bridge.
     *
     * @param destroys the number of destroy commands that were sent
     * @param progress the time since the first of them
     */
    public record BridgeDestruction(int destroys, TeardownProgress progress) {
        static final BridgeDestruction NONE = new BridgeDestruction(0, TeardownProgress.NONE);

        BridgeDestruction with(TeardownProgress changed) {
            return new BridgeDestruction(destroys, changed);
        }

        BridgeDestruction withDestroy() {
            return new BridgeDestruction(destroys + 1, progress);
        }
    }

    /** A bridge whose create is sent now. */
    static BridgeState requested(BridgeKey key, Instant at) {
        return new BridgeState(
                key,
                BridgePhase.REQUESTED,
                CreatePhase.SENT,
                List.of(),
                Set.of(),
                Set.of(),
                BridgeDestruction.NONE,
                at);
    }

    /**
     * A bridge that Asterisk lists, at a recovery: no leg is in it until {@link BridgeMachine#join} and
     * {@link BridgeEvent.MembersListed}.
     */
    public static BridgeState found(BridgeKey key, Instant at) {
        return new BridgeState(
                key, BridgePhase.READY, CreatePhase.DONE, List.of(), Set.of(), Set.of(), BridgeDestruction.NONE, at);
    }

    /**
     * A bridge of a stored session, with the legs that were to be in it. A recovery compares it with Asterisk.
     *
     * @param members the channels of its legs
     */
    public static BridgeState stored(BridgeKey key, Map<LegId, ChannelId> members, Instant at) {
        List<BridgeMember> all = new ArrayList<>();
        members.forEach((leg, channel) -> all.add(BridgeMember.waiting(leg, channel, true)));
        return found(key, at).with(all);
    }

    /** The legs that are to be in it, in the order of their joins. */
    public List<LegId> intended() {
        List<LegId> legs = new ArrayList<>();
        for (BridgeMember member : members) {
            if (!member.phase().isLeaving()) {
                legs.add(member.leg());
            }
        }
        return legs;
    }

    /** The legs that Asterisk last reported in it, by events and by lists. */
    public Set<LegId> seen() {
        Set<LegId> legs = new HashSet<>();
        for (BridgeMember member : members) {
            if (member.seen()) {
                legs.add(member.leg());
            }
        }
        return legs;
    }

    /** The member of this leg; null if it is none. */
    public @Nullable BridgeMember member(LegId leg) {
        int place = placeOf(leg);
        return place < 0 ? null : members.get(place);
    }

    private int placeOf(LegId leg) {
        for (int i = 0; i < members.size(); i++) {
            if (members.get(i).leg().equals(leg)) {
                return i;
            }
        }
        return -1;
    }

    /** Whether a leg is in it, by a report of Asterisk or its answer to the join. */
    public boolean hasJoined(LegId leg) {
        BridgeMember member = member(leg);
        return member != null && member.phase() == JoinPhase.JOINED;
    }

    /** Whether it has ended. */
    public boolean isDestroyed() {
        return phase == BridgePhase.DESTROYED;
    }

    @Nullable BridgeMember memberOf(ChannelId channel) {
        for (int i = 0; i < members.size(); i++) {
            BridgeMember member = members.get(i);
            if (member.channel().equals(channel)) {
                return member;
            }
        }
        return null;
    }

    BridgeState with(BridgePhase changedPhase) {
        return new BridgeState(key, changedPhase, create, members, strangers, former, destruction, changed);
    }

    BridgeState with(CreatePhase changedCreate) {
        return new BridgeState(key, phase, changedCreate, members, strangers, former, destruction, changed);
    }

    BridgeState with(BridgeDestruction changedEnd) {
        return new BridgeState(key, phase, create, members, strangers, former, changedEnd, changed);
    }

    BridgeState changedAt(Instant at) {
        return at.isAfter(changed)
                ? new BridgeState(key, phase, create, members, strangers, former, destruction, at)
                : this;
    }

    /** A copy with this member, in place of the one for the same leg if there is one. */
    BridgeState with(BridgeMember member) {
        int place = placeOf(member.leg());
        List<BridgeMember> all = new ArrayList<>(members);
        if (place < 0) {
            all.add(member);
        } else {
            all.set(place, member);
        }
        return with(all);
    }

    BridgeState without(BridgeMember member) {
        List<BridgeMember> all = new ArrayList<>(members);
        all.remove(member);
        return with(all);
    }

    private BridgeState with(List<BridgeMember> all) {
        return new BridgeState(key, phase, create, all, strangers, former, destruction, changed);
    }

    BridgeState withStranger(ChannelId channel) {
        return withStrangers(plus(strangers, channel));
    }

    private static Set<ChannelId> plus(Set<ChannelId> channels, ChannelId more) {
        if (channels.isEmpty()) {
            return Set.of(more);
        }
        Set<ChannelId> all = new HashSet<>(channels);
        all.add(more);
        return all;
    }

    BridgeState withoutStranger(ChannelId channel) {
        if (!strangers.contains(channel)) {
            return this;
        }
        Set<ChannelId> all = new HashSet<>(strangers);
        all.remove(channel);
        return withStrangers(all);
    }

    BridgeState withStrangers(Set<ChannelId> all) {
        return new BridgeState(key, phase, create, members, all, former, destruction, changed);
    }

    /** A copy that ignores later events of this channel. */
    BridgeState withFormer(ChannelId channel) {
        Set<ChannelId> all = plus(former, channel);
        return new BridgeState(key, phase, create, members, strangers, all, destruction, changed)
                .withoutStranger(channel);
    }

    /** A copy that has ended, without members. */
    BridgeState gone() {
        return new BridgeState(key, BridgePhase.DESTROYED, create, List.of(), Set.of(), former, destruction, changed);
    }
}
