package io.github.ariadne4j.ari.ari4java;

import static io.github.ariadne4j.ari.ari4java.http.RequestCapture.ignored;

import io.github.ariadne4j.ari.ari4java.http.ParameterFormat;
import io.github.ariadne4j.ari.ari4java.http.Requests;
import io.github.ariadne4j.ari.bridge.BridgeMedia;
import io.github.ariadne4j.ari.exchange.AriRequest;
import io.github.ariadne4j.ari.json.MediaReader;
import io.github.ariadne4j.ari.json.ModelReader;
import io.github.ariadne4j.ari.media.PlayMedia;
import io.github.ariadne4j.ari.media.RecordMedia;
import io.github.ariadne4j.ari.model.BridgeId;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.LiveRecording;
import io.github.ariadne4j.ari.model.Playback;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Requests about the media of bridges. */
interface BridgeMediaRequests extends BridgeMedia {
    /** Builds and sends the requests. */
    Requests requests();

    @Override
    default CompletionStage<Playback> play(BridgeId id, PlayMedia play) {
        return requests().query("play to bridge " + id, playing(id, play), ModelReader::playback);
    }

    @Override
    default CompletionStage<Playback> play(BridgeId id, PlayMedia play, String announcerFormat) {
        AriRequest request = playing(id, play).and("announcer_format", announcerFormat);
        return requests().query("play to bridge " + id, request, ModelReader::playback);
    }

    private AriRequest playing(BridgeId id, PlayMedia play) {
        return requests()
                .describe(ari -> ari.bridges()
                        .playWithId(id.value(), play.id().value(), String.join(",", play.media()))
                        .setLang(play.language())
                        .setOffsetms(ParameterFormat.millis(play.offset()))
                        .setSkipms(ParameterFormat.millis(play.skip()))
                        .execute(ignored()));
    }

    @Override
    default CompletionStage<LiveRecording> record(BridgeId id, RecordMedia record) {
        return requests().query("record bridge " + id, recording(id, record), MediaReader::liveRecording);
    }

    @Override
    default CompletionStage<LiveRecording> record(BridgeId id, RecordMedia record, String recorderFormat) {
        AriRequest request = recording(id, record).and("recorder_format", recorderFormat);
        return requests().query("record bridge " + id, request, MediaReader::liveRecording);
    }

    private AriRequest recording(BridgeId id, RecordMedia record) {
        return requests()
                .describe(ari -> ari.bridges()
                        .record(id.value(), record.name(), record.format())
                        .setMaxDurationSeconds(ParameterFormat.seconds(record.maxDuration()))
                        .setMaxSilenceSeconds(ParameterFormat.seconds(record.maxSilence()))
                        .setIfExists(record.ifExists().value())
                        .setBeep(record.beep())
                        .setTerminateOn(record.terminateOn().value())
                        .execute(ignored()));
    }

    @Override
    default CompletionStage<Void> startMusic(BridgeId id, @Nullable String musicClass) {
        return requests()
                .command(
                        "start music in bridge " + id,
                        ari -> ari.bridges()
                                .startMoh(id.value())
                                .setMohClass(musicClass)
                                .execute(ignored()));
    }

    @Override
    default CompletionStage<Void> stopMusic(BridgeId id) {
        return requests()
                .command(
                        "stop music in bridge " + id,
                        ari -> ari.bridges().stopMoh(id.value()).execute(ignored()));
    }

    @Override
    default CompletionStage<Void> setVideoSource(BridgeId id, ChannelId channel) {
        return requests()
                .command(
                        "show the video of " + channel + " in bridge " + id,
                        ari -> ari.bridges()
                                .setVideoSource(id.value(), channel.value())
                                .execute(ignored()));
    }

    @Override
    default CompletionStage<Void> clearVideoSource(BridgeId id) {
        return requests()
                .command(
                        "clear the video source of bridge " + id,
                        ari -> ari.bridges().clearVideoSource(id.value()).execute(ignored()));
    }
}
