package io.github.ariadne4j.ari.media;

import io.github.ariadne4j.ari.model.Playback;
import io.github.ariadne4j.ari.model.PlaybackId;
import java.util.concurrent.CompletionStage;

/**
 * Commands and queries on playbacks ({@code /playbacks}). A stage that fails, fails with an
 * {@link io.github.ariadne4j.ari.request.AriException}.
 *
 * @see <a href="https://docs.asterisk.org/Latest_API/API_Documentation/Asterisk_REST_Interface/Playbacks_REST_API">Playbacks in Asterisk's documentation</a>
 */
public interface Playbacks {
    /** The current state of one playback; 404 once it has ended. */
    CompletionStage<Playback> get(PlaybackId id);

    /** Stops a playback. */
    CompletionStage<Void> stop(PlaybackId id);

    /** Pauses, continues or restarts a playback, or moves within it. */
    CompletionStage<Void> control(PlaybackId id, PlaybackOperation operation);
}
