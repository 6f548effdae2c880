package io.github.ariadne4j.callflow.verb;

import io.github.ariadne4j.callflow.flow.Call;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How {@link Call#play(Play)} ended, if not with the call. */
public sealed interface PlayOutcome {
    /** It was played to its end. */
    record Finished() implements PlayOutcome {}

    /**
     * The caller pressed a key that ends it.
     *
     * @param key which one: 0 to 9, A to D, * or #
     */
    record StoppedBy(char key) implements PlayOutcome {}

    /**
     * Asterisk could not play it: mostly there is no such file, or none in a format that the channel takes. A warning in the log
     * names what was not played. Of several sounds only the last one counts; others that are missing are left out. A recording that is
     * missing fails all of it, before anything is played.
     *
     * <p>{@linkplain Prompt#speech Text} that cannot be turned into sound fails all of it, before anything is played.
     *
     * @param prompts what was to be played
     * @param why why there is no sound of a text, or the module of Asterisk that a sound needs; null: Asterisk did not say why
     */
    record Failed(List<Prompt> prompts, @Nullable String why) implements PlayOutcome {
        /** Asterisk could not play it. */
        public Failed(List<Prompt> prompts) {
            this(prompts, null);
        }
    }
}
