package io.github.ariadne4j.ari.bridge;

import io.github.ariadne4j.ari.media.PlayMedia;
import io.github.ariadne4j.ari.media.RecordMedia;
import io.github.ariadne4j.ari.model.BridgeId;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.LiveRecording;
import io.github.ariadne4j.ari.model.Playback;
import io.github.ariadne4j.ari.model.PlaybackId;
import io.github.ariadne4j.ari.request.PreparedRequest;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Commands for the media of bridges: playback, recording, music and video source. A stage that fails, fails with an
 * {@link io.github.ariadne4j.ari.request.AriException}.
 */
public interface BridgeMedia {
    /** Plays media to all members. */
    CompletionStage<Playback> play(BridgeId id, PlayMedia request);

    /** Plays media to all members, by an announcer with this codec ({@code AsteriskFeature.BRIDGE_MEDIA_FORMATS}). */
    CompletionStage<Playback> play(BridgeId id, PlayMedia request, String announcerFormat);

    /** {@link #play(BridgeId, PlayMedia)} in two steps: subscribe to the id before {@link PreparedRequest#execute}. */
    default PreparedRequest<PlaybackId, Playback> preparePlay(BridgeId id, PlayMedia request) {
        return new PreparedRequest<>(request.id(), () -> play(id, request));
    }

    /** Records the mixed audio of all members. */
    CompletionStage<LiveRecording> record(BridgeId id, RecordMedia request);

    /** The same, by a recorder with this codec ({@code AsteriskFeature.BRIDGE_MEDIA_FORMATS}). */
    CompletionStage<LiveRecording> record(BridgeId id, RecordMedia request, String recorderFormat);

    /** Plays music on hold of this class to all members; null: the default class. */
    CompletionStage<Void> startMusic(BridgeId id, @Nullable String musicClass);

    /** Undoes {@link #startMusic}. */
    CompletionStage<Void> stopMusic(BridgeId id);

    /** Shows this member's video to all others. */
    CompletionStage<Void> setVideoSource(BridgeId id, ChannelId channel);

    /** Lets Asterisk choose the video source again. */
    CompletionStage<Void> clearVideoSource(BridgeId id);
}
