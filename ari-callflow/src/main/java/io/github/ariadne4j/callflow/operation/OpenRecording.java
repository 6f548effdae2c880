package io.github.ariadne4j.callflow.operation;

import io.github.ariadne4j.callflow.verb.RecordOutcome.Reason;
import io.github.ariadne4j.callflow.verb.Recording;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A recording that is under way.
 *
 * @param name its name
 * @param recording how it is made; null where an earlier instance began it
 * @param began since when; null: no event has reported its beginning
 * @param keyPressed whether the key that ends it was pressed
 * @param waits whether Asterisk is to be asked for it once its leg has left the bridge
 */
public record OpenRecording(
        String name,
        @Nullable Recording recording,
        @Nullable Instant began,
        boolean keyPressed,
        boolean waits) {
    /** One that Asterisk is to be asked for. */
    public static OpenRecording of(String name, Recording recording) {
        return new OpenRecording(name, recording, null, false, true);
    }

    /** One that an earlier instance began. */
    public static OpenRecording stored(String name) {
        return new OpenRecording(name, null, null, false, false);
    }

    /** Whether an earlier instance ordered it, and nothing has shown that it began. */
    public boolean isUnknown() {
        return recording == null && began == null;
    }

    /** Asterisk was asked for it. */
    public OpenRecording asked() {
        return new OpenRecording(name, recording, began, keyPressed, false);
    }

    /** It has begun. */
    public OpenRecording begunAt(Instant at) {
        return began == null ? new OpenRecording(name, recording, at, keyPressed, waits) : this;
    }

    /** The key that ends it was pressed. */
    public OpenRecording withKeyPressed() {
        return new OpenRecording(name, recording, began, true, waits);
    }

    /** Whether this key ends it. */
    public boolean isEndedBy(char key) {
        return recording != null && began != null && recording.endedBy().includes(key);
    }

    /** The reason of its end, as far as it is known: Asterisk ends one that is too long up to a second late, never early. */
    public Reason reasonAt(Instant end) {
        if (keyPressed) {
            return Reason.KEY;
        }
        if (recording == null || began == null) {
            return Reason.STOPPED;
        }
        if (Duration.between(began, end).compareTo(recording.maxLength()) >= 0) {
            return Reason.MAX_LENGTH;
        }
        return recording.maxSilence() == null ? Reason.STOPPED : Reason.SILENCE;
    }
}
