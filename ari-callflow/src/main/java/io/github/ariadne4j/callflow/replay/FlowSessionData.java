package io.github.ariadne4j.callflow.replay;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.flow.SessionData;
import io.github.ariadne4j.callflow.flow.SessionKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The data of a flow: a copy for reading, and the writer. Used by the flow's thread only. */
public final class FlowSessionData implements SessionData {
    private final CallId call;
    private final Map<String, String> values;
    private final Keeper keeper;

    /** Writes a value down. */
    public interface Keeper {
        /** Whether the store has it. */
        boolean keep(SessionKey<?> key, String value);
    }

    public FlowSessionData(CallId call, Map<String, String> known, Keeper keeper) {
        this.call = call;
        this.values = new HashMap<>(known);
        this.keeper = keeper;
    }

    @Override
    public <T> boolean put(SessionKey<T> key, T value) {
        String text = key.write(value);
        if (text.length() > LONGEST_VALUE) {
            throw new IllegalArgumentException("call " + call + " cannot keep " + key + ": its value has "
                    + text.length() + " characters, and may have " + LONGEST_VALUE);
        }
        if (!values.containsKey(key.name()) && values.size() >= MOST_KEYS) {
            throw new IllegalStateException("call " + call + " cannot keep " + key + ": it keeps " + MOST_KEYS
                    + " values already, the most it may");
        }
        boolean stored = keeper.keep(key, text);
        values.put(key.name(), text);
        return stored;
    }

    /** All of it. */
    public Map<String, String> values() {
        return Map.copyOf(values);
    }

    @Override
    public <T> Optional<T> get(SessionKey<T> key) {
        @Nullable String text = values.get(key.name());
        return text == null ? Optional.empty() : Optional.of(key.read(text));
    }
}
