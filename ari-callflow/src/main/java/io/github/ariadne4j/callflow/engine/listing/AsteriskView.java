package io.github.ariadne4j.callflow.engine.listing;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.model.Application;
import io.github.ariadne4j.ari.model.AsteriskInfo;
import io.github.ariadne4j.ari.model.Bridge;
import io.github.ariadne4j.ari.model.BridgeId;
import io.github.ariadne4j.ari.model.CallerId;
import io.github.ariadne4j.ari.model.Channel;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.ChannelState;
import io.github.ariadne4j.ari.model.DialplanPosition;
import io.github.ariadne4j.ari.request.AriException;
import io.github.ariadne4j.ari.request.AriNotFoundException;
import io.github.ariadne4j.ari.request.AriServerException;
import io.github.ariadne4j.callflow.bridge.BridgeKey;
import io.github.ariadne4j.callflow.bridge.BridgePurpose;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.channel.StasisPosition;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.model.ChannelNames;
import io.github.ariadne4j.callflow.session.Ports;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The channels, bridges and recordings of an application in Asterisk at one moment. Four requests, for any number of calls; where long lists cannot be
 * asked for, as on a socket of Asterisk's own without an HTTP address, or are refused, one for each channel and bridge.
 *
 * @param at when the look began
 * @param startedAt when this Asterisk was started; null if it does not report it
 * @param channels the application's channels
 * @param unreadable those of them that Asterisk does not describe, as it cannot encode their bytes: they are there, and nothing but
 *     their state is known. They are in no dialplan then, so that none is taken for a caller
 * @param bridges all bridges that the application made for calls and rooms
 */
public record AsteriskView(
        Instant at,
        @Nullable Instant startedAt,
        Map<ChannelId, Channel> channels,
        Set<ChannelId> unreadable,
        Map<BridgeId, CallBridge> bridges) {
    private static final int OK = 200;

    /**
     * A bridge, and which one of which call or room its id names.
     *
     * @param key read off the loop, as that costs more than a look-up
     * @param bridge as it is listed
     */
    public record CallBridge(BridgeKey key, Bridge bridge) {}

    public static CompletionStage<AsteriskView> of(AriClient ari, Instant now) {
        CompletionStage<AsteriskInfo> info = ari.asterisk().info();
        return application(ari)
                .thenCompose(ours -> contents(ari, ours))
                .thenCombine(
                        info,
                        (held, server) -> new AsteriskView(
                                now, server.startedAt(), held.channels(), held.unreadable(), held.bridges()));
    }

    private record Held(
            Map<ChannelId, Channel> channels, Set<ChannelId> unreadable, Map<BridgeId, CallBridge> bridges) {}

    /** An application that holds nothing is not known (404). */
    private static CompletionStage<Application> application(AriClient ari) {
        Application nothing =
                new Application(ari.application(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
        return ifThere(ari.applications().get(ari.application())).thenApply(found -> found.orElse(nothing));
    }

    private static CompletionStage<Held> contents(AriClient ari, Application ours) {
        CompletionStage<Listing> channels = orOneByOne(
                ari.channels().list().thenApply(all -> new Listing(all, Set.of())),
                () -> channels(ari, ours.channels()));
        CompletionStage<List<Bridge>> bridges = orOneByOne(
                ari.bridges().list(),
                () -> OneByOne.ask(ours.bridges(), id -> ifThere(ari.bridges().get(id))));
        return channels.thenCombine(bridges, (listing, listed) -> held(ari, ours, listing, listed));
    }

    /** Where Asterisk refuses a list: one channel that it cannot write as JSON fails the list of all (500). */
    private static <T> CompletionStage<T> orOneByOne(CompletionStage<T> list, Supplier<CompletionStage<T>> oneByOne) {
        return list.exceptionallyCompose(
                error -> Ports.reason(error) instanceof AriException known && !known.outcomeUnknown()
                        ? oneByOne.get()
                        : CompletableFuture.failedStage(error));
    }

    private record Listing(List<Channel> channels, Set<ChannelId> unreadable) {}

    private static CompletionStage<Listing> channels(AriClient ari, List<ChannelId> ids) {
        Set<ChannelId> unreadable = ConcurrentHashMap.newKeySet();
        return OneByOne.ask(ids, id -> channel(ari, id, unreadable))
                .thenApply(channels -> new Listing(channels, Set.copyOf(unreadable)));
    }

    private static CompletionStage<Optional<Channel>> channel(AriClient ari, ChannelId id, Set<ChannelId> unreadable) {
        return ifThere(ari.channels().get(id)).exceptionallyCompose(error -> {
            if (!isUnreadable(error)) {
                return CompletableFuture.failedStage(error);
            }
            unreadable.add(id);
            return withoutDetails(ari, id);
        });
    }

    /** For a channel that it cannot write as JSON, Asterisk answers 200 and nothing. */
    private static boolean isUnreadable(Throwable error) {
        return Ports.reason(error) instanceof AriServerException server && server.status() == OK;
    }

    /** A function of the dialplan returns the state without the bytes that fail. */
    private static CompletionStage<Optional<Channel>> withoutDetails(AriClient ari, ChannelId id) {
        return ari.channels()
                .variable(id, "CHANNEL(state)")
                .thenApply(ChannelState::of)
                .exceptionally(unknown -> ChannelState.UNKNOWN)
                .thenApply(state -> Optional.of(withoutDetails(id, state)));
    }

    private static Channel withoutDetails(ChannelId id, ChannelState state) {
        return new Channel(
                id,
                "",
                "",
                state,
                CallerId.UNKNOWN,
                CallerId.UNKNOWN,
                "",
                DialplanPosition.UNKNOWN,
                null,
                "",
                "",
                "",
                Map.of());
    }

    /** An object that is gone by now (404) is no failure. */
    private static <T> CompletionStage<Optional<T>> ifThere(CompletionStage<T> question) {
        return question.thenApply(Optional::of)
                .exceptionallyCompose(error -> Ports.reason(error) instanceof AriNotFoundException
                        ? CompletableFuture.completedStage(Optional.empty())
                        : CompletableFuture.failedStage(error));
    }

    private static Held held(AriClient ari, Application ours, Listing listing, List<Bridge> bridges) {
        Set<ChannelId> known = Set.copyOf(ours.channels());
        return new Held(
                byId(listing.channels().stream().filter(channel -> known.contains(channel.id())), Channel::id),
                listing.unreadable(),
                ofCalls(ari.application(), bridges));
    }

    private static Map<BridgeId, CallBridge> ofCalls(String application, List<Bridge> bridges) {
        Map<BridgeId, CallBridge> ofCalls = new HashMap<>();
        for (Bridge bridge : bridges) {
            BridgeKey key = ChannelNames.bridgeOf(application, bridge.id());
            if (key != null) {
                ofCalls.put(bridge.id(), new CallBridge(key, bridge));
            }
        }
        return ofCalls;
    }

    /** Asterisk lists what changes meanwhile, and may list one twice: the later is the newer. */
    static <I, T> Map<I, T> byId(Stream<T> listed, Function<T, I> id) {
        return listed.collect(Collectors.toMap(id, one -> one, (earlier, later) -> later));
    }

    /** The channels in each bridge of a room. */
    public Map<BridgeKey, Set<ChannelId>> roomBridges() {
        Map<BridgeKey, Set<ChannelId>> rooms = new HashMap<>();
        for (CallBridge bridge : bridges.values()) {
            if (bridge.key().purpose() == BridgePurpose.ROOM) {
                rooms.put(bridge.key(), Set.copyOf(bridge.bridge().channels()));
            }
        }
        return rooms;
    }

    /**
     * Whether a caller came in after this Asterisk was started.
     *
     * @param entered when the caller entered; null: no event reported it
     * @param startedBefore when the Asterisk before it was started. One whose clock was put back meanwhile proves nothing
     */
    public boolean isSinceRestart(@Nullable Instant entered, @Nullable Instant startedBefore) {
        boolean comparable = startedAt != null && startedBefore != null && startedAt.isAfter(startedBefore);
        return comparable && entered != null && !entered.isBefore(startedAt);
    }

    /** The legs of all parties. One that came back from the dialplan is a caller, and no longer a leg; one that helps is known from its session. */
    Map<CallId, SortedMap<LegId, Channel>> legs(String application) {
        Map<CallId, SortedMap<LegId, Channel>> legs = new HashMap<>();
        for (Channel channel : channels.values()) {
            LegId leg = ChannelNames.legOf(application, channel.id());
            boolean helps = ChannelNames.isHelper(application, channel.id(), StasisPosition.argsOf(channel));
            if (leg != null && !helps && !StasisPosition.cameBack(application, channel)) {
                ChannelNames.callOf(application, channel.id().value())
                        .ifPresent(call -> legs.computeIfAbsent(call, id -> new TreeMap<>())
                                .merge(leg, channel, AsteriskView::laterInstance));
            }
        }
        return legs;
    }

    /** Two instances gave one number to different channels: what the earlier one created was never written. */
    private static Channel laterInstance(Channel one, Channel other) {
        return one.id().value().compareTo(other.id().value()) < 0 ? other : one;
    }

    /** The states of all channels that are not in the dialplan outside of the application. */
    public Map<ChannelId, ChannelState> states() {
        Map<ChannelId, ChannelState> states = new HashMap<>();
        for (Channel channel : channels.values()) {
            if (!StasisPosition.isElsewhere(channel)) {
                states.put(channel.id(), channel.state());
            }
        }
        return states;
    }
}
