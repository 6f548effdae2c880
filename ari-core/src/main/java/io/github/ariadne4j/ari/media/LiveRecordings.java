package io.github.ariadne4j.ari.media;

import io.github.ariadne4j.ari.model.LiveRecording;
import java.util.concurrent.CompletionStage;

/**
 * Commands and queries on recordings that are being made. A stage that fails, fails with an
 * {@link io.github.ariadne4j.ari.request.AriException}.
 */
public interface LiveRecordings {
    /** One recording as it is now; 404 once it is over. */
    CompletionStage<LiveRecording> get(String name);

    /** Ends a recording and keeps it. */
    CompletionStage<Void> stop(String name);

    /** Ends a recording and throws it away. */
    CompletionStage<Void> cancel(String name);

    /** Stops recording for a while; what is said meanwhile is missing. */
    CompletionStage<Void> pause(String name);

    /** Undoes {@link #pause}. */
    CompletionStage<Void> unpause(String name);

    /** Records silence for a while. */
    CompletionStage<Void> mute(String name);

    /** Undoes {@link #mute}. */
    CompletionStage<Void> unmute(String name);
}
