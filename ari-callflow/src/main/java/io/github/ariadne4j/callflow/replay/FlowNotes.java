package io.github.ariadne4j.callflow.replay;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.flow.Call;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/** The names under which a flow adds fields to the record of its call, and what bounds them. Used by the flow's thread only. */
public final class FlowNotes {
    private final CallId call;
    private final Set<String> names;

    /**
     * Of a call.
     *
     * @param known the names of the fields that the record gets already
     */
    public FlowNotes(CallId call, Set<String> known) {
        this.call = call;
        this.names = new HashSet<>(known);
    }

    /**
     * Takes one more note.
     *
     * @throws IllegalArgumentException if its name or its value is too long
     * @throws IllegalStateException if there are too many
     */
    public void add(String name, String value) {
        check(call, name, value);
        if (!names.contains(name) && names.size() >= Call.MOST_NOTES) {
            throw new IllegalStateException("call " + call + " cannot note " + name + ": it has " + names.size()
                    + " fields already, and may have " + Call.MOST_NOTES);
        }
        names.add(name);
    }

    /** Of one note. */
    static void check(CallId call, String name, String value) {
        Objects.requireNonNull(name, "the name of a note is null");
        Objects.requireNonNull(value, () -> "the value of the note " + name + " is null");
        if (name.length() > Call.LONGEST_NOTE_NAME) {
            throw new IllegalArgumentException("call " + call + " cannot take a note: its name has " + name.length()
                    + " characters, and may have " + Call.LONGEST_NOTE_NAME);
        }
        if (value.length() > Call.LONGEST_NOTE) {
            throw new IllegalArgumentException("call " + call + " cannot note " + name + ": its value has "
                    + value.length() + " characters, and may have " + Call.LONGEST_NOTE);
        }
    }
}
