package io.github.ariadne4j.callflow.actor;

import io.github.ariadne4j.callflow.actor.ChannelDirectory.OperationAddress;
import io.github.ariadne4j.callflow.operation.OperationId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The recordings whose end an operation of a call waits for, by name. Used on the loop. */
public final class AwaitedRecordings {
    private final Map<String, OperationAddress> byName = new HashMap<>(0);

    AwaitedRecordings() {}

    /** Adds a recording; its end is reported to this operation. */
    public void enter(String name, CallActor call, OperationId operation) {
        byName.put(name, new OperationAddress(call, operation, false));
    }

    /** Asterisk has begun the recording; no effect if it has ended already. */
    public void begun(String name) {
        byName.computeIfPresent(name, (id, waits) -> new OperationAddress(waits.call(), waits.operation(), true));
    }

    /** The operation that waits for this recording; null if there is none. */
    public @Nullable OperationAddress find(String name) {
        return byName.get(name);
    }

    /** Removes a recording that has ended or never began, and returns its operation; null if there is none. */
    public @Nullable OperationAddress finished(String name) {
        return byName.remove(name);
    }

    /** The recordings that Asterisk has begun. */
    public Map<String, OperationAddress> begun() {
        Map<String, OperationAddress> begun = new HashMap<>(byName);
        begun.values().removeIf(waits -> !waits.begun());
        return begun;
    }

    void forget(CallActor call) {
        if (!byName.isEmpty()) {
            byName.values().removeIf(waits -> waits.call() == call);
        }
    }
}
