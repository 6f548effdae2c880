package io.github.ariadne4j.callflow.journal;

import io.github.ariadne4j.callflow.flow.FlowName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a durable flow so far. Only the last one may be open. While it dials, each callee that is asked whether it takes the call has a
 * journal within this one, which ends with that step.
 *
 * @param flow whose they are
 * @param data what the flow kept before the first of them
 * @param entries by their numbers, from 1
 * @param screenings the steps of the screenings of the dial that is open, by the numbers of the callees' legs
 */
public record Journal(
        FlowName flow,
        Map<String, String> data,
        List<JournalEntry> entries,
        Map<Integer, List<JournalEntry>> screenings) {
    /** Copies the data and the entries. */
    public Journal {
        data = Map.copyOf(data);
        entries = List.copyOf(entries);
        screenings = Map.copyOf(screenings);
    }

    /** Without screenings. */
    public Journal(FlowName flow, Map<String, String> data, List<JournalEntry> entries) {
        this(flow, data, entries, Map.of());
    }

    /** Of a flow that has done nothing yet, and keeps this from before. */
    public static Journal of(FlowName flow, Map<String, String> data) {
        return new Journal(flow, data, List.of());
    }

    /** The same with these entries, in place of those that have their numbers; screenings end with the dial that they are of. */
    public Journal with(List<JournalEntry> changed) {
        Journal next = new Journal(flow, data, merged(entries, changed));
        JournalEntry open = next.open();
        boolean goesOn = open != null && open.equals(open());
        return goesOn ? new Journal(flow, data, next.entries, screenings) : next;
    }

    private static List<JournalEntry> merged(List<JournalEntry> known, List<JournalEntry> changed) {
        List<JournalEntry> all = new ArrayList<>(known);
        for (JournalEntry entry : changed) {
            if (entry.number() <= all.size()) {
                all.set(entry.number() - 1, entry);
            } else {
                all.add(entry);
            }
        }
        return all;
    }

    /** Whether this is a later state of that journal: outcomes do not change. */
    public boolean continues(Journal earlier) {
        return flow.equals(earlier.flow)
                && data.equals(earlier.data)
                && entries.size() >= earlier.entries.size()
                && earlier.entries.stream()
                        .allMatch(entry -> entry.isOpen() || entry.equals(entries.get(entry.number() - 1)));
    }

    /** The steps of the screening of this leg: a journal of its own. */
    public Journal screening(int leg) {
        return Journal.of(flow, Map.of()).with(screenings.getOrDefault(leg, List.of()));
    }

    /** The same with these entries of the screening of this leg; one whose first step is about to be done begins again. */
    public Journal withScreening(int leg, List<JournalEntry> changed) {
        boolean begins = changed.stream().anyMatch(entry -> entry.number() == 1 && entry.isOpen());
        List<JournalEntry> known = begins ? List.of() : screenings.getOrDefault(leg, List.of());
        Map<Integer, List<JournalEntry>> all = new HashMap<>(screenings);
        all.put(leg, merged(known, changed));
        return new Journal(flow, data, entries, all);
    }

    /** The number of steps, those of screenings included. */
    public int steps() {
        return all().size();
    }

    /** The length in characters, with its screenings. */
    public int characters() {
        return all().stream().mapToInt(JournalEntry::characters).sum();
    }

    private List<JournalEntry> all() {
        List<JournalEntry> all = new ArrayList<>(entries);
        screenings.values().forEach(all::addAll);
        return all;
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
