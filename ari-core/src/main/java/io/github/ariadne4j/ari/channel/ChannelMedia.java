package io.github.ariadne4j.ari.channel;

import io.github.ariadne4j.ari.media.PlayMedia;
import io.github.ariadne4j.ari.media.RecordMedia;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.LiveRecording;
import io.github.ariadne4j.ari.model.Playback;
import io.github.ariadne4j.ari.model.PlaybackId;
import io.github.ariadne4j.ari.request.PreparedRequest;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Commands for the media of channels: playback, recording, DTMF, mute, hold and music. During a playback, a recording
 * or digits on a channel without a bridge, answering it and setting its variables wait for their end. A stage that
 * fails, fails with an {@link io.github.ariadne4j.ari.request.AriException}.
 */
public interface ChannelMedia {
    /** Plays media to a channel, for example {@code sound:tt-monkeys}. */
    default CompletionStage<Playback> play(ChannelId id, PlaybackId playback, String mediaUri) {
        return play(id, PlayMedia.of(playback, mediaUri));
    }

    /** Plays media to a channel. */
    CompletionStage<Playback> play(ChannelId id, PlayMedia request);

    /** {@link #play(ChannelId, PlayMedia)} in two steps: subscribe to the id before {@link PreparedRequest#execute}. */
    default PreparedRequest<PlaybackId, Playback> preparePlay(ChannelId id, PlayMedia request) {
        return new PreparedRequest<>(request.id(), () -> play(id, request));
    }

    /** Records the incoming audio of a channel that is in no bridge. */
    CompletionStage<LiveRecording> record(ChannelId id, RecordMedia request);

    /** Sends digits to a channel. */
    CompletionStage<Void> sendDtmf(ChannelId id, SendDtmf request);

    /** Mutes a channel. */
    CompletionStage<Void> mute(ChannelId id, MuteDirection direction);

    /** Undoes {@link #mute}. */
    CompletionStage<Void> unmute(ChannelId id, MuteDirection direction);

    /** Puts the far end on hold. */
    CompletionStage<Void> hold(ChannelId id);

    /** Undoes {@link #hold}. */
    CompletionStage<Void> unhold(ChannelId id);

    /** Plays music on hold of this class to a channel; null: the class of the channel. */
    CompletionStage<Void> startMusic(ChannelId id, @Nullable String musicClass);

    /** Undoes {@link #startMusic}. */
    CompletionStage<Void> stopMusic(ChannelId id);

    /** Plays silence to a channel, so that media is sent to the far end. */
    CompletionStage<Void> startSilence(ChannelId id);

    /** Undoes {@link #startSilence}. */
    CompletionStage<Void> stopSilence(ChannelId id);
}
