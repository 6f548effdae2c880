package io.github.ariadne4j.callflow.model;

import java.util.HashMap;
import java.util.Map;

/**
 * What a flow gave to its call.
 *
 * @param data what it keeps for itself
 * @param notes what the record gets
 * @param served whether it answered the caller or played to it, so that the call counts as served without a callee
 */
public record FlowData(Map<String, String> data, Map<String, String> notes, boolean served) {
    /** Nothing yet. */
    public static final FlowData NONE = new FlowData(Map.of(), Map.of(), false);

    /** Copies the maps. */
    public FlowData {
        data = Map.copyOf(data);
        notes = Map.copyOf(notes);
    }

    /** With one more field of the record. */
    public FlowData note(String name, String value) {
        return new FlowData(data, with(notes, name, value), served);
    }

    /** With one more value that the flow keeps, which the record may get too. */
    public FlowData keep(String name, String value, boolean inCdr) {
        Map<String, String> noted = inCdr ? with(notes, name, value) : notes;
        return new FlowData(with(data, name, value), noted, served);
    }

    /** The caller is served. */
    public FlowData withService() {
        return served ? this : new FlowData(data, notes, true);
    }

    private static Map<String, String> with(Map<String, String> known, String name, String value) {
        Map<String, String> more = new HashMap<>(known);
        more.put(name, value);
        return more;
    }
}
