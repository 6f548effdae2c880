package io.github.ariadne4j.ari.asterisk;

import io.github.ariadne4j.ari.model.LogChannel;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Commands and queries on log channels of the server ({@code /asterisk/logging}). A stage that fails, fails with an
 * {@link io.github.ariadne4j.ari.request.AriException}.
 */
public interface LogChannels {
    /** All log channels. */
    CompletionStage<List<LogChannel>> list();

    /** Adds a log channel; the levels as in {@code logger.conf}, for example {@code notice,warning,error}. */
    CompletionStage<Void> add(String name, String levels);

    /** Removes a log channel. */
    CompletionStage<Void> delete(String name);

    /** Rotates the file of a log channel. */
    CompletionStage<Void> rotate(String name);
}
