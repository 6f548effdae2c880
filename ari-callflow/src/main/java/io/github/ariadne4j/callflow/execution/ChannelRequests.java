package io.github.ariadne4j.callflow.execution;

import io.github.ariadne4j.ari.loop.CallRequests;
import io.github.ariadne4j.ari.loop.ChannelRecording;
import io.github.ariadne4j.ari.loop.RequestCallback;
import io.github.ariadne4j.ari.model.BridgeId;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.PlaybackId;
import io.github.ariadne4j.ari.request.AriNotFoundException;
import io.github.ariadne4j.callflow.actor.CallActor;
import io.github.ariadne4j.callflow.actor.ChannelDirectory;
import io.github.ariadne4j.callflow.execution.gateway.RecordingParameters;
import io.github.ariadne4j.callflow.model.CallCommand.ToChannel;
import io.github.ariadne4j.callflow.model.CallCommand.ToChannel.Action;
import io.github.ariadne4j.callflow.model.CallSignal;
import io.github.ariadne4j.callflow.model.ChannelNames;
import io.github.ariadne4j.callflow.model.FlowEvent;
import io.github.ariadne4j.callflow.model.Indication;
import io.github.ariadne4j.callflow.model.LegVerb;
import io.github.ariadne4j.callflow.operation.OpenOperation;
import io.github.ariadne4j.callflow.operation.OperationId;
import io.github.ariadne4j.callflow.route.Ringback;
import io.github.ariadne4j.callflow.verb.Departure;
import io.github.ariadne4j.callflow.verb.Prompt;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Has channels of one call do and hear something. Used on the loop. */
final class ChannelRequests {
    /** Repeats until it is stopped, in the tone zone of the channel. */
    private static final String RINGING_TONE = "tone:ring";

    private static final String MUSIC_CLASS = "CHANNEL(musicclass)";

    private final EngineContext context;
    private final ChannelDirectory directory;
    private final CallActor actor;
    private final ChannelNames names;
    private final CallRequestSender requests;
    private final BiConsumer<OperationId, Throwable> failed;
    private final SoundStops stops;
    private final ReplacedLegs replaced;
    private final Set<OperationId> stoppedRingbacks = new HashSet<>(0);

    /** @param failed receives the reason of a failed operation before the call gets its signal */
    ChannelRequests(
            EngineContext context,
            CallActor actor,
            ChannelNames names,
            CallRequestSender requests,
            SoundStops stops,
            ReplacedLegs replaced,
            BiConsumer<OperationId, Throwable> failed) {
        this.context = context;
        this.directory = context.directory();
        this.actor = actor;
        this.names = names;
        this.requests = requests;
        this.failed = failed;
        this.stops = stops;
        this.replaced = replaced;
    }

    void run(ToChannel command) {
        ChannelId channel = command.channel();
        Action action = command.action();
        if (action instanceof Action.Indicate indicate) {
            indicate(command.operation(), channel, indicate.indication());
        } else if (action instanceof Action.Play play) {
            playIfThere(command.operation(), channel, play, play.prompts().iterator());
        } else if (action instanceof Action.PlayOn play) {
            playOn(command.operation(), channel, new Action.Play(play.prompts(), play.language()));
        } else if (action instanceof Action.StartRingback start) {
            start(command.operation(), channel, start.kind());
        } else if (action instanceof Action.StopRingback stop) {
            stop(command.operation(), channel, stop.kind());
        } else if (action instanceof Action.StartMusic start) {
            startMusic(command.operation(), channel, start.musicClass());
        } else if (action instanceof Action.StopMusic) {
            stopMusic(command.operation(), channel);
        } else if (action instanceof Action.Control control) {
            control(command.operation(), channel, control.verb());
        } else if (action instanceof Action.SetMusicClass set) {
            requests.send(
                    (ari, done) -> ari.setVariable(channel, MUSIC_CLASS, set.musicClass(), requests.mayPlay(), done),
                    ChannelRequests::unanswered);
        } else if (action instanceof Action.Leave leave) {
            leave(command.operation(), channel, leave.where());
        } else if (action instanceof Action.StartRecording start) {
            record(command.operation(), channel, start);
        } else if (action instanceof Action.StartBridgeRecording start) {
            record(command.operation(), start);
        } else if (action instanceof Action.SteerRecording steer) {
            steer(command.operation(), steer);
        } else if (action instanceof Action.StopRecording stop) {
            requests.send((ari, done) -> ari.stopRecording(stop.name(), done), ChannelRequests::unanswered);
        } else {
            stopPlayback(command.operation());
        }
    }

    private void indicate(OperationId operation, ChannelId channel, Indication indication) {
        requests.send(
                (ari, done) -> {
                    switch (indication) {
                        case RINGING -> ari.ring(channel, done);
                        case PROGRESS -> ari.progress(channel, done);
                    }
                },
                failure -> ended(operation, channel, failure, next -> indicate(operation, next, indication)));
    }

    private void control(OperationId operation, ChannelId channel, LegVerb verb) {
        BiConsumer<CallRequests, RequestCallback> request = (ari, done) -> control(ari, channel, verb, done);
        if (verb instanceof LegVerb.StartMusic) {
            stops.begins(channel);
        } else if (verb instanceof LegVerb.StopMusic) {
            stops.repeatInBridge(channel, request);
        }
        requests.send(request, failure -> ended(operation, channel, failure, next -> control(operation, next, verb)));
    }

    private static void control(CallRequests ari, ChannelId channel, LegVerb verb, RequestCallback done) {
        if (verb instanceof LegVerb.Hold) {
            ari.hold(channel, done);
        } else if (verb instanceof LegVerb.Unhold) {
            ari.unhold(channel, done);
        } else if (verb instanceof LegVerb.Mute mute) {
            ari.mute(channel, mute.direction().value(), done);
        } else if (verb instanceof LegVerb.Unmute unmute) {
            ari.unmute(channel, unmute.direction().value(), done);
        } else if (verb instanceof LegVerb.SendKeys send) {
            ari.sendDtmf(channel, send.keys().pressed(), done);
        } else if (verb instanceof LegVerb.StartMusic music) {
            ari.startMoh(channel, music.musicClass(), done);
        } else {
            ari.stopMoh(channel, done);
        }
    }

    private void leave(OperationId operation, ChannelId channel, Departure where) {
        requests.send(
                (ari, done) -> leave(ari, channel, where, done),
                failure -> ended(operation, channel, failure, next -> leave(operation, next, where)));
    }

    private static void leave(CallRequests ari, ChannelId channel, Departure where, RequestCallback done) {
        if (where instanceof Departure.ToDialplan place) {
            ari.continueInDialplan(channel, place.context(), place.extension(), place.priority(), done);
        } else if (where instanceof Departure.ToApplication other) {
            ari.move(channel, other.name(), String.join(",", other.args()), done);
        } else if (where instanceof Departure.Redirect redirect) {
            ari.redirect(channel, redirect.endpoint(), done);
        }
    }

    /** Asterisk sends no end of a playback whose last recording is absent: recordings are looked for first. */
    private void playIfThere(OperationId operation, ChannelId channel, Action.Play play, Iterator<Prompt> left) {
        String recording = nextRecording(left);
        if (recording == null) {
            play(operation, channel, play);
            return;
        }
        requests.send((ari, done) -> ari.storedRecording(recording, done), failure -> {
            if (failure instanceof AriNotFoundException) {
                context.warnings().notPlayed(Prompt.recording(recording).uri());
                actor.tell(ended(operation, false));
            } else if (isWanted(operation)) {
                playIfThere(operation, channel, play, left);
            }
        });
    }

    private static @Nullable String nextRecording(Iterator<Prompt> prompts) {
        while (prompts.hasNext()) {
            String recording = prompts.next().recordingName();
            if (recording != null) {
                return recording;
            }
        }
        return null;
    }

    /** What is over, or never began, is played from its beginning; what no event reports, the next look finds. */
    private void playOn(OperationId operation, ChannelId channel, Action.Play play) {
        PlaybackId playback = names.playback(operation);
        directory.enter(playback, actor, operation);
        requests.send((ari, done) -> ari.playback(playback, done), failure -> {
            if (!(failure instanceof AriNotFoundException)) {
                directory.begun(playback);
            } else if (isWanted(operation)) {
                directory.finished(playback);
                playIfThere(operation, channel, play, play.prompts().iterator());
            }
        });
    }

    /** Whether no key has ended the playback meanwhile, and the call goes on. */
    private boolean isWanted(OperationId operation) {
        for (OpenOperation open : actor.operations()) {
            if (open.id().equals(operation)) {
                return open.keys() == null || open.keys().playing();
            }
        }
        return false;
    }

    /** Ends with PlaybackFinished, which Asterisk also sends when the channel is gone. */
    private void play(OperationId operation, ChannelId channel, Action.Play play) {
        requests.playing();
        stops.begins(operation, channel);
        PlaybackId playback = names.playback(operation);
        directory.enter(playback, actor, operation);
        List<String> media = play.prompts().stream().map(Prompt::uri).toList();
        requests.send((ari, done) -> ari.play(channel, playback, media, play.language(), done), failure -> {
            boolean plays = stops.begun(operation, failure);
            if (failure != null) {
                directory.finished(playback);
                replaced.refused(
                        operation,
                        channel,
                        failure,
                        next -> playAgain(operation, next, play),
                        () -> ended(operation, failure));
                return;
            }
            directory.begun(playback);
            if (plays && !isWanted(operation)) {
                stopPlayback(operation);
            }
        });
    }

    private void playAgain(OperationId operation, ChannelId channel, Action.Play play) {
        if (isWanted(operation)) {
            play(operation, channel, play);
        } else {
            actor.tell(ended(operation, false));
        }
    }

    /** Ends with RecordingFinished. Until then Asterisk does nothing else with the channel. */
    private void record(OperationId operation, ChannelId channel, Action.StartRecording command) {
        requests.playing();
        ChannelRecording recording = RecordingParameters.of(command.name(), command.recording());
        begin(
                operation,
                command.name(),
                (ari, done) -> ari.record(channel, recording, done),
                failure -> replaced.refused(
                        operation,
                        channel,
                        failure,
                        next -> record(operation, next, command),
                        () -> ended(operation, failure)));
    }

    private void record(OperationId operation, Action.StartBridgeRecording command) {
        ChannelRecording recording = RecordingParameters.of(command.name(), command.recording());
        BridgeId bridge = names.bridge(command.bridge());
        begin(
                operation,
                command.name(),
                (ari, done) -> ari.record(bridge, recording, done),
                failure -> ended(operation, failure));
    }

    private void begin(
            OperationId operation,
            String name,
            BiConsumer<CallRequests, RequestCallback> request,
            Consumer<Throwable> refused) {
        directory.recordings().enter(name, actor, operation);
        requests.send(request, failure -> {
            if (failure == null) {
                directory.recordings().begun(name);
            } else {
                directory.recordings().finished(name);
                refused.accept(failure);
            }
        });
    }

    private void steer(OperationId operation, Action.SteerRecording command) {
        requests.send((ari, done) -> steer(ari, command, done), failure -> ended(operation, failure));
    }

    private static void steer(CallRequests ari, Action.SteerRecording command, RequestCallback done) {
        switch (command.control()) {
            case PAUSE -> ari.pauseRecording(command.name(), done);
            case RESUME -> ari.resumeRecording(command.name(), done);
            case MUTE -> ari.muteRecording(command.name(), done);
            case UNMUTE -> ari.unmuteRecording(command.name(), done);
            case STOP -> ari.stopRecording(command.name(), done);
        }
    }

    private void ended(
            OperationId operation, ChannelId channel, @Nullable Throwable failure, Consumer<ChannelId> again) {
        if (failure == null) {
            actor.tell(ended(operation, true));
        } else {
            replaced.refused(operation, channel, failure, again, () -> ended(operation, failure));
        }
    }

    private void ended(OperationId operation, @Nullable Throwable failure) {
        if (failure != null) {
            failed.accept(operation, failure);
        }
        actor.tell(ended(operation, failure == null));
    }

    private CallSignal ended(OperationId operation, boolean succeeded) {
        return new CallSignal.FlowSignal(new FlowEvent.OperationEnded(operation, succeeded), requests.now());
    }

    private void start(OperationId operation, ChannelId channel, Ringback kind) {
        stops.begins(operation, channel);
        switch (kind) {
            case RING ->
                requests.send(
                        (ari, done) -> ari.ring(channel, done),
                        failure -> ringbackBegun(operation, channel, kind, failure));
            case MUSIC ->
                requests.send(
                        (ari, done) -> ari.startMoh(channel, done),
                        failure -> ringbackBegun(operation, channel, kind, failure));
            case TONE -> {
                requests.playing();
                PlaybackId playback = names.playback(operation);
                requests.send(
                        (ari, done) -> ari.play(channel, playback, List.of(RINGING_TONE), null, done),
                        failure -> ringbackBegun(operation, channel, kind, failure));
            }
            case RELAY, SILENCE -> throw new IllegalArgumentException(kind + " is not started");
        }
    }

    private void stop(OperationId operation, ChannelId channel, Ringback kind) {
        stoppedRingbacks.add(operation);
        switch (kind) {
            case RING -> stops.send(operation, channel, (ari, done) -> ari.ringStop(channel, done));
            case MUSIC -> stopMusic(operation, channel);
            case TONE -> stopPlayback(operation);
            case RELAY, SILENCE -> throw new IllegalArgumentException(kind + " is not stopped");
        }
    }

    private void startMusic(OperationId operation, ChannelId channel, String musicClass) {
        stops.begins(operation, channel);
        requests.send(
                (ari, done) -> ari.startMoh(channel, musicClass, done),
                failure -> musicBegun(operation, channel, musicClass, failure));
    }

    private void stopMusic(OperationId operation, ChannelId channel) {
        stops.send(operation, channel, (ari, done) -> ari.stopMoh(channel, done));
    }

    /** A ringback is no operation of the plan. */
    private void ringbackBegun(OperationId operation, ChannelId channel, Ringback kind, @Nullable Throwable failure) {
        boolean isReplaced = kind == Ringback.MUSIC && actor.hasMusic();
        boolean isUnwanted = stops.begun(operation, failure) && stoppedRingbacks.contains(operation);
        if (isUnwanted && !isReplaced) {
            stop(operation, channel, kind);
        }
    }

    private void musicBegun(OperationId operation, ChannelId channel, String musicClass, @Nullable Throwable failure) {
        if (stops.begun(operation, failure) && !actor.hasMusic()) {
            stopMusic(operation, channel);
        } else if (failure != null) {
            replaced.refused(operation, channel, failure, next -> startMusic(operation, next, musicClass), () -> {});
        }
    }

    private void stopPlayback(OperationId operation) {
        stops.send(operation, (ari, done) -> ari.stopPlayback(names.playback(operation), done));
    }

    /** No plan waits for it. */
    private static void unanswered(@Nullable Throwable failure) {}
}
