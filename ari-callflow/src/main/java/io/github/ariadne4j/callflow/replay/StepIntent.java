package io.github.ariadne4j.callflow.replay;

import io.github.ariadne4j.callflow.journal.StepKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The step that a flow comes to.
 *
 * @param kind what it is
 * @param key what the flow names in it; empty: nothing
 * @param arguments a digest of what the flow asks for in it; empty: it asks for nothing more
 * @param deadline until when it lasts; null: that is not known before
 */
record StepIntent(
        StepKind kind,
        String key,
        String arguments,
        @Nullable Instant deadline) {
    static StepIntent of(StepKind kind, String key) {
        return new StepIntent(kind, key, "", null);
    }

    /** The same with these arguments. */
    StepIntent asking(Object... asked) {
        return new StepIntent(kind, key, StepArguments.digest(asked), deadline);
    }

    /** The same until then. */
    StepIntent until(Instant end) {
        return new StepIntent(kind, key, arguments, end);
    }

    @Override
    public String toString() {
        return kind + (key.isEmpty() ? "" : " " + key);
    }
}
