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
    /** One playback as it is now; 404 once it is over. */
    CompletionStage<Playback> get(PlaybackId id);

    /** Stops a playback. */
    CompletionStage<Void> stop(PlaybackId id);

    /** Pauses a playback, moves within it, and so on. */
    CompletionStage<Void> control(PlaybackId id, PlaybackOperation operation);
}
