package io.github.ariadne4j.ari.media;

import io.github.ariadne4j.ari.model.LiveRecording;
import java.util.concurrent.CompletionStage;

/**
 * Commands and queries on live recordings, which are in progress ({@code /recordings/live}). A stage that fails, fails
 * with an {@link io.github.ariadne4j.ari.request.AriException}.
 */
public interface LiveRecordings {
    /** The current state of one recording; 404 once it has ended. */
    CompletionStage<LiveRecording> get(String name);

    /** Ends a recording and stores it. */
    CompletionStage<Void> stop(String name);

    /** Ends a recording and discards it. */
    CompletionStage<Void> cancel(String name);

    /** Pauses a recording; audio during the pause is not recorded. */
    CompletionStage<Void> pause(String name);

    /** Undoes {@link #pause}. */
    CompletionStage<Void> unpause(String name);

    /** Records silence instead of the audio. */
    CompletionStage<Void> mute(String name);

    /** Undoes {@link #mute}. */
    CompletionStage<Void> unmute(String name);
}
