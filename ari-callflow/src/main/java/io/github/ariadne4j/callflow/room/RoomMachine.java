package io.github.ariadne4j.callflow.room;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.callflow.bridge.BridgeEvent;
import io.github.ariadne4j.callflow.bridge.BridgeKey;
import io.github.ariadne4j.callflow.bridge.BridgeMachine;
import io.github.ariadne4j.callflow.bridge.BridgePurpose;
import io.github.ariadne4j.callflow.bridge.BridgeState;
import io.github.ariadne4j.callflow.bridge.BridgeTransition;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.CallTimeouts;
import io.github.ariadne4j.callflow.verb.Room;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * The state machine of a room, as a pure function of the room and an event. Invariants of every room:
 *
 * <ul>
 *   <li>It has one bridge at a time, which is created when it opens and destroyed when its last member has left. One that another
 *       user of Asterisk destroys is made anew, and the members are put into it.
 *   <li>A call that requested to enter gets the report that it is in, or why it is not; after the latter, it is asked to leave.
 *   <li>A member whose call ends is waited for until its channel has left the bridge: Asterisk would overwrite the cause of its
 *       hang-up. One that is not in the bridge is not waited for, and keeps no other one waiting.
 *   <li>A room that is closing takes no member.
 * </ul>
 *
 * May be used on any thread; it has no state.
 */
public final class RoomMachine {
    /** Of a room that takes no member: nothing of them counts. */
    private static final Room UNTOLD = Room.named("untold");

    private final BridgeMachine bridges;

    /** A machine with these time limits. */
    public RoomMachine(CallTimeouts timeouts) {
        this.bridges = new BridgeMachine(timeouts);
    }

    /** The key of the first bridge of a room that was opened under this id. */
    static BridgeKey keyOf(CallId opening) {
        return new BridgeKey(opening, 1, BridgePurpose.ROOM);
    }

    /**
     * Opens a room: its bridge is created.
     *
     * @param opening an id that was never used
     */
    public RoomTransition open(CallId opening, Room terms, Instant at) {
        BridgeTransition created = bridges.create(keyOf(opening), at);
        RoomStep step = new RoomStep(
                bridges, new RoomState(terms, created.next(), List.of(), 0, false, false, RoomRecording.none()), at);
        step.take(created);
        return step.done();
    }

    /**
     * A room that an earlier instance had.
     *
     * @param key of its bridge
     * @param terms of one of its members
     * @param recordings the names of recordings that its members know of
     * @param listed its bridge as Asterisk lists it
     */
    public RoomTransition found(
            BridgeKey key, Room terms, Collection<String> recordings, BridgeEvent.MembersListed listed) {
        BridgeState bridge = BridgeState.found(key, Instant.MIN);
        RoomRecording recording = RoomRecording.found(key.call(), recordings);
        RoomState room = new RoomState(terms, bridge, List.of(), 0, false, null, recording);
        RoomStep step = new RoomStep(bridges, room, listed.at());
        step.tell(listed);
        step.recorder().ask();
        return step.done();
    }

    /**
     * A bridge that an earlier instance made for a room of which no call is to be a member: who is in it is put out, and it is destroyed
     * with the last of them.
     *
     * @param key of the bridge
     * @param waited whether they may wait for a moderator
     * @param listed the bridge as Asterisk lists it
     */
    public RoomTransition foundOver(BridgeKey key, boolean waited, BridgeEvent.MembersListed listed) {
        Room terms = waited ? UNTOLD.waitingForModerator() : UNTOLD;
        RoomTransition found = found(key, terms, List.of(), listed);
        return new RoomTransition(found.next().closed(), found.commands());
    }

    /** A call is to be in the room. One that is in the bridge already stays there without an interruption. */
    public RoomTransition enter(RoomState room, CallId call, ChannelId channel, Room.Role role, Instant at) {
        RoomStep step = new RoomStep(bridges, room, at);
        step.enter(call, channel, role);
        return step.done();
    }

    /**
     * A call is to leave the room, and gets a report when it is out; one that is not in it gets the report at once.
     *
     * @param hangsUp whether its channel is hung up: it leaves the bridge by itself, which an event reports, or {@link #gone}
     */
    public RoomTransition leave(RoomState room, CallId call, boolean hangsUp, Instant at) {
        RoomStep step = new RoomStep(bridges, room, at);
        RoomMember member = room.member(call);
        if (member == null) {
            step.isOut(call);
        } else {
            step.leave(member, hangsUp);
        }
        return step.done();
    }

    /**
     * A call of an earlier instance is to be out of the room. If its channel is in the bridge, it is taken out, as a member that leaves.
     *
     * @param channel its caller's
     */
    public RoomTransition putOut(RoomState room, CallId call, ChannelId channel, Instant at) {
        RoomStep step = new RoomStep(bridges, room, at);
        if (room.bridge().strangers().contains(channel)) {
            step.leave(step.admit(call, channel, Room.Role.MEMBER), false);
        } else {
            step.isOut(call);
        }
        return step.done();
    }

    /** A moderator's call ended while no instance had the room. */
    public RoomTransition moderatorLeft(RoomState room, Instant at) {
        RoomStep step = new RoomStep(bridges, room, at);
        step.endWithoutModerator();
        return step.done();
    }

    /** A call is over, and its channel with it. */
    public RoomTransition gone(RoomState room, CallId call, Instant at) {
        RoomStep step = new RoomStep(bridges, room, at);
        RoomMember member = room.member(call);
        if (member != null) {
            step.gone(member);
        }
        return step.done();
    }

    /** The caller of a call has another channel. */
    public RoomTransition replaced(RoomState room, CallId call, ChannelId by, Instant at) {
        RoomStep step = new RoomStep(bridges, room, at);
        RoomMember member = room.member(call);
        if (member != null) {
            step.replaced(member, by);
        }
        return step.done();
    }

    /** The bridge that was looked for is there, or it is not known whether it is. */
    public RoomTransition bridgeIsThere(RoomState room, Instant at) {
        RoomStep step = new RoomStep(bridges, room, at);
        step.bridgeIsThere();
        return step.done();
    }

    /** A recording of it goes on. */
    public RoomTransition recordingBegan(RoomState room, String name, Instant at) {
        RoomStep step = new RoomStep(bridges, room, at);
        step.recorder().began(name);
        return step.done();
    }

    /** A recording of it has ended. While two members hear each other, another one begins. */
    public RoomTransition recordingOver(RoomState room, String name, Instant at) {
        RoomStep step = new RoomStep(bridges, room, at);
        step.recorder().over(name);
        return step.done();
    }

    /** A recording of it failed: the room goes on, and is not recorded. */
    public RoomTransition recordingFailed(RoomState room, String name, Instant at) {
        RoomStep step = new RoomStep(bridges, room, at);
        step.recorder().failed(name);
        return step.done();
    }

    /** Asks for its recording, whose end may have been missed. */
    public RoomTransition askForRecording(RoomState room, Instant at) {
        RoomStep step = new RoomStep(bridges, room, at);
        step.recorder().ask();
        return step.done();
    }

    /** The outcome of a request for the wait of a member is unknown: {@link #soundsAgain}, and each event of the room, repeats it. */
    public RoomTransition waitingUnknown(RoomState room, CallId call) {
        RoomMember member = room.member(call);
        RoomState next = member == null ? room : room.with(member.waiting(null));
        return new RoomTransition(next, List.of());
    }

    /** The same for a request for the music of its bridge. */
    public RoomTransition musicUnknown(RoomState room) {
        return new RoomTransition(room.withMusic(null), List.of());
    }

    /** Repeats the requests for music and waits whose outcome is unknown. */
    public RoomTransition soundsAgain(RoomState room, Instant at) {
        return new RoomStep(bridges, room, at).done();
    }

    /** Tells the room's bridge something. */
    public RoomTransition on(RoomState room, BridgeEvent event) {
        RoomStep step = new RoomStep(bridges, room, event.at());
        step.tell(event);
        return step.done();
    }
}
