package io.github.ariadne4j.ari.loop;

import io.github.ariadne4j.ari.exchange.AriRequest;
import io.github.ariadne4j.ari.exchange.AriRequest.Lane;
import io.github.ariadne4j.ari.exchange.AriRequest.Param;
import io.github.ariadne4j.ari.exchange.AriRequest.SocketUse;
import io.github.ariadne4j.ari.exchange.AriResponse;
import io.github.ariadne4j.ari.exchange.FaultTranslator;
import io.github.ariadne4j.ari.exchange.PathSegments;
import io.github.ariadne4j.ari.exchange.RequestChannel;
import io.github.ariadne4j.ari.exchange.ResponseHandler;
import io.github.ariadne4j.ari.json.ModelReader;
import io.github.ariadne4j.ari.model.BridgeId;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.ari.model.PlaybackId;
import io.github.ariadne4j.ari.request.AriException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * The requests that a call needs on its way, as they are written: without builder, thread-local or regular expression. What they
 * mean is said by {@code ari.channel.Channels} and {@code ari.bridge.Bridges}. Used on the loop only.
 */
public final class CallRequests {
    private static final String CHANNELS = "/channels/";
    private static final String BRIDGES = "/bridges/";

    private final RequestChannel channel;
    private final String application;
    private final @Nullable RequestWatch watch;

    /**
     * Requests on this channel.
     *
     * @param channel where they go out
     * @param application the Stasis application that created channels enter
     */
    public CallRequests(RequestChannel channel, String application) {
        this(channel, application, null);
    }

    private CallRequests(RequestChannel channel, String application, @Nullable RequestWatch watch) {
        this.channel = channel;
        this.application = application;
        this.watch = watch;
    }

    /** The same, seen by this watch. */
    public CallRequests watched(RequestWatch by) {
        return new CallRequests(channel, application, by);
    }

    /**
     * Creates a channel that enters the application.
     *
     * @param id its id
     * @param endpoint whom it is toward
     * @param appArgs what its {@code StasisStart} carries
     * @param originator the channel on whose behalf it is created
     * @param variables set before it is dialled
     */
    public void create(
            ChannelId id,
            String endpoint,
            String appArgs,
            ChannelId originator,
            Map<String, String> variables,
            RequestCallback callback) {
        AriRequest request = new AriRequest(
                "POST",
                "/channels/create",
                List.of(
                        new Param("endpoint", endpoint),
                        new Param("app", application),
                        new Param("appArgs", appArgs),
                        new Param("channelId", id.value()),
                        new Param("originator", originator.value())),
                ModelReader.write(Map.of("variables", variables)),
                Lane.NORMAL,
                SocketUse.PREFERRED);
        send("create channel ", id.value(), request, callback);
    }

    /** Dials a created channel; the caller hears it ring. */
    public void dial(ChannelId id, ChannelId caller, Duration timeout, RequestCallback callback) {
        long seconds = Math.max(1, timeout.toSeconds());
        channelCommand(
                "dial channel ",
                id,
                "/dial",
                List.of(new Param("caller", caller.value()), new Param("timeout", Long.toString(seconds))),
                SocketUse.AVOIDED,
                callback);
    }

    /**
     * Answers an inbound channel.
     *
     * @param busy whether the channel may be playing something, which Asterisk lets the request wait for
     */
    public void answer(ChannelId id, boolean busy, RequestCallback callback) {
        channelCommand("answer channel ", id, "/answer", List.of(), useFor(busy), callback);
    }

    /** Tells an inbound channel that the far end rings. */
    public void ring(ChannelId id, RequestCallback callback) {
        channelCommand("ring channel ", id, "/ring", List.of(), SocketUse.PREFERRED, callback);
    }

    /**
     * Sets a variable, or calls a dialplan function that takes one.
     *
     * @param busy whether the channel may be playing something, which Asterisk lets the request wait for
     */
    public void setVariable(ChannelId id, String name, String value, boolean busy, RequestCallback callback) {
        channelCommand(
                "set " + name + " of channel ",
                id,
                "/variable",
                List.of(new Param("variable", name), new Param("value", value)),
                useFor(busy),
                callback);
    }

    /** Plays to a channel. */
    public void play(ChannelId id, PlaybackId playback, String media, RequestCallback callback) {
        channelCommand(
                "play to channel ",
                id,
                "/play/" + PathSegments.encoded(playback.value()),
                List.of(new Param("media", media)),
                SocketUse.PREFERRED,
                callback);
    }

    /** Hands a channel back to the dialplan. */
    public void continueInDialplan(ChannelId id, RequestCallback callback) {
        channelCommand("continue in the dialplan channel ", id, "/continue", List.of(), SocketUse.AVOIDED, callback);
    }

    /** Hangs a channel up. */
    public void hangUp(ChannelId id, HangupCause cause, RequestCallback callback) {
        AriRequest request = new AriRequest(
                "DELETE",
                CHANNELS + PathSegments.encoded(id.value()),
                List.of(new Param("reason_code", Integer.toString(cause.code()))),
                null,
                Lane.URGENT,
                SocketUse.PREFERRED);
        send("hang up channel ", id.value(), request, callback);
    }

    /** Creates a mixing bridge. */
    public void createMixing(BridgeId id, RequestCallback callback) {
        AriRequest request = new AriRequest(
                "POST",
                BRIDGES + PathSegments.encoded(id.value()),
                List.of(new Param("type", "mixing")),
                null,
                Lane.NORMAL,
                SocketUse.PREFERRED);
        send("create bridge ", id.value(), request, callback);
    }

    /**
     * Puts channels into a bridge.
     *
     * @param busy whether one of them may be playing something, which Asterisk lets the request wait for
     */
    public void add(BridgeId id, List<ChannelId> members, boolean busy, RequestCallback callback) {
        StringJoiner channels = new StringJoiner(",");
        members.forEach(member -> channels.add(member.value()));
        AriRequest request = new AriRequest(
                "POST",
                BRIDGES + PathSegments.encoded(id.value()) + "/addChannel",
                List.of(new Param("channel", channels.toString())),
                null,
                Lane.NORMAL,
                useFor(busy));
        send("add " + channels + " to bridge ", id.value(), request, callback);
    }

    /** Destroys a bridge. */
    public void destroy(BridgeId id, RequestCallback callback) {
        AriRequest request = new AriRequest(
                "DELETE",
                BRIDGES + PathSegments.encoded(id.value()),
                List.of(),
                null,
                Lane.URGENT,
                SocketUse.PREFERRED);
        send("destroy bridge ", id.value(), request, callback);
    }

    /** On the socket all requests wait for one that waits; a channel that plays nothing carries a request out at once. */
    private static SocketUse useFor(boolean busy) {
        return busy ? SocketUse.AVOIDED : SocketUse.PREFERRED;
    }

    private void channelCommand(
            String what, ChannelId id, String operation, List<Param> query, SocketUse use, RequestCallback callback) {
        AriRequest request = new AriRequest(
                "POST", CHANNELS + PathSegments.encoded(id.value()) + operation, query, null, Lane.NORMAL, use);
        send(what, id.value(), request, callback);
    }

    private void send(String what, String id, AriRequest request, RequestCallback callback) {
        RequestWatch seen = watch;
        if (seen == null) {
            channel.send(request, new Command(what, id, callback));
            return;
        }
        seen.sent(request::text);
        RequestCallback watched = failure -> {
            seen.done(failure);
            callback.done(failure);
        };
        channel.send(request, new Command(what, id, watched));
    }

    private record Command(String what, String id, RequestCallback callback) implements ResponseHandler {
        @Override
        public boolean readsBody() {
            return false;
        }

        @Override
        public void onResponse(AriResponse response) {
            callback.done(response.isSuccess() ? null : FaultTranslator.translate(what + id, response));
        }

        @Override
        public void onFailure(AriException why) {
            callback.done(why);
        }
    }
}
