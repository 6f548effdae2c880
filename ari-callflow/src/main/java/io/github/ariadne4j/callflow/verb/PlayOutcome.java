package io.github.ariadne4j.callflow.verb;

import io.github.ariadne4j.callflow.flow.Call;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The outcome of {@link Call#play(Play)}. If the call ends, the verb throws. */
public sealed interface PlayOutcome {
    /** The playback reached its end. */
    record Finished() implements PlayOutcome {}

    /**
     * The party pressed a key of {@link Play#stoppedBy()}.
     *
     * @param key 0 to 9, A to D, * or #
     */
    record StoppedBy(char key) implements PlayOutcome {}

    /**
     * The playback failed, mostly because there is no such file, or none in a format for the codec of the channel. A warning in
     * the log has the prompts. Of several sounds only the last one counts; others that are missing are skipped. A missing
     * recording, and a {@linkplain Prompt#speech text} that cannot be turned into sound, fail the whole playback before it
     * begins.
     *
     * @param prompts the prompts of the playback
     * @param why the reason for a text, or the module of Asterisk that a sound requires; null: Asterisk gave no reason
     */
    record Failed(List<Prompt> prompts, @Nullable String why) implements PlayOutcome {
        /** A failure without a reason. */
        public Failed(List<Prompt> prompts) {
            this(prompts, null);
        }
    }
}
