package io.github.ariadne4j.callflow.execution;

import io.github.ariadne4j.ari.loop.CallRequests;
import io.github.ariadne4j.ari.loop.RequestCallback;
import io.github.ariadne4j.ari.model.BridgeId;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.callflow.actor.CallActor;
import io.github.ariadne4j.callflow.actor.ChannelDirectory;
import io.github.ariadne4j.callflow.bridge.BridgeCommand;
import io.github.ariadne4j.callflow.bridge.BridgeEvent;
import io.github.ariadne4j.callflow.bridge.BridgeKey;
import io.github.ariadne4j.callflow.bridge.BridgeTimer;
import io.github.ariadne4j.callflow.leg.CommandFailure;
import io.github.ariadne4j.callflow.loop.CallTimers;
import io.github.ariadne4j.callflow.model.CallSignal;
import io.github.ariadne4j.callflow.model.ChannelNames;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Carries out the commands of the bridges of one call. Used on the loop. */
final class BridgeRequests {
    private final ChannelDirectory directory;
    private final CallActor actor;
    private final ChannelNames names;
    private final CallRequestSender requests;
    private final SoundStops stops;
    private final CallTimers timers;

    /**
     * A timer of a bridge.
     *
     * @param bridge which bridge
     * @param timer for what
     */
    private record TimerKey(BridgeKey bridge, BridgeTimer timer) {
        // A record's own goes through method handles, which the JVM's first compiler does not inline.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof TimerKey key && timer == key.timer && bridge.equals(key.bridge);
        }

        @Override
        public int hashCode() {
            return 31 * bridge.hashCode() + timer.hashCode();
        }
    }

    BridgeRequests(
            ChannelDirectory directory,
            CallActor actor,
            ChannelNames names,
            CallRequestSender requests,
            SoundStops stops,
            CallTimers timers) {
        this.directory = directory;
        this.actor = actor;
        this.names = names;
        this.requests = requests;
        this.stops = stops;
        this.timers = timers;
    }

    void run(BridgeKey bridge, BridgeCommand command) {
        command.applyTo(new OfBridge(bridge));
    }

    private final class OfBridge implements BridgeCommand.Handler {
        private final BridgeKey key;

        OfBridge(BridgeKey key) {
            this.key = key;
        }

        private BridgeId id() {
            return names.bridge(key);
        }

        private CallSignal tell(BridgeEvent event) {
            return new CallSignal.BridgeSignal(key, event);
        }

        private CallSignal failed(BridgeCommand command, CommandFailure failure, Instant at) {
            return tell(new BridgeEvent.CommandFailed(command, failure, at));
        }

        /** Of two parties whose media does not pass Asterisk's core, Asterisk does not see the keys. */
        @Override
        public void on(BridgeCommand.Create command) {
            BridgeId id = id();
            boolean seesKeys = actor.isHeldByFlow();
            directory.enter(id, new ChannelDirectory.BridgeAddress(actor, key));
            requests.send(
                    (ari, done) -> {
                        if (seesKeys) {
                            ari.createProxying(id, done);
                        } else {
                            ari.createMixing(id, done);
                        }
                    },
                    at -> tell(new BridgeEvent.CreatedSeen(at)),
                    (failure, at) -> tell(new BridgeEvent.CreateFailed(failure, at)));
        }

        @Override
        public void on(BridgeCommand.Join command) {
            stops.join(command.channels(), () -> send(command));
        }

        private void send(BridgeCommand.Join command) {
            requests.send(
                    (ari, done) -> add(ari, command.channels(), done),
                    at -> tell(new BridgeEvent.JoinDone(command.channels(), at)),
                    (failure, at) -> failed(command, failure, at));
        }

        /** In a bridge, Asterisk would send the caller's identity to the target. */
        private void add(CallRequests ari, List<ChannelId> channels, RequestCallback done) {
            if (actor.hidesCaller()) {
                ari.addUnidentified(id(), channels, requests.mayPlay(), done);
            } else {
                ari.add(id(), channels, requests.mayPlay(), done);
            }
        }

        @Override
        public void on(BridgeCommand.Remove command) {
            requests.send(
                    (ari, done) -> ari.remove(id(), command.channel(), done),
                    null,
                    (failure, at) -> failed(command, failure, at));
        }

        @Override
        public void on(BridgeCommand.Destroy command) {
            requests.send(
                    (ari, done) -> ari.destroy(id(), done),
                    at -> tell(new BridgeEvent.DestroyedSeen(at)),
                    (failure, at) -> failed(command, failure, at));
        }

        @Override
        public void on(BridgeCommand.StartTimer command) {
            timers.start(
                    new TimerKey(key, command.timer()),
                    command.after(),
                    () -> actor.tell(tell(new BridgeEvent.TimerFired(command.timer(), requests.now()))));
        }
    }
}
