package io.github.ariadne4j.callflow.replay;

import io.github.ariadne4j.callflow.journal.JournalEntry;
import io.github.ariadne4j.callflow.journal.StepKind;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The step that a flow comes to.
 *
 * @param kind what it is
 * @param key what the flow names in it; empty: nothing
 * @param arguments a digest of what the flow asks for in it; empty: it asks for nothing more
 * @param deadline until when it lasts; null: that is not known before
 * @param operation the id of the operation that it begins, as text; null: it is not known before, or there is none
 */
record StepIntent(
        StepKind kind,
        String key,
        String arguments,
        @Nullable Instant deadline,
        @Nullable String operation) {
    /** A name that is null is a fault of the flow. */
    StepIntent {
        Objects.requireNonNull(key, () -> "a name in the step " + kind + " is null");
    }

    static StepIntent of(StepKind kind, String key) {
        return new StepIntent(kind, key, "", null, null);
    }

    /** The same with these arguments. */
    StepIntent asking(Object... asked) {
        return new StepIntent(kind, key, StepArguments.digest(asked), deadline, operation);
    }

    /** The same until then. */
    StepIntent until(Instant end) {
        return new StepIntent(kind, key, arguments, end, operation);
    }

    /** The same, which begins the operation with this id. */
    StepIntent by(String id) {
        return new StepIntent(kind, key, arguments, deadline, id);
    }

    /** As it is written before it is done. */
    JournalEntry entry(int number) {
        JournalEntry intent = JournalEntry.intent(number, kind, key, deadline).asking(arguments);
        return operation == null ? intent : intent.by(operation);
    }

    @Override
    public String toString() {
        return kind + (key.isEmpty() ? "" : " " + key);
    }
}
