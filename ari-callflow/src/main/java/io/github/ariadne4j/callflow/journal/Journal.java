package io.github.ariadne4j.callflow.journal;

import io.github.ariadne4j.callflow.flow.FlowName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a durable flow so far. Only the last one may be open.
 *
 * @param flow whose they are
 * @param data what the flow kept before the first of them
 * @param entries by their numbers, from 1
 */
public record Journal(FlowName flow, Map<String, String> data, List<JournalEntry> entries) {
    /** Copies the data and the entries. */
    public Journal {
        data = Map.copyOf(data);
        entries = List.copyOf(entries);
    }

    /** Of a flow that has done nothing yet, and keeps this from before. */
    public static Journal of(FlowName flow, Map<String, String> data) {
        return new Journal(flow, data, List.of());
    }

    /** The same with these entries, in place of those that have their numbers. */
    public Journal with(List<JournalEntry> changed) {
        List<JournalEntry> all = new ArrayList<>(entries);
        for (JournalEntry entry : changed) {
            if (entry.number() <= all.size()) {
                all.set(entry.number() - 1, entry);
            } else {
                all.add(entry);
            }
        }
        return new Journal(flow, data, all);
    }

    /** The step that was begun and has no outcome; null: there is none. */
    public @Nullable JournalEntry open() {
        JournalEntry last = entries.isEmpty() ? null : entries.get(entries.size() - 1);
        return last != null && last.isOpen() ? last : null;
    }

    /** Whether the step that has no outcome is of this kind. */
    public boolean isOpenAt(StepKind kind) {
        JournalEntry open = open();
        return open != null && open.kind() == kind;
    }
}
