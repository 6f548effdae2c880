package io.github.ariadne4j.callflow.execution.room;

import io.github.ariadne4j.ari.model.BridgeId;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.callflow.actor.CallActor;
import io.github.ariadne4j.callflow.actor.ChannelDirectory;
import io.github.ariadne4j.callflow.actor.ChannelDirectory.LegAddress;
import io.github.ariadne4j.callflow.actor.LiveCalls;
import io.github.ariadne4j.callflow.bridge.BridgeEvent;
import io.github.ariadne4j.callflow.bridge.BridgeKey;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.call.CallTimeouts;
import io.github.ariadne4j.callflow.execution.gateway.CallGateway;
import io.github.ariadne4j.callflow.execution.gateway.SecondStop;
import io.github.ariadne4j.callflow.loop.CallLoop;
import io.github.ariadne4j.callflow.model.CallCommand.ToRoom.Wish;
import io.github.ariadne4j.callflow.model.CallCommand.ToRoom.Wish.Return.Presence;
import io.github.ariadne4j.callflow.model.CallSignal;
import io.github.ariadne4j.callflow.model.ChannelNames;
import io.github.ariadne4j.callflow.room.RoomCommand;
import io.github.ariadne4j.callflow.room.RoomMachine;
import io.github.ariadne4j.callflow.room.RoomMember;
import io.github.ariadne4j.callflow.room.RoomReport;
import io.github.ariadne4j.callflow.room.RoomState;
import io.github.ariadne4j.callflow.room.RoomTransition;
import io.github.ariadne4j.callflow.verb.Participant;
import io.github.ariadne4j.callflow.verb.Room;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rooms of one application on one Asterisk. Calls request to enter and to leave, and receive the outcome. What calls request while they
 * are being recovered waits until all are: only then it is known who is in which room. Used on the loop.
 */
public final class Rooms {
    private static final String REPETITION = "sounds again";

    private final CallLoop loop;
    private final LiveCalls calls;
    private final CallOrigin origin;
    private final ChannelDirectory directory;
    private final RoomMachine machine;
    private final RoomRequests requests;
    private final RoomRecordings recordings;

    /** By the id of its opening. */
    private final Map<CallId, RoomState> rooms = new HashMap<>();

    /** The room of each call. */
    private final Map<CallId, CallId> openings = new HashMap<>();

    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final RoomReturns returns = new RoomReturns();
    private boolean running;
    private boolean recovering = true;
    private int opened;

    /** When the requests that are being sent are repeated if they fail. */
    private Duration untilRepeated = SecondStop.AFTER;

    public Rooms(
            CallLoop loop,
            CallGateway gateway,
            LiveCalls calls,
            CallOrigin origin,
            CallTimeouts timeouts,
            ChannelDirectory directory) {
        this.loop = loop;
        this.calls = calls;
        this.origin = origin;
        this.directory = directory;
        this.machine = new RoomMachine(timeouts);
        this.requests = new RoomRequests(gateway, loop, origin.application(), this::on);
        this.recordings = new RoomRecordings(gateway, loop, machine, this::changeOpen);
    }

    public void wish(CallActor call, Wish wish) {
        CallId id = call.id();
        if (recovering && wish instanceof Wish.Return back) {
            returns.add(id, back);
        }
        run(() -> carryOut(id, wish));
    }

    private void carryOut(CallId call, Wish wish) {
        if (wish instanceof Wish.Enter enter) {
            enter(call, enter.room(), enter.channel());
        } else if (wish instanceof Wish.Return back && back.presence() == Presence.STAYS) {
            enter(call, back.room(), back.channel());
        } else if (wish instanceof Wish.Return back && back.presence() == Presence.LEAVES) {
            putOut(call, back);
        } else if (wish instanceof Wish.Replace replace) {
            change(call, room -> machine.replaced(room, call, replace.by(), loop.now()));
        } else if (wish instanceof Wish.Leave leave) {
            leave(call, leave.hangsUp());
        }
    }

    private void leave(CallId call, boolean hangsUp) {
        CallId opening = openings.get(call);
        if (opening == null || !rooms.containsKey(opening)) {
            tell(call, new RoomReport.Out());
        } else {
            change(call, room -> machine.leave(room, call, hangsUp, loop.now()));
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
    public void gone(CallId call) {
        run(() -> {
            change(call, room -> machine.gone(room, call, loop.now()));
            openings.remove(call);
        });
    }

    private void on(BridgeKey bridge, BridgeEvent event) {
        change(bridge, room -> machine.on(room, event));
    }

    /** A report of a bridge that the room had before changes nothing. */
    private void change(BridgeKey bridge, Function<RoomState, RoomTransition> change) {
        run(() -> {
            RoomState room = rooms.get(bridge.call());
            if (room != null && room.bridge().key().equals(bridge)) {
                follow(change.apply(room));
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
        transition.commands().forEach(command -> carryOut(next, command));
        if (next.isOver()) {
            requests.forget(next.opening());
        }
    }

    private void carryOut(RoomState room, RoomCommand command) {
        if (command instanceof RoomCommand.ToBridge toBridge) {
            requests.run(room, toBridge);
        } else if (command instanceof RoomCommand.ToMember toMember) {
            tell(room.opening(), toMember);
        } else if (command instanceof RoomCommand.AskForBridge) {
            requests.askForBridge(room, this::bridgeIsThere);
        } else if (command instanceof RoomCommand.StartRecording begin) {
            recordings.begin(room, requests.bridgeOf(room), begin);
        } else if (command instanceof RoomCommand.AskForRecording ask) {
            recordings.ask(room, ask.name());
        } else {
            sound(room, command);
        }
    }

    private void sound(RoomState room, RoomCommand command) {
        if (command instanceof RoomCommand.Announce announce) {
            requests.announce(room, announce.prompt());
        } else if (command instanceof RoomCommand.EndWait end) {
            requests.endWait(end.member(), () -> waitEnded(room.opening(), end));
        } else if (command instanceof RoomCommand.Music music) {
            Duration after = untilRepeated;
            requests.music(room, music.on(), () -> unknown(room.opening(), machine::musicUnknown, after));
        } else if (command instanceof RoomCommand.Wait wait) {
            CallId waits = wait.member().call();
            Duration after = untilRepeated;
            requests.waiting(wait, () -> unknown(room.opening(), open -> machine.waitingUnknown(open, waits), after));
            if (!wait.begins()) {
                loop.schedule(SecondStop.AFTER, () -> stopMusicAgain(room.opening(), waits));
            }
        }
    }

    private void stopMusicAgain(CallId opening, CallId call) {
        RoomState room = rooms.get(opening);
        if (room != null) {
            room.talking().stream()
                    .filter(member -> member.call().equals(call))
                    .forEach(member -> requests.stopMusic(member, failure -> {}));
        }
    }

    private void waitEnded(CallId opening, RoomCommand.EndWait end) {
        if (end.report() != null) {
            tell(opening, new RoomCommand.ToMember(end.member().call(), end.report()));
        }
    }

    /** A request for music, or the end of it, failed. Also where no event of the room follows, the request is repeated. */
    private void unknown(CallId opening, Function<RoomState, RoomTransition> change, Duration after) {
        changeOpen(opening, change);
        RoomState room = rooms.get(opening);
        if (room != null && after.compareTo(SecondStop.LONGEST_REPEAT) <= 0) {
            requests.later(room, REPETITION, after, () -> soundsAgain(opening, after.multipliedBy(2)));
        }
    }

    private void soundsAgain(CallId opening, Duration next) {
        run(() -> {
            RoomState room = rooms.get(opening);
            if (room != null) {
                untilRepeated = next;
                follow(machine.soundsAgain(room, loop.now()));
                untilRepeated = SecondStop.AFTER;
            }
        });
    }

    private void changeOpen(CallId opening, Function<RoomState, RoomTransition> change) {
        run(() -> {
            RoomState room = rooms.get(opening);
            if (room != null) {
                follow(change.apply(room));
            }
        });
    }

    /** Whether a room has this recording, or had it until now. */
    public boolean records(String name) {
        return recordings.awaits(name);
    }

    /** A recording of a room goes on. */
    public void recordingBegan(String name, Instant at) {
        recordings.began(name, at);
    }

    /**
     * A recording of a room is over, or there is none.
     *
     * @param failure why there is none; null: it is over
     */
    public void recordingEnded(String name, @Nullable String failure, Instant at) {
        recordings.ended(name, failure, at);
    }

    /** A call that has joined another room meanwhile gets no news of the one before. */
    private void tell(CallId opening, RoomCommand.ToMember word) {
        if (opening.equals(openings.get(word.call()))) {
            tell(word.call(), word.report());
        }
    }

    private void tell(CallId id, RoomReport report) {
        CallActor call = calls.find(id);
        if (call != null) {
            call.tell(new CallSignal.RoomSignal(report, loop.now()));
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
        BridgeKey key = ChannelNames.bridgeOf(origin.application(), bridge);
        if (key != null) {
            on(key, event);
        }
    }

    private void bridgeIsThere(BridgeKey bridge) {
        change(bridge, room -> machine.bridgeIsThere(room, loop.now()));
    }

    /** The calls that are in the room of this name; none if it is not open. */
    public List<Participant> participants(String name) {
        RoomState room = open(name);
        return room == null ? List.of() : room.participants();
    }

    /** Whether a room has this bridge, or may have it. */
    public boolean isOpen(BridgeKey bridge) {
        RoomState room = rooms.get(bridge.call());
        return room != null && room.bridge().key().equals(bridge);
    }

    /**
     * A look shows the bridges of rooms.
     *
     * @param listed the channels in them
     * @param asOf when the list was asked for
     */
    public void seen(Map<BridgeKey, Set<ChannelId>> listed, Instant asOf) {
        recordings.forget(opening -> !rooms.containsKey(opening));
        for (RoomState room : List.copyOf(rooms.values())) {
            BridgeKey key = room.bridge().key();
            Set<ChannelId> channels = listed.get(key);
            on(
                    key,
                    channels == null
                            ? new BridgeEvent.NotFound(asOf, loop.now())
                            : new BridgeEvent.MembersListed(channels, asOf, loop.now()));
            changeOpen(room.opening(), now -> machine.askForRecording(now, loop.now()));
        }
    }

    /**
     * All calls of an earlier instance are recovered: a room of theirs whose bridge is listed goes on in it.
     *
     * @param listed the channels in the bridges of rooms
     * @param asOf when the list was asked for
     */
    public void recovered(Map<BridgeKey, Set<ChannelId>> listed, Instant asOf) {
        listed.forEach((key, channels) -> find(key, new BridgeEvent.MembersListed(channels, asOf, loop.now())));
        recovering = false;
        run(() -> {
            returns.withoutModerator().forEach(this::closeWithoutModerator);
            returns.clear();
        });
        putOutStrangers();
    }

    private void find(BridgeKey key, BridgeEvent.MembersListed listed) {
        Room terms = returns.termsOf(listed.channels());
        if (rooms.containsKey(key.call())) {
            return;
        }
        if (terms != null && open(terms.name()) == null) {
            follow(machine.found(key, terms, returns.recordings(), listed));
        } else if (listed.channels().stream().anyMatch(this::isToLeave)) {
            follow(machine.foundOver(key, returns.waited(listed.channels()), listed));
        }
    }

    private boolean isToLeave(ChannelId channel) {
        return callOn(channel) != null && !returns.stays(channel);
    }

    /** Callers in the bridges of rooms whose sessions do not have the room, as the write of it is lost. */
    public void putOutStrangers() {
        run(() -> {
            for (RoomState room : List.copyOf(rooms.values())) {
                for (ChannelId channel : room.bridge().strangers()) {
                    CallId call = callOn(channel);
                    if (call != null && !openings.containsKey(call)) {
                        putOut(call, channel, room);
                    }
                }
            }
        });
    }

    /** The call whose caller this is; null: it is none. */
    private @Nullable CallId callOn(ChannelId channel) {
        LegAddress leg = directory.find(channel);
        return leg != null && leg.call().callerChannel().equals(channel)
                ? leg.call().id()
                : null;
    }

    private void putOut(CallId call, Wish.Return back) {
        for (RoomState room : rooms.values()) {
            if (room.bridge().strangers().contains(back.channel())) {
                putOut(call, back.channel(), room);
                return;
            }
        }
        endWait(call, back);
    }

    private void putOut(CallId call, ChannelId channel, RoomState from) {
        openings.put(call, from.opening());
        follow(machine.putOut(from, call, channel, loop.now()));
    }

    /** It is not known whether the earlier instance has ended the wait of a caller that had left the bridge. */
    private void endWait(CallId call, Wish.Return back) {
        Runnable out = () -> tell(call, new RoomReport.Out());
        if (back.room().waitsForModerator()) {
            requests.endWait(RoomMember.out(call, back.channel(), back.room().role()), out);
        } else {
            out.run();
        }
    }

    /** Moderators whose calls ended while no instance ran, or that were on their way out then, have left their rooms. */
    private void closeWithoutModerator(Room left) {
        RoomState room = open(left.name());
        if (room != null) {
            follow(machine.moderatorLeft(room, loop.now()));
        }
    }

    /** To completion: what a call requests meanwhile is carried out after that. */
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
