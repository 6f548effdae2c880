package io.github.ariadne4j.callflow.model;

import io.github.ariadne4j.callflow.journal.Journal;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.operation.Keys;
import io.github.ariadne4j.callflow.operation.OperationId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The data that a flow gave to its call.
 *
 * @param data what it keeps for itself
 * @param notes what the record gets
 * @param served whether it answered the caller or played to it, so that the call counts as served without a callee
 * @param keys what each leg's party pressed while no collection waited for it; not written
 * @param silences what it was asked about each party in silence, and has not answered; not written
 * @param journal what it has done, if it is durable; null: it is not, or no longer has the call
 */
public record FlowData(
        Map<String, String> data,
        Map<String, String> notes,
        boolean served,
        Map<LegId, Keys> keys,
        Map<LegId, OperationId> silences,
        @Nullable Journal journal) {
    /** Nothing yet. */
    public static final FlowData NONE = new FlowData(Map.of(), Map.of(), false);

    /** Copies the maps. */
    public FlowData {
        data = Map.copyOf(data);
        notes = Map.copyOf(notes);
        keys = Map.copyOf(keys);
        silences = Map.copyOf(silences);
    }

    /** Of a flow that is not durable, as it is written. */
    public FlowData(Map<String, String> data, Map<String, String> notes, boolean served) {
        this(data, notes, served, Map.of(), Map.of(), null);
    }

    /** The same with these fields of the record, and no other. */
    public FlowData with(Map<String, String> noted) {
        return new FlowData(data, noted, served, keys, silences, journal);
    }

    /** The same with this journal; null: none. */
    public FlowData with(@Nullable Journal changed) {
        return new FlowData(data, notes, served, keys, silences, changed);
    }

    /** The keys that are kept for this leg. */
    public Keys keysOf(LegId leg) {
        return keys.getOrDefault(leg, Keys.NONE);
    }

    /** With these keys kept for a leg. */
    public FlowData with(LegId leg, Keys pressed) {
        Map<LegId, Keys> all = new HashMap<>(keys);
        all.put(leg, pressed);
        return new FlowData(data, notes, served, all, silences, journal);
    }

    /** Without those of a leg. */
    public FlowData withoutKeysOf(LegId leg) {
        return keys.containsKey(leg) ? with(leg, Keys.NONE) : this;
    }

    /** With this question about the silence of a party in the place of an earlier one; null: none is open. */
    public FlowData asking(LegId leg, @Nullable OperationId question) {
        Map<LegId, OperationId> all = new HashMap<>(silences);
        if (question == null) {
            all.remove(leg);
        } else {
            all.put(leg, question);
        }
        return new FlowData(data, notes, served, keys, all, journal);
    }

    /** With one more field of the record. */
    public FlowData note(String name, String value) {
        return new FlowData(data, with(notes, name, value), served, keys, silences, journal);
    }

    /** With one more value that the flow keeps, which the record may get too. */
    public FlowData keep(String name, String value, boolean inCdr) {
        Map<String, String> noted = inCdr ? with(notes, name, value) : notes;
        return new FlowData(with(data, name, value), noted, served, keys, silences, journal);
    }

    /** The caller is served. */
    public FlowData withService() {
        return served ? this : new FlowData(data, notes, true, keys, silences, journal);
    }

    private static Map<String, String> with(Map<String, String> known, String name, String value) {
        Map<String, String> more = new HashMap<>(known);
        more.put(name, value);
        return more;
    }
}
