package io.github.ariadne4j.callflow.engine;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.model.Application;
import io.github.ariadne4j.ari.model.AsteriskInfo;
import io.github.ariadne4j.ari.model.Bridge;
import io.github.ariadne4j.ari.model.BridgeId;
import io.github.ariadne4j.ari.model.Channel;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.resource.AriNotFoundException;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.machine.CallIds;
import io.github.ariadne4j.callflow.store.Ports;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * What Asterisk holds of an application at one moment. Four requests, whatever the number of calls.
 *
 * @param at when the look began
 * @param startedAt when this Asterisk was started; null if it does not say
 * @param channels the application's channels
 * @param bridges all bridges that the application made
 */
record AsteriskView(
        Instant at, @Nullable Instant startedAt, Map<ChannelId, Channel> channels, Map<BridgeId, Bridge> bridges) {
    static CompletionStage<AsteriskView> of(AriClient ari) {
        Instant now = Instant.now();
        CompletableFuture<AsteriskInfo> info = ari.asterisk().info().toCompletableFuture();
        CompletableFuture<Set<ChannelId>> ours = ours(ari).toCompletableFuture();
        CompletableFuture<List<Channel>> channels = ari.channels().list().toCompletableFuture();
        CompletableFuture<List<Bridge>> bridges = ari.bridges().list().toCompletableFuture();
        return CompletableFuture.allOf(info, ours, channels, bridges)
                .thenApply(done -> new AsteriskView(
                        now,
                        info.join().startedAt(),
                        channels(channels.join(), ours.join()),
                        bridges(bridges.join(), ari.application())));
    }

    /** An application that holds nothing is not known (404). */
    private static CompletionStage<Set<ChannelId>> ours(AriClient ari) {
        return ari.applications()
                .get(ari.application())
                .handle((application, error) -> {
                    if (error == null) {
                        return CompletableFuture.completedStage(setOf(application));
                    }
                    return Ports.reason(error) instanceof AriNotFoundException
                            ? CompletableFuture.completedStage(Set.<ChannelId>of())
                            : CompletableFuture.<Set<ChannelId>>failedStage(error);
                })
                .thenCompose(stage -> stage);
    }

    private static Set<ChannelId> setOf(Application application) {
        return new HashSet<>(application.channels());
    }

    private static Map<ChannelId, Channel> channels(List<Channel> all, Set<ChannelId> ours) {
        Map<ChannelId, Channel> channels = new HashMap<>();
        for (Channel channel : all) {
            if (ours.contains(channel.id())) {
                channels.put(channel.id(), channel);
            }
        }
        return channels;
    }

    private static Map<BridgeId, Bridge> bridges(List<Bridge> all, String application) {
        Map<BridgeId, Bridge> bridges = new HashMap<>();
        for (Bridge bridge : all) {
            if (CallIds.callOf(application, bridge.id().value()).isPresent()) {
                bridges.put(bridge.id(), bridge);
            }
        }
        return bridges;
    }

    /** The legs of all calls, by attempt. */
    Map<CallId, SortedMap<Integer, Channel>> legs(String application) {
        Map<CallId, SortedMap<Integer, Channel>> legs = new HashMap<>();
        for (Channel channel : channels.values()) {
            OptionalInt attempt = CallIds.attemptOf(channel.id());
            CallIds.callOf(application, channel.id().value())
                    .filter(call -> attempt.isPresent())
                    .ifPresent(call ->
                            legs.computeIfAbsent(call, id -> new TreeMap<>()).put(attempt.getAsInt(), channel));
        }
        return legs;
    }
}
