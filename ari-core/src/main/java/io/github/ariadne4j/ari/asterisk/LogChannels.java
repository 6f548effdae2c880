package io.github.ariadne4j.ari.asterisk;

import io.github.ariadne4j.ari.model.LogChannel;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * The logs of the server ({@code /asterisk/logging}). A stage that fails, fails with an
 * {@link io.github.ariadne4j.ari.request.AriException}.
 */
public interface LogChannels {
    /** All of them. */
    CompletionStage<List<LogChannel>> list();

    /** Begins one; the levels as in {@code logger.conf}, for example {@code notice,warning,error}. */
    CompletionStage<Void> add(String name, String levels);

    /** Ends one. */
    CompletionStage<Void> delete(String name);

    /** Begins a new file for one. */
    CompletionStage<Void> rotate(String name);
}
