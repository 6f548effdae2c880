package io.github.ariadne4j.ari.resource;

import io.github.ariadne4j.ari.model.PlaybackId;
import java.util.concurrent.CompletionStage;

/** Commands on playbacks ({@code /playbacks}). A stage that fails, fails with an {@link AriException}. */
public interface Playbacks {
    /** Stops a playback. */
    CompletionStage<Void> stop(PlaybackId id);
}
