package io.github.ariadne4j.ari.ari4java;

import static io.github.ariadne4j.ari.ari4java.http.RequestCapture.ignored;

import io.github.ariadne4j.ari.ari4java.http.ParameterFormat;
import io.github.ariadne4j.ari.ari4java.http.Requests;
import io.github.ariadne4j.ari.channel.ChannelMedia;
import io.github.ariadne4j.ari.channel.MuteDirection;
import io.github.ariadne4j.ari.channel.SendDtmf;
import io.github.ariadne4j.ari.json.MediaReader;
import io.github.ariadne4j.ari.json.ModelReader;
import io.github.ariadne4j.ari.media.PlayMedia;
import io.github.ariadne4j.ari.media.RecordMedia;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.LiveRecording;
import io.github.ariadne4j.ari.model.Playback;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Requests about the media of channels. */
interface ChannelMediaRequests extends ChannelMedia {
    /** Builds and sends the requests. */
    Requests requests();

    @Override
    default CompletionStage<Playback> play(ChannelId id, PlayMedia play) {
        return requests()
                .query(
                        "play to channel " + id,
                        ari -> ari.channels()
                                .playWithId(id.value(), play.id().value(), String.join(",", play.media()))
                                .setLang(play.language())
                                .setOffsetms(ParameterFormat.millis(play.offset()))
                                .setSkipms(ParameterFormat.millis(play.skip()))
                                .execute(ignored()),
                        ModelReader::playback);
    }

    @Override
    default CompletionStage<LiveRecording> record(ChannelId id, RecordMedia record) {
        return requests()
                .query(
                        "record channel " + id,
                        ari -> ari.channels()
                                .record(id.value(), record.name(), record.format())
                                .setMaxDurationSeconds(ParameterFormat.seconds(record.maxDuration()))
                                .setMaxSilenceSeconds(ParameterFormat.seconds(record.maxSilence()))
                                .setIfExists(record.ifExists().value())
                                .setBeep(record.beep())
                                .setTerminateOn(record.terminateOn().value())
                                .execute(ignored()),
                        MediaReader::liveRecording);
    }

    @Override
    default CompletionStage<Void> sendDtmf(ChannelId id, SendDtmf dtmf) {
        return requests()
                .command(
                        "send digits to channel " + id,
                        ari -> ari.channels()
                                .sendDTMF(id.value())
                                .setDtmf(dtmf.digits())
                                .setBefore(ParameterFormat.millis(dtmf.before()))
                                .setBetween(ParameterFormat.millis(dtmf.between()))
                                .setDuration(ParameterFormat.millis(dtmf.length()))
                                .setAfter(ParameterFormat.millis(dtmf.after()))
                                .execute(ignored()));
    }

    @Override
    default CompletionStage<Void> mute(ChannelId id, MuteDirection direction) {
        return requests()
                .command(
                        "mute channel " + id,
                        ari -> ari.channels()
                                .mute(id.value())
                                .setDirection(direction.value())
                                .execute(ignored()));
    }

    @Override
    default CompletionStage<Void> unmute(ChannelId id, MuteDirection direction) {
        return requests()
                .command(
                        "unmute channel " + id,
                        ari -> ari.channels()
                                .unmute(id.value())
                                .setDirection(direction.value())
                                .execute(ignored()));
    }

    @Override
    default CompletionStage<Void> hold(ChannelId id) {
        return requests()
                .command(
                        "hold channel " + id,
                        ari -> ari.channels().hold(id.value()).execute(ignored()));
    }

    @Override
    default CompletionStage<Void> unhold(ChannelId id) {
        return requests()
                .command(
                        "unhold channel " + id,
                        ari -> ari.channels().unhold(id.value()).execute(ignored()));
    }

    @Override
    default CompletionStage<Void> startMusic(ChannelId id, @Nullable String musicClass) {
        return requests()
                .command(
                        "start music on channel " + id,
                        ari -> ari.channels()
                                .startMoh(id.value())
                                .setMohClass(musicClass)
                                .execute(ignored()));
    }

    @Override
    default CompletionStage<Void> stopMusic(ChannelId id) {
        return requests()
                .command(
                        "stop music on channel " + id,
                        ari -> ari.channels().stopMoh(id.value()).execute(ignored()));
    }

    @Override
    default CompletionStage<Void> startSilence(ChannelId id) {
        return requests()
                .command(
                        "start silence on channel " + id,
                        ari -> ari.channels().startSilence(id.value()).execute(ignored()));
    }

    @Override
    default CompletionStage<Void> stopSilence(ChannelId id) {
        return requests()
                .command(
                        "stop silence on channel " + id,
                        ari -> ari.channels().stopSilence(id.value()).execute(ignored()));
    }
}
