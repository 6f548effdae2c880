package io.github.ariadne4j.callflow.actor;

import io.github.ariadne4j.callflow.actor.ChannelDirectory.OperationAddress;
import io.github.ariadne4j.callflow.model.OperationId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The recordings whose end a call waits for, by name. Used on the loop. */
public final class AwaitedRecordings {
    private final Map<String, OperationAddress> byName = new HashMap<>(0);

    AwaitedRecordings() {}

    /** The end of this recording is told to this operation. */
    public void enter(String name, CallActor call, OperationId operation) {
        byName.put(name, new OperationAddress(call, operation, false));
    }

    /** Asterisk has it, unless it is over already. */
    public void begun(String name) {
        byName.computeIfPresent(name, (id, waits) -> new OperationAddress(waits.call(), waits.operation(), true));
    }

    /** Null if no call waits for it. */
    public @Nullable OperationAddress find(String name) {
        return byName.get(name);
    }

    /** It is over, or never began; null if no call waits for its end. */
    public @Nullable OperationAddress finished(String name) {
        return byName.remove(name);
    }

    /** Those that Asterisk has. */
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
