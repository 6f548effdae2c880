package io.github.ariadne4j.callflow.execution.room;

import io.github.ariadne4j.ari.loop.CallRequests;
import io.github.ariadne4j.ari.loop.RequestCallback;
import io.github.ariadne4j.ari.model.BridgeId;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.callflow.bridge.BridgeCommand;
import io.github.ariadne4j.callflow.bridge.BridgeEvent;
import io.github.ariadne4j.callflow.bridge.BridgeKey;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.control.MuteDirection;
import io.github.ariadne4j.callflow.execution.gateway.CallGateway;
import io.github.ariadne4j.callflow.execution.gateway.FailureReader;
import io.github.ariadne4j.callflow.leg.CommandFailure;
import io.github.ariadne4j.callflow.loop.CallLoop;
import io.github.ariadne4j.callflow.loop.CallTimers;
import io.github.ariadne4j.callflow.model.ChannelNames;
import io.github.ariadne4j.callflow.room.RoomCommand;
import io.github.ariadne4j.callflow.room.RoomMember;
import io.github.ariadne4j.callflow.room.RoomState;
import io.github.ariadne4j.callflow.verb.Prompt;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Carries out the commands of the bridges of rooms. Used on the loop. */
final class RoomRequests {
    private static final String FROM_CHANNEL = MuteDirection.IN.value();

    private final CallGateway gateway;
    private final CallLoop loop;
    private final String application;
    private final BiConsumer<BridgeKey, BridgeEvent> told;
    private final Map<CallId, CallTimers> timers = new HashMap<>();

    /** @param told receives the outcomes of commands to this bridge */
    RoomRequests(CallGateway gateway, CallLoop loop, String application, BiConsumer<BridgeKey, BridgeEvent> told) {
        this.gateway = gateway;
        this.loop = loop;
        this.application = application;
        this.told = told;
    }

    void run(RoomState room, RoomCommand.ToBridge command) {
        command.command().applyTo(new OfRoom(room, command.muted()));
    }

    /** A failure of it changes nothing else. */
    void announce(RoomState room, Prompt prompt) {
        OfRoom requests = new OfRoom(room, false);
        gateway.act(requests.firstMember, ari -> ari.play(requests.bridge, prompt.uri(), failure -> {}));
    }

    /**
     * Beginning it twice, and ending what has not begun, is harmless.
     *
     * @param unknown is called when the request may have had no effect
     */
    void music(RoomState room, boolean on, Runnable unknown) {
        OfRoom requests = new OfRoom(room, false);
        RequestCallback done = unlessAbsent(unknown);
        gateway.act(requests.firstMember, ari -> {
            if (on) {
                ari.startMoh(requests.bridge, done);
            } else {
                ari.stopMoh(requests.bridge, done);
            }
        });
    }

    private static RequestCallback unlessAbsent(Runnable unknown) {
        return failure -> {
            if (failure != null && FailureReader.read(failure) != CommandFailure.NOT_FOUND) {
                unknown.run();
            }
        };
    }

    /**
     * Music for a member that waits, whose sound is muted towards the bridge, or the end of both. A listener is muted by its join.
     *
     * @param unknown is called when a request may have had no effect
     */
    void waiting(RoomCommand.Wait command, Runnable unknown) {
        RoomMember member = command.member();
        ChannelId channel = member.channel();
        RequestCallback done = unlessAbsent(unknown);
        gateway.act(member.call(), ari -> {
            if (member.speaks()) {
                mute(ari, channel, command.begins(), done);
            }
            if (command.begins()) {
                ari.startMoh(channel, done);
            } else {
                ari.stopMoh(channel, done);
            }
        });
    }

    /** @param done is called once Asterisk has answered, or does not */
    void endWait(RoomMember member, Runnable done) {
        if (member.speaks()) {
            gateway.act(
                    member.call(),
                    ari -> ari.unmute(
                            member.channel(), FROM_CHANNEL, unmuted -> stopMusic(member, stopped -> done.run())));
        } else {
            stopMusic(member, stopped -> done.run());
        }
    }

    /** Without effect on a member that hears none. */
    void stopMusic(RoomMember member, RequestCallback done) {
        gateway.act(member.call(), ari -> ari.stopMoh(member.channel(), done));
    }

    private static void mute(CallRequests ari, ChannelId channel, boolean muted, RequestCallback done) {
        if (muted) {
            ari.mute(channel, FROM_CHANNEL, done);
        } else {
            ari.unmute(channel, FROM_CHANNEL, done);
        }
    }

    BridgeId bridgeOf(RoomState room) {
        return new OfRoom(room, false).bridge;
    }

    /** @param isThere is called when the bridge is present, or when no answer shows that it is absent */
    void askForBridge(RoomState room, Consumer<BridgeKey> isThere) {
        OfRoom requests = new OfRoom(room, false);
        gateway.act(
                requests.firstMember,
                ari -> ari.bridge(requests.bridge, failure -> {
                    if (failure != null && FailureReader.read(failure) == CommandFailure.NOT_FOUND) {
                        requests.tell(new BridgeEvent.DestroyedSeen(loop.now()));
                    } else {
                        isThere.accept(requests.key);
                    }
                }));
    }

    /** Runs this later, unless the room is over by then; in the place of what was to be run for the same purpose. */
    void later(RoomState room, Object purpose, Duration after, Runnable task) {
        timersOf(room.opening()).start(purpose, after, task);
    }

    private CallTimers timersOf(CallId opening) {
        return timers.computeIfAbsent(opening, id -> new CallTimers(loop));
    }

    /** The room is over. */
    void forget(CallId opening) {
        CallTimers running = timers.remove(opening);
        if (running != null) {
            running.stopAll();
        }
    }

    private final class OfRoom implements BridgeCommand.Handler {
        private final BridgeKey key;
        private final BridgeId bridge;
        private final @Nullable CallId firstMember;
        private final boolean muted;

        OfRoom(RoomState room, boolean muted) {
            this.key = room.bridge().key();
            this.bridge = new ChannelNames(application, room.opening(), 0).bridge(key);
            List<RoomMember> members = room.members();
            this.firstMember = members.isEmpty() ? null : members.get(0).call();
            this.muted = muted;
        }

        private void tell(BridgeEvent event) {
            told.accept(key, event);
        }

        @Override
        public void on(BridgeCommand.Create command) {
            send(command, (ari, done) -> ari.createProxying(bridge, done), BridgeEvent.CreatedSeen::new);
        }

        /**
         * In a bridge of three or more, the member that hangs up while it presses a key leaves that key without an end, and the others hear
         * nothing more (bridges/bridge_softmix.c discards the end that main/bridge_channel.c makes): no key gets into it.
         */
        @Override
        public void on(BridgeCommand.Join command) {
            List<ChannelId> channels = command.channels();
            send(
                    command,
                    (ari, done) -> ari.addMembers(bridge, channels, muted, true, done),
                    at -> new BridgeEvent.JoinDone(channels, at));
        }

        @Override
        public void on(BridgeCommand.Remove command) {
            send(command, (ari, done) -> ari.remove(bridge, command.channel(), done), null);
        }

        @Override
        public void on(BridgeCommand.Destroy command) {
            send(command, (ari, done) -> ari.destroy(bridge, done), BridgeEvent.DestroyedSeen::new);
        }

        private void send(
                BridgeCommand command, BiConsumer<CallRequests, RequestCallback> request, @Nullable Done done) {
            RequestCallback callback = failure -> {
                Instant at = loop.now();
                if (failure != null) {
                    tell(new BridgeEvent.CommandFailed(command, FailureReader.read(failure), at));
                } else if (done != null) {
                    tell(done.at(at));
                }
            };
            gateway.act(firstMember, ari -> request.accept(ari, callback));
        }

        @Override
        public void on(BridgeCommand.StartTimer command) {
            timersOf(key.call())
                    .start(
                            command.timer(),
                            command.after(),
                            () -> tell(new BridgeEvent.TimerFired(command.timer(), loop.now())));
        }
    }

    /** The event of a bridge after a request that succeeded. */
    private interface Done {
        BridgeEvent at(Instant at);
    }
}
