package io.github.ariadne4j.callflow.engine;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.model.Application;
import io.github.ariadne4j.ari.model.AsteriskInfo;
import io.github.ariadne4j.ari.model.Bridge;
import io.github.ariadne4j.ari.model.BridgeId;
import io.github.ariadne4j.ari.model.Channel;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.request.AriException;
import io.github.ariadne4j.ari.request.AriNotFoundException;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.machine.CallIds;
import io.github.ariadne4j.callflow.session.Ports;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What Asterisk holds of an application at one moment. Four requests, whatever the number of calls; where long lists cannot be
 * asked for, as on a socket of Asterisk's own without an HTTP address, one for each channel and bridge.
 *
 * @param at when the look began
 * @param startedAt when this Asterisk was started; null if it does not say
 * @param channels the application's channels
 * @param bridges all bridges that the application made for calls
 */
record AsteriskView(
        Instant at, @Nullable Instant startedAt, Map<ChannelId, Channel> channels, Map<BridgeId, CallBridge> bridges) {
    /**
     * A bridge, and the call that its id names.
     *
     * @param call read off the loop, as that costs more than a look-up
     * @param bridge as it is listed
     */
    record CallBridge(CallId call, Bridge bridge) {}

    static CompletionStage<AsteriskView> of(AriClient ari, Instant now) {
        CompletionStage<AsteriskInfo> info = ari.asterisk().info();
        return application(ari)
                .thenCompose(ours -> contents(ari, ours))
                .thenCombine(
                        info,
                        (held, server) -> new AsteriskView(now, server.startedAt(), held.channels(), held.bridges()));
    }

    private record Held(Map<ChannelId, Channel> channels, Map<BridgeId, CallBridge> bridges) {}

    /** An application that holds nothing is not known (404). */
    private static CompletionStage<Application> application(AriClient ari) {
        Application nothing =
                new Application(ari.application(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
        return ifThere(ari.applications().get(ari.application())).thenApply(found -> found.orElse(nothing));
    }

    private static CompletionStage<Held> contents(AriClient ari, Application ours) {
        CompletionStage<Held> lists = ari.channels()
                .list()
                .thenCombine(ari.bridges().list(), (channels, bridges) -> held(ari, ours, channels, bridges));
        return lists.exceptionallyCompose(
                error -> Ports.reason(error) instanceof AriException known && !known.outcomeUnknown()
                        ? oneByOne(ari, ours)
                        : CompletableFuture.failedStage(error));
    }

    private static CompletionStage<Held> oneByOne(AriClient ari, Application ours) {
        return all(ours.channels(), ari.channels()::get)
                .thenCombine(
                        all(ours.bridges(), ari.bridges()::get),
                        (channels, bridges) -> held(ari, ours, channels, bridges));
    }

    private static <I, T> CompletionStage<List<T>> all(List<I> ids, Function<I, CompletionStage<T>> get) {
        List<CompletableFuture<Optional<T>>> asked = ids.stream()
                .map(id -> ifThere(get.apply(id)).toCompletableFuture())
                .toList();
        return CompletableFuture.allOf(asked.toArray(CompletableFuture<?>[]::new))
                .thenApply(done ->
                        asked.stream().flatMap(found -> found.join().stream()).toList());
    }

    /** What is gone by now (404) is no failure. */
    private static <T> CompletionStage<Optional<T>> ifThere(CompletionStage<T> question) {
        return question.thenApply(Optional::of)
                .exceptionallyCompose(error -> Ports.reason(error) instanceof AriNotFoundException
                        ? CompletableFuture.completedStage(Optional.empty())
                        : CompletableFuture.failedStage(error));
    }

    private static Held held(AriClient ari, Application ours, List<Channel> channels, List<Bridge> bridges) {
        Set<ChannelId> known = Set.copyOf(ours.channels());
        return new Held(
                byId(channels.stream().filter(channel -> known.contains(channel.id())), Channel::id),
                ofCalls(ari.application(), bridges));
    }

    private static Map<BridgeId, CallBridge> ofCalls(String application, List<Bridge> bridges) {
        Map<BridgeId, CallBridge> ofCalls = new HashMap<>();
        for (Bridge bridge : bridges) {
            CallIds.callOf(application, bridge.id().value())
                    .ifPresent(call -> ofCalls.put(bridge.id(), new CallBridge(call, bridge)));
        }
        return ofCalls;
    }

    /** Asterisk lists what changes meanwhile, and may list one twice: the later is the newer. */
    static <I, T> Map<I, T> byId(Stream<T> listed, Function<T, I> id) {
        return listed.collect(Collectors.toMap(id, one -> one, (earlier, later) -> later));
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
