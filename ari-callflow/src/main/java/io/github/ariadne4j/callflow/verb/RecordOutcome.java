package io.github.ariadne4j.callflow.verb;

import io.github.ariadne4j.callflow.flow.Call;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The outcome of {@link Call#record}. If the call ends, the verb throws. */
public sealed interface RecordOutcome {
    /** The recording's name: that of its file, without the extension. {@link Prompt#recording} plays it. */
    String name();

    /**
     * The recording was stored.
     *
     * @param name its name
     * @param length the length of the sound, rounded down to the second; null if no event reported the end
     * @param reason the reason of the end
     */
    record Recorded(String name, @Nullable Duration length, Reason reason) implements RecordOutcome {}

    /**
     * The recording failed.
     *
     * @param name the name that it would have
     * @param why the reason that Asterisk gave
     */
    record Failed(String name, String why) implements RecordOutcome {}

    /** The reason of the end of a recording. Asterisk reports no reason; it is derived from keys and times. */
    enum Reason {
        /** The caller pressed the key that ends it. */
        KEY,
        /** The caller was silent for too long. */
        SILENCE,
        /** It reached its longest time. */
        MAX_LENGTH,
        /** None of these: another client of Asterisk stopped it, or no sound at all came for 4 s. */
        STOPPED
    }
}
