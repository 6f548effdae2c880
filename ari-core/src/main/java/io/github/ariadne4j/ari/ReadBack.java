package io.github.ariadne4j.ari;

import io.github.ariadne4j.ari.bridge.Bridges;
import io.github.ariadne4j.ari.channel.Channels;
import io.github.ariadne4j.ari.media.Playbacks;
import io.github.ariadne4j.ari.model.Bridge;
import io.github.ariadne4j.ari.model.BridgeId;
import io.github.ariadne4j.ari.model.Channel;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.Playback;
import io.github.ariadne4j.ari.model.PlaybackId;
import io.github.ariadne4j.ari.request.AriConflictException;
import io.github.ariadne4j.ari.request.AriNotFoundException;
import io.github.ariadne4j.ari.request.AriOutcomeUnknownException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether a request with an unknown outcome was carried out, by the id that the client chose for it. Asterisk
 * may still be processing the request: that a resource does not exist is certain only after the longest time that a
 * request may take. May be used on any thread. Stages complete on {@code ari-callback} threads.
 */
public final class ReadBack {
    private final Channels channels;
    private final Bridges bridges;
    private final Playbacks playbacks;

    /** Reads back through these resources. */
    public ReadBack(Channels channels, Bridges bridges, Playbacks playbacks) {
        this.channels = channels;
        this.bridges = bridges;
        this.playbacks = playbacks;
    }

    /** Whether the channel exists. */
    public CompletionStage<Boolean> exists(ChannelId id) {
        return found(channels.get(id));
    }

    /** Whether the bridge exists. */
    public CompletionStage<Boolean> exists(BridgeId id) {
        return found(bridges.get(id));
    }

    /** Whether the playback exists; also false once it has ended. */
    public CompletionStage<Boolean> exists(PlaybackId id) {
        return found(playbacks.get(id));
    }

    /** Whether the channel is in the bridge; also false if the bridge does not exist. */
    public CompletionStage<Boolean> isMember(ChannelId channel, BridgeId bridge) {
        return bridges.get(bridge)
                .thenApply(now -> now.channels().contains(channel))
                .handle(ReadBack::falseIfNotFound)
                .thenCompose(stage -> stage);
    }

    /**
     * The channel that a create, originate, snoop or external media request made. If the outcome is unknown, or if 409
     * shows that an earlier attempt created it, the channel is read back. If it does not exist, the stage fails as the
     * request did.
     *
     * @param id the id that the request carried, never used before it
     * @param request the stage of the request
     */
    public CompletionStage<Channel> created(ChannelId id, CompletionStage<Channel> request) {
        return settled(request, () -> channels.get(id));
    }

    /** The same for a bridge. */
    public CompletionStage<Bridge> created(BridgeId id, CompletionStage<Bridge> request) {
        return settled(request, () -> bridges.get(id));
    }

    /** The same for a playback. */
    public CompletionStage<Playback> created(PlaybackId id, CompletionStage<Playback> request) {
        return settled(request, () -> playbacks.get(id));
    }

    private static <T> CompletionStage<T> settled(CompletionStage<T> request, Supplier<CompletionStage<T>> readBack) {
        return request.handle((made, error) -> {
                    if (error == null) {
                        return CompletableFuture.completedStage(made);
                    }
                    Throwable why = unwrapped(error);
                    return mayHaveHappened(why) ? orFail(readBack.get(), why) : CompletableFuture.<T>failedStage(why);
                })
                .thenCompose(stage -> stage);
    }

    private static boolean mayHaveHappened(Throwable why) {
        return why instanceof AriOutcomeUnknownException
                || (why instanceof AriConflictException conflict && conflict.status() == 409);
    }

    /** A failed read-back gives no information: the result is the failure of the request. */
    private static <T> CompletionStage<T> orFail(CompletionStage<T> readBack, Throwable why) {
        return readBack.handle((found, error) ->
                        error == null ? CompletableFuture.completedStage(found) : CompletableFuture.<T>failedStage(why))
                .thenCompose(stage -> stage);
    }

    private static CompletionStage<Boolean> found(CompletionStage<?> question) {
        return question.thenApply(found -> true)
                .handle(ReadBack::falseIfNotFound)
                .thenCompose(stage -> stage);
    }

    private static CompletionStage<Boolean> falseIfNotFound(@Nullable Boolean exists, @Nullable Throwable error) {
        if (exists != null) {
            return CompletableFuture.completedStage(exists);
        }
        Throwable why = unwrapped(Objects.requireNonNull(error));
        return why instanceof AriNotFoundException
                ? CompletableFuture.completedStage(false)
                : CompletableFuture.failedStage(why);
    }

    private static Throwable unwrapped(Throwable error) {
        @Nullable Throwable cause = error.getCause();
        return error instanceof CompletionException && cause != null ? cause : error;
    }
}
