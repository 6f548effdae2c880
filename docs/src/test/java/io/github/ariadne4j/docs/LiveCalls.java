package io.github.ariadne4j.docs;

import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.callflow.CallHandle;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.control.ControlOutcome;
import java.util.ArrayList;
import java.util.List;

/** Control of a call from outside, of {@code flows.md}. */
final class LiveCalls {
    private final List<CallOrigin> forwarded = new ArrayList<>();

    void hold(CallEngine engine, CallId id) {
        CallHandle call = engine.handle(id);
        call.hold(Party.CALLEE).thenAccept(outcome -> {
            if (outcome instanceof ControlOutcome.OwnedElsewhere elsewhere) {
                forwardTo(elsewhere.owner());
            }
        });
    }

    private void forwardTo(CallOrigin owner) {
        forwarded.add(owner);
    }
}
