package io.github.ariadne4j.callflow.verb;

import io.github.ariadne4j.callflow.flow.Call;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of {@link Call#record}, if the call did not end meanwhile. */
public sealed interface RecordOutcome {
    /** The recording's name: that of its file, without the ending. {@link Prompt#recording} plays it. */
    String name();

    /**
     * There is a recording.
     *
     * @param name its name
     * @param length how much sound it holds, rounded down to the second; null if no event told of its end
     * @param reason what ended it
     */
    record Recorded(String name, @Nullable Duration length, Reason reason) implements RecordOutcome {}

    /**
     * There is none.
     *
     * @param name the name that it would have
     * @param why as Asterisk tells it
     */
    record Failed(String name, String why) implements RecordOutcome {}

    /** What ended a recording. Asterisk tells of its end only; the reason is concluded from keys and times. */
    enum Reason {
        /** The caller pressed the key that ends it. */
        KEY,
        /** The caller was silent for too long. */
        SILENCE,
        /** It was as long as it may be. */
        MAX_LENGTH,
        /** None of these: another client of Asterisk stopped it, or no sound at all came for 4 s. */
        STOPPED
    }
}
