package io.github.ariadne4j.callflow.room;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.callflow.bridge.BridgeCommand;
import io.github.ariadne4j.callflow.bridge.BridgeEvent;
import io.github.ariadne4j.callflow.bridge.BridgeMachine;
import io.github.ariadne4j.callflow.bridge.BridgeReport;
import io.github.ariadne4j.callflow.bridge.BridgeTransition;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.leg.Leg;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.leg.LegRole;
import io.github.ariadne4j.callflow.verb.JoinOutcome;
import io.github.ariadne4j.callflow.verb.Room;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One step of a room while it is worked out. Used by one call of the machine. */
final class RoomStep {
    private final BridgeMachine bridges;
    private final Instant at;
    private final List<RoomCommand> commands = new ArrayList<>(4);
    private final Deque<BridgeReport> reports = new ArrayDeque<>(4);
    private RoomState room;

    RoomStep(BridgeMachine bridges, RoomState room, Instant at) {
        this.bridges = bridges;
        this.room = room;
        this.at = at;
    }

    RoomTransition done() {
        workOffReports();
        return new RoomTransition(room, commands);
    }

    private void workOffReports() {
        RoomReaction reaction = new RoomReaction(this);
        for (BridgeReport report = reports.poll(); report != null; report = reports.poll()) {
            report.applyTo(reaction);
        }
    }

    RoomState room() {
        return room;
    }

    void take(BridgeTransition transition) {
        room = room.with(transition.next());
        reports.addAll(transition.reports());
        transition.commands().forEach(this::send);
    }

    /** Listeners are put in by a request of their own, which takes their sound out. */
    private void send(BridgeCommand command) {
        if (command instanceof BridgeCommand.Join join) {
            Map<Boolean, List<ChannelId>> byMuted =
                    join.channels().stream().collect(Collectors.partitioningBy(room::isListener));
            byMuted.forEach((muted, channels) -> {
                if (!channels.isEmpty()) {
                    commands.add(new RoomCommand.ToBridge(new BridgeCommand.Join(join.bridge(), channels), muted));
                }
            });
        } else {
            commands.add(new RoomCommand.ToBridge(command, false));
        }
    }

    void tell(BridgeEvent event) {
        take(bridges.on(room.bridge(), event));
    }

    void tell(RoomMember member, RoomNews news) {
        commands.add(new RoomCommand.ToMember(member.call(), news));
    }

    /** A member that the room asks to leave is told why, once. */
    void dismiss(RoomMember member, JoinOutcome why) {
        if (!member.leaving()) {
            room = room.with(member.withLeaving(true));
            tell(member, new RoomNews.Over(why));
        }
    }

    void enter(CallId call, ChannelId channel, Room.Role role) {
        RoomMember known = room.member(call);
        if (room.closing()) {
            commands.add(new RoomCommand.ToMember(call, new RoomNews.Over(new JoinOutcome.Failed())));
        } else if (room.size() >= room.terms().mostMembers() && !isInBridge(channel)) {
            commands.add(new RoomCommand.ToMember(call, new RoomNews.Over(new JoinOutcome.Full())));
        } else if (known == null) {
            join(new RoomMember(new LegId(room.nextNumber()), call, channel, role, false));
        } else {
            join(known.with(role).withLeaving(false));
        }
    }

    /** A member that an earlier instance let in stays, also if the terms that count now allow fewer. */
    private boolean isInBridge(ChannelId channel) {
        return room.bridge().strangers().contains(channel);
    }

    private void join(RoomMember member) {
        room = room.with(member);
        Leg leg = Leg.entered(member.number(), LegRole.CALLER, member.channel(), true);
        take(bridges.join(room.bridge(), List.of(leg), at));
    }

    void leave(RoomMember member, boolean hangsUp) {
        room = room.with(member.withLeaving(true));
        if (!hangsUp) {
            take(bridges.remove(room.bridge(), member.number(), at));
        }
        endWithModerator(member);
        workOffReports();
        closeIfEmpty();
    }

    private void endWithModerator(RoomMember left) {
        if (left.role() == Room.Role.MODERATOR) {
            endWithoutModerator();
        }
    }

    void endWithoutModerator() {
        if (room.terms().endsWithModerator() && !room.closing() && !room.hasModerator()) {
            close(JoinOutcome.Ended.Reason.MODERATOR_LEFT);
        }
    }

    /** Each member is told, and leaves by itself. */
    void close(JoinOutcome.Ended.Reason why) {
        room = room.closed();
        for (RoomMember member : room.members()) {
            dismiss(member, new JoinOutcome.Ended(why));
        }
    }

    /** One that is on its way out is out. */
    void left(ChannelId channel) {
        RoomMember member = room.memberOf(channel);
        if (member != null && member.leaving()) {
            gone(member);
        }
    }

    void gone(RoomMember member) {
        room = room.with(member.withLeaving(true));
        endWithModerator(member);
        tell(new BridgeEvent.LegReleased(member.number(), at));
        drop(member.number());
    }

    /** A member has left the bridge, or never was in it. */
    void drop(LegId number) {
        RoomMember member = room.member(number);
        if (member != null) {
            room = room.without(member);
            closeIfEmpty();
        }
    }

    private void closeIfEmpty() {
        if (room.members().isEmpty() && !room.isOver()) {
            room = room.closed();
            take(bridges.destroy(room.bridge(), at));
        }
    }

    void replaced(RoomMember member, ChannelId by) {
        room = room.with(member.with(by));
        tell(new BridgeEvent.LegReplaced(member.number(), member.channel(), by, at));
    }
}
