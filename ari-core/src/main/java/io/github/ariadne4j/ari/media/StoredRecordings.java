package io.github.ariadne4j.ari.media;

import io.github.ariadne4j.ari.model.StoredRecording;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Commands and queries on stored recordings, which are files on the server ({@code /recordings/stored}). A stage that
 * fails, fails with an {@link io.github.ariadne4j.ari.request.AriException}.
 */
public interface StoredRecordings {
    /** All stored recordings; the answer can be large. */
    CompletionStage<List<StoredRecording>> list();

    /** One of them. */
    CompletionStage<StoredRecording> get(String name);

    /** The content of the file, at most 64 MiB, in memory. */
    CompletionStage<byte[]> file(String name);

    /** Copies one under another name. */
    CompletionStage<StoredRecording> copy(String name, String copy);

    /** Deletes one. */
    CompletionStage<Void> delete(String name);
}
