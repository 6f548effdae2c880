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
import io.github.ariadne4j.ari.json.MalformedJsonException;
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
 * The requests of calls, optimised for the loop: without builders, thread-locals and regular expressions. Their
 * semantics are documented in {@code ari.channel.Channels} and {@code ari.bridge.Bridges}. Used on the loop only.
 */
public final class CallRequests {
    private static final String CHANNELS = "/channels/";
    private static final String BRIDGES = "/bridges/";
    private static final String PLAYBACKS = "/playbacks/";
    private static final String CHANNEL = "channel";
    private static final String LIVE_RECORDINGS = "/recordings/live/";
    private static final String STORED_RECORDINGS = "/recordings/stored/";

    private final RequestChannel channel;
    private final String application;
    private final @Nullable RequestWatch watch;

    /**
     * Requests on this channel.
     *
     * @param channel the channel for requests
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

    /** The same requests, observed by this watch. */
    public CallRequests watched(RequestWatch by) {
        return new CallRequests(channel, application, by);
    }

    /**
     * Creates a channel that enters the application.
     *
     * @param id its id
     * @param endpoint the endpoint to call
     * @param appArgs the arguments of its {@code StasisStart}
     * @param originator the channel on whose behalf it is created; null: none
     * @param variables channel variables set before it is dialled
     */
    public void create(
            ChannelId id,
            String endpoint,
            String appArgs,
            @Nullable ChannelId originator,
            Map<String, String> variables,
            RequestCallback callback) {
        Param to = new Param("endpoint", endpoint);
        Param app = new Param("app", application);
        Param args = new Param("appArgs", appArgs);
        Param channel = new Param("channelId", id.value());
        AriRequest request = new AriRequest(
                "POST",
                "/channels/create",
                originator == null
                        ? List.of(to, app, args, channel)
                        : List.of(to, app, args, channel, new Param("originator", originator.value())),
                ModelReader.write(Map.of("variables", variables)),
                Lane.NORMAL,
                SocketUse.PREFERRED);
        send("create channel ", id.value(), request, callback);
    }

    /**
     * Dials a created channel.
     *
     * @param caller the channel to which ringing is indicated, and whose caller id is sent; null: none
     */
    public void dial(ChannelId id, @Nullable ChannelId caller, Duration timeout, RequestCallback callback) {
        Param ringFor = new Param("timeout", Long.toString(Math.max(1, timeout.toSeconds())));
        channelCommand(
                "dial channel ",
                id,
                "/dial",
                caller == null ? List.of(ringFor) : List.of(new Param("caller", caller.value()), ringFor),
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

    /** Indicates ringing to an inbound channel. */
    public void ring(ChannelId id, RequestCallback callback) {
        channelCommand("ring channel ", id, "/ring", List.of(), SocketUse.PREFERRED, callback);
    }

    /** Starts early media toward an inbound channel; Asterisk 20.16, 21.11 or 22.6 and later. */
    public void progress(ChannelId id, RequestCallback callback) {
        toChannel("POST", "tell progress to channel ", id, "/progress", callback);
    }

    /** Ends {@link #ring}; no effect if it does not ring. */
    public void ringStop(ChannelId id, RequestCallback callback) {
        toChannel("DELETE", "stop ringing of channel ", id, "/ring", callback);
    }

    /** Plays music on hold to a channel, of the class that its configuration names; an unanswered caller gets early media. */
    public void startMoh(ChannelId id, RequestCallback callback) {
        toChannel("POST", "start music for channel ", id, "/moh", callback);
    }

    /** Plays music on hold of this class to a channel, as {@link #startMoh(ChannelId, RequestCallback)}. */
    public void startMoh(ChannelId id, String musicClass, RequestCallback callback) {
        channelCommand(
                "start music for channel ",
                id,
                "/moh",
                List.of(new Param("mohClass", musicClass)),
                SocketUse.PREFERRED,
                callback);
    }

    /** Ends {@link #startMoh}; no effect if there is no music. */
    public void stopMoh(ChannelId id, RequestCallback callback) {
        toChannel("DELETE", "stop music for channel ", id, "/moh", callback);
    }

    /** Puts the far end of a channel on hold: it hears music, or its telephone shows the hold. */
    public void hold(ChannelId id, RequestCallback callback) {
        toChannel("POST", "hold channel ", id, "/hold", callback);
    }

    /** Ends {@link #hold}; no effect if it is not on hold. */
    public void unhold(ChannelId id, RequestCallback callback) {
        toChannel("DELETE", "take back channel ", id, "/hold", callback);
    }

    /**
     * Mutes a channel.
     *
     * @param direction {@code in}: audio from it; {@code out}: audio to it; {@code both}
     */
    public void mute(ChannelId id, String direction, RequestCallback callback) {
        mute("POST", "mute channel ", id, direction, callback);
    }

    /** Ends {@link #mute} in this direction; no effect if it is not muted. */
    public void unmute(ChannelId id, String direction, RequestCallback callback) {
        mute("DELETE", "unmute channel ", id, direction, callback);
    }

    private void mute(String method, String what, ChannelId id, String direction, RequestCallback callback) {
        AriRequest request = new AriRequest(
                method,
                CHANNELS + PathSegments.encoded(id.value()) + "/mute",
                List.of(new Param("direction", direction)),
                null,
                Lane.NORMAL,
                SocketUse.PREFERRED);
        send(what, id.value(), request, callback);
    }

    /** Sends DTMF digits to the far end of a channel, one every 200 ms. */
    public void sendDtmf(ChannelId id, String keys, RequestCallback callback) {
        channelCommand(
                "send keys to channel ", id, "/dtmf", List.of(new Param("dtmf", keys)), SocketUse.AVOIDED, callback);
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

    /** Reads a variable, or calls a dialplan function that returns a value. */
    public void variable(ChannelId id, String name, ValueCallback callback) {
        AriRequest request = new AriRequest(
                "GET",
                CHANNELS + PathSegments.encoded(id.value()) + "/variable",
                List.of(new Param("variable", name)),
                null,
                Lane.NORMAL,
                SocketUse.PREFERRED);
        String what = "read " + name + " of channel ";
        RequestWatch seen = watch;
        if (seen != null) {
            seen.sent(request::text);
        }
        channel.send(request, new Question(what + id.value(), request, (value, failure) -> {
            if (seen != null) {
                seen.done(failure);
            }
            callback.done(value, failure);
        }));
    }

    /**
     * Plays to a channel.
     *
     * @param media media URIs, played in this order; without commas
     * @param language of sound files; null: the channel's
     */
    public void play(
            ChannelId id,
            PlaybackId playback,
            List<String> media,
            @Nullable String language,
            RequestCallback callback) {
        Param all = new Param("media", String.join(",", media));
        channelCommand(
                "play to channel ",
                id,
                "/play/" + PathSegments.encoded(playback.value()),
                language == null ? List.of(all) : List.of(all, new Param("lang", language)),
                SocketUse.PREFERRED,
                callback);
    }

    /** Stops a playback; {@code AriNotFoundException} if it has ended. */
    public void stopPlayback(PlaybackId id, RequestCallback callback) {
        toPlayback("DELETE", "stop playback ", id, callback);
    }

    /**
     * Queries a playback that is queued, playing or paused; {@code AriNotFoundException} if it has ended or never
     * existed.
     */
    public void playback(PlaybackId id, RequestCallback callback) {
        toPlayback("GET", "look for playback ", id, callback);
    }

    /** Records a channel that is in no bridge, and answers it if it is not answered. */
    public void record(ChannelId id, ChannelRecording recording, RequestCallback callback) {
        channelCommand("record channel ", id, "/record", paramsOf(recording), SocketUse.PREFERRED, callback);
    }

    /** Records the mixed audio of all members of a bridge; a beep is heard by all of them. */
    public void record(BridgeId id, ChannelRecording recording, RequestCallback callback) {
        AriRequest request = new AriRequest(
                "POST",
                BRIDGES + PathSegments.encoded(id.value()) + "/record",
                paramsOf(recording),
                null,
                Lane.NORMAL,
                SocketUse.PREFERRED);
        send("record bridge ", id.value(), request, callback);
    }

    private static List<Param> paramsOf(ChannelRecording recording) {
        return List.of(
                new Param("name", recording.name()),
                new Param("format", recording.format()),
                new Param(
                        "maxDurationSeconds",
                        Long.toString(recording.maxLength().toSeconds())),
                new Param(
                        "maxSilenceSeconds",
                        Long.toString(recording.maxSilence().toSeconds())),
                new Param("beep", Boolean.toString(recording.beep())),
                new Param("terminateOn", recording.terminateOn()));
    }

    /** Pauses a recording; {@code AriConflictException} if the recording has not begun. */
    public void pauseRecording(String name, RequestCallback callback) {
        toRecording("POST", "pause recording ", LIVE_RECORDINGS, name, "/pause", callback);
    }

    /** Resumes a paused recording. */
    public void resumeRecording(String name, RequestCallback callback) {
        toRecording("DELETE", "resume recording ", LIVE_RECORDINGS, name, "/pause", callback);
    }

    /** Records silence instead of the audio; {@code AriConflictException} if the recording has not begun. */
    public void muteRecording(String name, RequestCallback callback) {
        toRecording("POST", "mute recording ", LIVE_RECORDINGS, name, "/mute", callback);
    }

    /** Ends {@link #muteRecording}. */
    public void unmuteRecording(String name, RequestCallback callback) {
        toRecording("DELETE", "unmute recording ", LIVE_RECORDINGS, name, "/mute", callback);
    }

    /**
     * Creates a snoop channel, which receives the audio of another channel and enters the application.
     *
     * @param of the other channel
     * @param id the id of the new channel
     * @param spy direction of the other channel's audio that it receives: {@code in}, {@code out}, {@code both},
     *     {@code none}
     * @param whisper direction of the other channel's audio that its own audio is mixed into: {@code in}, {@code out},
     *     {@code both}, {@code none}
     * @param appArgs the arguments of its {@code StasisStart}
     */
    public void snoop(
            ChannelId of, ChannelId id, String spy, String whisper, String appArgs, RequestCallback callback) {
        channelCommand(
                "snoop on channel ",
                of,
                "/snoop/" + PathSegments.encoded(id.value()),
                List.of(
                        new Param("spy", spy),
                        new Param("whisper", whisper),
                        new Param("app", application),
                        new Param("appArgs", appArgs)),
                SocketUse.PREFERRED,
                callback);
    }

    /** Stops a recording and stores it; {@code AriNotFoundException} if it has ended. */
    public void stopRecording(String name, RequestCallback callback) {
        toRecording("POST", "stop recording ", LIVE_RECORDINGS, name, "/stop", callback);
    }

    /**
     * Queries a recording that is queued or in progress; {@code AriNotFoundException} if it has ended or never existed.
     */
    public void liveRecording(String name, RequestCallback callback) {
        toRecording("GET", "look for recording ", LIVE_RECORDINGS, name, "", callback);
    }

    /** Queries a stored recording; {@code AriNotFoundException} if it does not exist. */
    public void storedRecording(String name, RequestCallback callback) {
        toRecording("GET", "look for recording ", STORED_RECORDINGS, name, "", callback);
    }

    /** Returns a channel to the dialplan. */
    public void continueInDialplan(ChannelId id, RequestCallback callback) {
        channelCommand("continue in the dialplan channel ", id, "/continue", List.of(), SocketUse.AVOIDED, callback);
    }

    /** Returns a channel to the dialplan at this position. */
    public void continueInDialplan(
            ChannelId id, String context, String extension, int priority, RequestCallback callback) {
        channelCommand(
                "continue in the dialplan channel ",
                id,
                "/continue",
                List.of(
                        new Param("context", context),
                        new Param("extension", extension),
                        new Param("priority", Integer.toString(priority))),
                SocketUse.AVOIDED,
                callback);
    }

    /**
     * Moves a channel to another application. If that is not connected, Asterisk sends {@code ApplicationMoveFailed},
     * and the channel stays.
     *
     * @param appArgs the arguments of its {@code StasisStart}, separated by commas
     */
    public void move(ChannelId id, String otherApplication, String appArgs, RequestCallback callback) {
        channelCommand(
                "move channel ",
                id,
                "/move",
                List.of(new Param("app", otherApplication), new Param("appArgs", appArgs)),
                SocketUse.AVOIDED,
                callback);
    }

    /**
     * Redirects the far end of a channel to another address: by REFER, or by 302 if it was not answered.
     * {@code AriRejectedException} (422) if the address is of another technology than the channel.
     */
    public void redirect(ChannelId id, String endpoint, RequestCallback callback) {
        channelCommand(
                "redirect channel ",
                id,
                "/redirect",
                List.of(new Param("endpoint", endpoint)),
                SocketUse.AVOIDED,
                callback);
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
        create(id, "mixing", callback);
    }

    /**
     * Creates a mixing bridge through which all media passes, also with two members. Otherwise Asterisk could connect
     * their media directly: mute would have no effect, and digits would not be detected.
     */
    public void createProxying(BridgeId id, RequestCallback callback) {
        create(id, "mixing,proxy_media", callback);
    }

    private void create(BridgeId id, String type, RequestCallback callback) {
        AriRequest request = new AriRequest(
                "POST",
                BRIDGES + PathSegments.encoded(id.value()),
                List.of(new Param("type", type)),
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
        String channels = joined(members);
        add(id, channels, List.of(new Param(CHANNEL, channels)), busy, callback);
    }

    /** The same as {@link #add}, without connected line updates to and from these channels. */
    public void addUnidentified(BridgeId id, List<ChannelId> members, boolean busy, RequestCallback callback) {
        String channels = joined(members);
        Param hidden = new Param("inhibitConnectedLineUpdates", "true");
        add(id, channels, List.of(new Param(CHANNEL, channels), hidden), busy, callback);
    }

    /**
     * The same as {@link #add} for members of a conference: the others do not hear the keys of these channels.
     *
     * @param muted whether they do not hear these channels either
     */
    public void addMembers(
            BridgeId id, List<ChannelId> members, boolean muted, boolean busy, RequestCallback callback) {
        String channels = joined(members);
        Param absorbed = new Param("absorbDTMF", "true");
        Param mute = new Param("mute", Boolean.toString(muted));
        add(id, channels, List.of(new Param(CHANNEL, channels), absorbed, mute), busy, callback);
    }

    private static String joined(List<ChannelId> members) {
        StringJoiner channels = new StringJoiner(",");
        members.forEach(member -> channels.add(member.value()));
        return channels.toString();
    }

    private void add(BridgeId id, String channels, List<Param> query, boolean busy, RequestCallback callback) {
        AriRequest request = new AriRequest(
                "POST",
                BRIDGES + PathSegments.encoded(id.value()) + "/addChannel",
                query,
                null,
                Lane.NORMAL,
                useFor(busy));
        send("add " + channels + " to bridge ", id.value(), request, callback);
    }

    /**
     * Takes a channel out of a bridge; it stays in the application. Success is the event {@code ChannelLeftBridge}, not
     * the answer. {@code AriConflictException} if the channel is not in this bridge, {@code AriRejectedException} if it
     * no longer exists.
     */
    public void remove(BridgeId id, ChannelId member, RequestCallback callback) {
        AriRequest request = new AriRequest(
                "POST",
                BRIDGES + PathSegments.encoded(id.value()) + "/removeChannel",
                List.of(new Param(CHANNEL, member.value())),
                null,
                Lane.NORMAL,
                SocketUse.AVOIDED);
        send("remove " + member.value() + " from bridge ", id.value(), request, callback);
    }

    /** Asks whether a bridge is there; {@code AriNotFoundException} if it is not. */
    public void bridge(BridgeId id, RequestCallback callback) {
        toBridge("GET", "look for bridge ", id, "", callback);
    }

    /**
     * Plays to all members of a bridge, behind what is played to it.
     *
     * @param media what; holds no comma
     */
    public void play(BridgeId id, String media, RequestCallback callback) {
        AriRequest request = new AriRequest(
                "POST",
                BRIDGES + PathSegments.encoded(id.value()) + "/play",
                List.of(new Param("media", media)),
                null,
                Lane.NORMAL,
                SocketUse.PREFERRED);
        send("play to bridge ", id.value(), request, callback);
    }

    /** Plays music on hold to all members of a bridge, of the class that the configuration calls {@code default}. */
    public void startMoh(BridgeId id, RequestCallback callback) {
        toBridge("POST", "start music for bridge ", id, "/moh", callback);
    }

    /** Ends what {@link #startMoh(BridgeId, RequestCallback)} began; {@code AriConflictException} if there is no music. */
    public void stopMoh(BridgeId id, RequestCallback callback) {
        toBridge("DELETE", "stop music for bridge ", id, "/moh", callback);
    }

    private void toBridge(String method, String what, BridgeId id, String operation, RequestCallback callback) {
        send(what, id.value(), plain(method, BRIDGES + PathSegments.encoded(id.value()) + operation), callback);
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

    /** A waiting request would delay all others on the socket; a channel that plays nothing carries it out at once. */
    private static SocketUse useFor(boolean busy) {
        return busy ? SocketUse.AVOIDED : SocketUse.PREFERRED;
    }

    private void channelCommand(
            String what, ChannelId id, String operation, List<Param> query, SocketUse use, RequestCallback callback) {
        AriRequest request = new AriRequest(
                "POST", CHANNELS + PathSegments.encoded(id.value()) + operation, query, null, Lane.NORMAL, use);
        send(what, id.value(), request, callback);
    }

    private void toChannel(String method, String what, ChannelId id, String operation, RequestCallback callback) {
        send(what, id.value(), plain(method, CHANNELS + PathSegments.encoded(id.value()) + operation), callback);
    }

    private void toPlayback(String method, String what, PlaybackId id, RequestCallback callback) {
        send(what, id.value(), plain(method, PLAYBACKS + PathSegments.encoded(id.value())), callback);
    }

    private void toRecording(
            String method, String what, String kind, String name, String operation, RequestCallback callback) {
        send(what, name, plain(method, kind + PathSegments.encoded(name) + operation), callback);
    }

    /** A request without parameters that Asterisk answers without waiting for the channel. */
    private static AriRequest plain(String method, String path) {
        return new AriRequest(method, path, List.of(), null, Lane.NORMAL, SocketUse.PREFERRED);
    }

    private void send(String what, String id, AriRequest request, RequestCallback callback) {
        RequestWatch seen = watch;
        if (seen == null) {
            channel.send(request, new Command(what, id, request, callback));
            return;
        }
        seen.sent(request::text);
        RequestCallback watched = failure -> {
            seen.done(failure);
            callback.done(failure);
        };
        channel.send(request, new Command(what, id, request, watched));
    }

    private record Command(String what, String id, AriRequest request, RequestCallback callback)
            implements ResponseHandler {
        @Override
        public boolean readsBody() {
            return false;
        }

        @Override
        public void onResponse(AriResponse response) {
            callback.done(response.isSuccess() ? null : FaultTranslator.translate(what + id, request, response));
        }

        @Override
        public void onFailure(AriException why) {
            callback.done(why);
        }
    }

    private record Question(String what, AriRequest request, ValueCallback callback) implements ResponseHandler {
        @Override
        public void onResponse(AriResponse response) {
            if (!response.isSuccess()) {
                callback.done(null, FaultTranslator.translate(what, request, response));
                return;
            }
            String value;
            try {
                value = ModelReader.variable(response.body());
            } catch (MalformedJsonException e) {
                callback.done(null, FaultTranslator.unreadable(what, response, e));
                return;
            }
            callback.done(value, null);
        }

        @Override
        public void onFailure(AriException why) {
            callback.done(null, why);
        }
    }
}
