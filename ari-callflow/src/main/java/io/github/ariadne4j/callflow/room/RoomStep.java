package io.github.ariadne4j.callflow.room;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.callflow.bridge.BridgeCommand;
import io.github.ariadne4j.callflow.bridge.BridgeEvent;
import io.github.ariadne4j.callflow.bridge.BridgeKey;
import io.github.ariadne4j.callflow.bridge.BridgeMachine;
import io.github.ariadne4j.callflow.bridge.BridgeMember;
import io.github.ariadne4j.callflow.bridge.BridgePurpose;
import io.github.ariadne4j.callflow.bridge.BridgeReport;
import io.github.ariadne4j.callflow.bridge.BridgeTransition;
import io.github.ariadne4j.callflow.bridge.JoinPhase;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.leg.Leg;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.leg.LegRole;
import io.github.ariadne4j.callflow.room.RoomMember.Stay;
import io.github.ariadne4j.callflow.verb.JoinOutcome;
import io.github.ariadne4j.callflow.verb.Room;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One step of a room while it is worked out. Used by one call of the machine. */
final class RoomStep {
    /** A room whose bridges others destroy again and again is not fought for. */
    private static final int MOST_BRIDGES = 6;

    private final BridgeMachine bridges;
    private final Instant at;
    private final List<RoomCommand> commands = new ArrayList<>(4);
    private final Deque<BridgeReport> reports = new ArrayDeque<>(4);
    private final RoomSounds sounds = new RoomSounds(this);
    private final RoomRecorder recorder = new RoomRecorder(this);
    private RoomState room;

    RoomStep(BridgeMachine bridges, RoomState room, Instant at) {
        this.bridges = bridges;
        this.room = room;
        this.at = at;
    }

    RoomTransition done() {
        workOffReports();
        for (RoomMember member = nextOutside(); member != null; member = nextOutside()) {
            drop(member);
            workOffReports();
        }
        if (room.closing()) {
            closeIfEmpty();
        }
        sounds.follow();
        recorder.follow();
        return new RoomTransition(room, commands);
    }

    /** A member that is on its way out, and neither in the bridge nor about to be: it may be gone, and its call not yet over. */
    private @Nullable RoomMember nextOutside() {
        for (RoomMember member : room.members()) {
            if (member.leaving() && isOutside(member.number())) {
                return member;
            }
        }
        return null;
    }

    private boolean isOutside(LegId number) {
        BridgeMember known = room.bridge().member(number);
        if (known == null) {
            return true;
        }
        return switch (known.phase()) {
            case WAITING, REFUSED, LEFT, OUT -> true;
            case SENT, LOST, REPEATED, JOINED, REMOVING, RETURNING -> false;
        };
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

    Instant at() {
        return at;
    }

    RoomRecorder recorder() {
        return recorder;
    }

    RoomSounds sounds() {
        return sounds;
    }

    void become(RoomState changed) {
        room = changed;
    }

    void add(RoomCommand command) {
        commands.add(command);
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

    void tell(RoomMember member, RoomReport report) {
        commands.add(new RoomCommand.ToMember(member.call(), report));
    }

    /** A member that the room asks to leave gets the reason once. */
    void dismiss(RoomMember member, JoinOutcome why) {
        if (!member.leaving()) {
            room = room.with(member.with(Stay.DISMISSED));
            tell(member, new RoomReport.Over(why));
        }
    }

    void enter(CallId call, ChannelId channel, Room.Role role) {
        RoomMember known = room.member(call);
        if (room.closing()) {
            commands.add(new RoomCommand.ToMember(call, new RoomReport.Over(new JoinOutcome.Failed())));
        } else if (room.size() >= room.terms().mostMembers() && !isInBridge(channel)) {
            commands.add(new RoomCommand.ToMember(call, new RoomReport.Over(new JoinOutcome.Full())));
        } else if (known == null) {
            admit(call, channel, role);
        } else {
            join(known.with(role).with(Stay.STAYS));
        }
    }

    /** A member that an earlier instance let in stays, also if the terms that count now allow fewer. */
    private boolean isInBridge(ChannelId channel) {
        return room.bridge().strangers().contains(channel);
    }

    RoomMember admit(CallId call, ChannelId channel, Room.Role role) {
        boolean found = isInBridge(channel);
        LegId number = new LegId(room.nextNumber());
        return join(new RoomMember(
                number, call, channel, role, Stay.STAYS, found ? at : null, found ? null : Boolean.FALSE));
    }

    private RoomMember join(RoomMember member) {
        room = room.with(member);
        Leg leg = Leg.entered(member.number(), LegRole.CALLER, member.channel(), true);
        take(bridges.join(room.bridge(), List.of(leg), at));
        return member;
    }

    /** A call that is no member is out already. */
    void isOut(CallId call) {
        commands.add(new RoomCommand.ToMember(call, new RoomReport.Out()));
    }

    void leave(RoomMember member, boolean hangsUp) {
        RoomMember leaving = member.with(Stay.LEAVES);
        room = room.with(hangsUp ? leaving.waiting(false) : leaving);
        if (!hangsUp) {
            take(bridges.remove(room.bridge(), member.number(), at));
        }
        endWithModerator(member);
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

    /** Members left it without our wish: it may be destroyed, or another took them out of it. */
    void askForBridge() {
        RoomCommand.AskForBridge ask = new RoomCommand.AskForBridge();
        if (!commands.contains(ask)) {
            commands.add(ask);
        }
    }

    /** A member that left it without our request was taken out of it. */
    void bridgeIsThere() {
        for (RoomMember member : room.members()) {
            BridgeMember known = room.bridge().member(member.number());
            if (known != null && known.phase() == JoinPhase.OUT) {
                dismiss(member, new JoinOutcome.Removed());
            }
        }
    }

    /** Another user of Asterisk destroyed the bridge: the room goes on in another one, unless that happened too often. */
    void bridgeLost() {
        int next = room.bridge().key().number() + 1;
        if (room.size() > 0 && next <= MOST_BRIDGES) {
            room = room.withMusic(false).with(room.recording().interrupted());
            take(bridges.create(new BridgeKey(room.opening(), next, BridgePurpose.ROOM), at));
            room.members().stream()
                    .filter(member -> !member.leaving())
                    .map(RoomMember::waitingAnew)
                    .forEach(this::join);
        } else {
            close(JoinOutcome.Ended.Reason.BRIDGE_LOST);
        }
    }

    /** A member of an earlier bridge was in the room. */
    JoinOutcome outcomeWithoutBridge() {
        return room.bridge().key().number() == 1
                ? new JoinOutcome.Failed()
                : new JoinOutcome.Ended(JoinOutcome.Ended.Reason.BRIDGE_LOST);
    }

    /** Each member gets a report, and leaves by itself. */
    void close(JoinOutcome.Ended.Reason why) {
        room = room.closed();
        for (RoomMember member : room.members()) {
            dismiss(member, new JoinOutcome.Ended(why));
        }
    }

    void gone(RoomMember member) {
        room = room.with(member.with(Stay.LEAVES).waiting(false));
        endWithModerator(member);
        tell(new BridgeEvent.LegReleased(member.number(), at));
    }

    /** The commands that waited for it in the bridge go on. */
    private void drop(RoomMember member) {
        room = room.without(member);
        tell(new BridgeEvent.LegReleased(member.number(), at));
        letOut(member);
        if (member.since() != null) {
            sounds.left(member);
        }
        closeIfEmpty();
    }

    /** A member that waited goes on in its flow once its music has ended and it is heard again. */
    private void letOut(RoomMember member) {
        RoomReport report = member.stay() == Stay.LEAVES ? new RoomReport.Out() : null;
        if (sounds.mayWait(member)) {
            commands.add(new RoomCommand.EndWait(member, report));
        } else if (report != null) {
            tell(member, report);
        }
    }

    private void closeIfEmpty() {
        if (room.members().isEmpty() && !room.isOver()) {
            room = room.closed();
            take(bridges.destroy(room.bridge(), at));
        }
    }

    void replaced(RoomMember member, ChannelId by) {
        room = room.with(member.with(by).waitingAnew());
        tell(new BridgeEvent.LegReplaced(member.number(), member.channel(), by, at));
    }
}
