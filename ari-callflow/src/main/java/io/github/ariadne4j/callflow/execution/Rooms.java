package io.github.ariadne4j.callflow.execution;

import io.github.ariadne4j.ari.model.BridgeId;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.callflow.actor.CallActor;
import io.github.ariadne4j.callflow.actor.LiveCalls;
import io.github.ariadne4j.callflow.bridge.BridgeEvent;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.call.CallTimeouts;
import io.github.ariadne4j.callflow.loop.CallLoop;
import io.github.ariadne4j.callflow.model.CallCommand.ToRoom.Wish;
import io.github.ariadne4j.callflow.model.CallSignal;
import io.github.ariadne4j.callflow.model.ChannelNames;
import io.github.ariadne4j.callflow.room.RoomCommand;
import io.github.ariadne4j.callflow.room.RoomMachine;
import io.github.ariadne4j.callflow.room.RoomState;
import io.github.ariadne4j.callflow.room.RoomTransition;
import io.github.ariadne4j.callflow.verb.Room;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rooms of one application on one Asterisk. Calls wish to be in them, and are told what becomes of that. What calls wish while they
 * are being recovered waits until all are: only then it is known who is in which room. Used on the loop.
 */
public final class Rooms {
    private final CallLoop loop;
    private final LiveCalls calls;
    private final CallOrigin origin;
    private final RoomMachine machine;
    private final RoomRequests requests;

    /** By the id of its opening. */
    private final Map<CallId, RoomState> rooms = new HashMap<>();

    /** Which one a call is in. */
    private final Map<CallId, CallId> openings = new HashMap<>();

    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final List<Returning> returning = new ArrayList<>();
    private boolean running;
    private boolean recovering = true;
    private int opened;

    /**
     * A call that was in a room when its instance ended.
     *
     * @param call which one
     * @param room which room
     * @param channel the caller's
     * @param isThere whether the caller is still there
     */
    private record Returning(CallId call, Room room, ChannelId channel, boolean isThere) {}

    public Rooms(CallLoop loop, CallGateway gateway, LiveCalls calls, CallOrigin origin, CallTimeouts timeouts) {
        this.loop = loop;
        this.calls = calls;
        this.origin = origin;
        this.machine = new RoomMachine(timeouts);
        this.requests = new RoomRequests(gateway, loop, origin.application(), this::on);
    }

    void wish(CallActor call, Wish wish) {
        CallId id = call.id();
        if (recovering && wish instanceof Wish.Return back) {
            returning.add(new Returning(id, back.room(), back.channel(), back.isThere()));
        }
        run(() -> carryOut(id, wish));
    }

    private void carryOut(CallId call, Wish wish) {
        if (wish instanceof Wish.Enter enter) {
            enter(call, enter.room(), enter.channel());
        } else if (wish instanceof Wish.Return back && back.isThere()) {
            enter(call, back.room(), back.channel());
        } else if (wish instanceof Wish.Replace replace) {
            change(call, room -> machine.replaced(room, call, replace.by(), loop.now()));
        } else if (wish instanceof Wish.Leave leave) {
            change(call, room -> machine.leave(room, call, leave.hangsUp(), loop.now()));
        }
    }

    private void enter(CallId call, Room room, ChannelId channel) {
        RoomState known = open(room.name());
        if (known == null) {
            RoomTransition opening = machine.open(nextOpening(room.name()), room, loop.now());
            follow(opening);
            known = opening.next();
        }
        openings.put(call, known.opening());
        follow(machine.enter(known, call, channel, room.role(), loop.now()));
    }

    private @Nullable RoomState open(String name) {
        for (RoomState room : rooms.values()) {
            if (!room.closing() && room.terms().name().equals(name)) {
                return room;
            }
        }
        return null;
    }

    /** Two rooms that open in one millisecond have two names. */
    private CallId nextOpening(String name) {
        opened++;
        return CallId.of(origin.asteriskId(), new ChannelId("room-" + name + '-' + opened), loop.now());
    }

    private void change(CallId call, Function<RoomState, RoomTransition> change) {
        CallId opening = openings.get(call);
        RoomState room = opening == null ? null : rooms.get(opening);
        if (room != null) {
            follow(change.apply(room));
        }
    }

    /** A call is over. */
    void gone(CallId call) {
        run(() -> {
            change(call, room -> machine.gone(room, call, loop.now()));
            openings.remove(call);
        });
    }

    private void on(CallId opening, BridgeEvent event) {
        run(() -> {
            RoomState room = rooms.get(opening);
            if (room != null) {
                follow(machine.on(room, event));
            }
        });
    }

    private void follow(RoomTransition transition) {
        RoomState next = transition.next();
        if (next.isOver()) {
            rooms.remove(next.opening());
        } else {
            rooms.put(next.opening(), next);
        }
        for (RoomCommand command : transition.commands()) {
            if (command instanceof RoomCommand.ToBridge toBridge) {
                requests.run(next, toBridge);
            } else if (command instanceof RoomCommand.ToMember toMember) {
                tell(toMember);
            }
        }
        if (next.isOver()) {
            requests.forget(next.opening());
        }
    }

    private void tell(RoomCommand.ToMember word) {
        CallActor call = calls.find(word.call());
        if (call != null) {
            call.tell(new CallSignal.RoomSignal(word.news(), loop.now()));
        }
    }

    /** A channel is in this bridge; one that belongs to no room changes nothing. */
    public void entered(BridgeId bridge, ChannelId channel, Instant at) {
        tell(bridge, new BridgeEvent.ChannelEntered(channel, at));
    }

    /** A channel has left this bridge; one that belongs to no room changes nothing. */
    public void left(BridgeId bridge, ChannelId channel, Instant at) {
        tell(bridge, new BridgeEvent.ChannelLeft(channel, at));
    }

    private void tell(BridgeId bridge, BridgeEvent event) {
        if (rooms.isEmpty() && waiting.isEmpty()) {
            return;
        }
        ChannelNames.callOf(origin.application(), bridge.value()).ifPresent(opening -> on(opening, event));
    }

    /** Whether a room that was opened under this id has a bridge, or may have. */
    public boolean isOpen(CallId opening) {
        return rooms.containsKey(opening);
    }

    /**
     * A look shows the bridges of rooms.
     *
     * @param listed the channels in them, by the ids of the openings
     * @param asOf when the list was asked for
     */
    public void seen(Map<CallId, Set<ChannelId>> listed, Instant asOf) {
        for (CallId opening : List.copyOf(rooms.keySet())) {
            Set<ChannelId> channels = listed.get(opening);
            on(
                    opening,
                    channels == null
                            ? new BridgeEvent.NotFound(asOf, loop.now())
                            : new BridgeEvent.MembersListed(channels, asOf, loop.now()));
        }
    }

    /**
     * All calls of an earlier instance are recovered: a room of theirs whose bridge is listed goes on in it.
     *
     * @param listed the channels in the bridges of rooms, by the ids of the openings
     * @param asOf when the list was asked for
     */
    public void recovered(Map<CallId, Set<ChannelId>> listed, Instant asOf) {
        for (Returning member : returning) {
            if (member.isThere() && open(member.room().name()) == null) {
                listed.forEach((opening, channels) -> {
                    if (channels.contains(member.channel())) {
                        found(opening, member.room(), new BridgeEvent.MembersListed(channels, asOf, loop.now()));
                    }
                });
            }
        }
        recovering = false;
        run(this::closeWithoutModerator);
    }

    private void found(CallId opening, Room terms, BridgeEvent.MembersListed members) {
        if (!rooms.containsKey(opening)) {
            follow(machine.found(opening, terms, members));
        }
    }

    /** Moderators whose calls ended while no instance ran have left their rooms. */
    private void closeWithoutModerator() {
        for (Returning member : returning) {
            RoomState room = open(member.room().name());
            if (room != null && !member.isThere() && member.room().role() == Room.Role.MODERATOR) {
                follow(machine.moderatorLeft(room, loop.now()));
            }
        }
        returning.clear();
    }

    /** To completion: what a call that is told something wishes meanwhile is carried out after that. */
    private void run(Runnable step) {
        waiting.add(step);
        if (running || recovering) {
            return;
        }
        running = true;
        try {
            for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
                next.run();
            }
        } finally {
            running = false;
        }
    }
}
