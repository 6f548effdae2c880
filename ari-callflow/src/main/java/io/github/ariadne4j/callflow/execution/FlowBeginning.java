package io.github.ariadne4j.callflow.execution;

import io.github.ariadne4j.callflow.flow.FlowName;
import io.github.ariadne4j.callflow.journal.Journal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The state with which a flow begins.
 *
 * @param kept what it keeps
 * @param journal what it has done; null: it is not durable, or does not run again
 * @param stepGoesOn whether the recording, or the outbound call, of the step that was interrupted goes on
 */
record FlowBeginning(Map<String, String> kept, @Nullable Journal journal, boolean stepGoesOn) {
    /** The durable flow; null: none. */
    @Nullable FlowName flow() {
        return journal == null ? null : journal.flow();
    }

    /** Without a journal. */
    static FlowBeginning with(Map<String, String> kept) {
        return new FlowBeginning(kept, null, false);
    }

    /** With this journal. */
    static FlowBeginning of(Journal journal, boolean stepGoesOn) {
        return new FlowBeginning(journal.data(), journal, stepGoesOn);
    }
}
