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
 * One bridge of a call, as it stands: a value that {@link BridgeMachine} turns into the next one. It lives as long as its call.
 *
 * @param key its name
 * @param phase how far it has come
 * @param create what is known of its create
 * @param members the legs that are to be in it, or are still in it
 * @param strangers channels in it that belong to none of the members; after a gap, one of them may be a member's replacement
 * @param former channels whose coming and going changes nothing: of released legs, and replaced ones
 * @param destruction how its end stands
 * @param changed when its members changed last: a list that was asked for earlier does not know of it
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
     * How the end of a bridge stands.
     *
     * @param destroys how many commands to destroy it were sent
     * @param progress how long its end has been asked for
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

    /** A bridge whose create goes out now. */
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
     * A bridge that Asterisk lists, as it is found at a recovery: no leg is in it until {@link BridgeMachine#join} and
     * {@link BridgeEvent.MembersListed} say so.
     */
    public static BridgeState found(BridgeKey key, Instant at) {
        return new BridgeState(
                key, BridgePhase.READY, CreatePhase.DONE, List.of(), Set.of(), Set.of(), BridgeDestruction.NONE, at);
    }

    /**
     * A bridge as a session tells of it: which legs were to be in it. What Asterisk holds of it is found out by a recovery.
     *
     * @param members the channels of its legs
     */
    public static BridgeState stored(BridgeKey key, Map<LegId, ChannelId> members, Instant at) {
        List<BridgeMember> all = new ArrayList<>();
        members.forEach((leg, channel) -> all.add(BridgeMember.waiting(leg, channel, true)));
        return found(key, at).with(all);
    }

    /** The legs that are to be in it, in the order in which they were asked for. */
    public List<LegId> intended() {
        List<LegId> legs = new ArrayList<>();
        for (BridgeMember member : members) {
            if (!member.phase().isLeaving()) {
                legs.add(member.leg());
            }
        }
        return legs;
    }

    /** The legs that Asterisk showed in it last, by events and by lists. */
    public Set<LegId> seen() {
        Set<LegId> legs = new HashSet<>();
        for (BridgeMember member : members) {
            if (member.seen()) {
                legs.add(member.leg());
            }
        }
        return legs;
    }

    /** The member that this leg is; null if it is none. */
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

    /** Whether a leg is in it, by Asterisk's word or by its answer to our command. */
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

    /** The same with this member, in the place of the one for the same leg if there is one. */
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

    /** The same, and later events of this channel are ignored. */
    BridgeState withFormer(ChannelId channel) {
        Set<ChannelId> all = plus(former, channel);
        return new BridgeState(key, phase, create, members, strangers, all, destruction, changed)
                .withoutStranger(channel);
    }

    /** The same, ended and without members. */
    BridgeState gone() {
        return new BridgeState(key, BridgePhase.DESTROYED, create, List.of(), Set.of(), former, destruction, changed);
    }
}
