package io.github.ariadne4j.docs;

import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.callflow.CallHandle;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.control.ControlOutcome;
import io.github.ariadne4j.callflow.flow.CallFlow;
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

    ControlOutcome toVoicemail(CallEngine engine, CallId id, CallFlow voicemail) throws Exception {
        ControlOutcome outcome =
                engine.handle(id).redirect(voicemail).toCompletableFuture().get();
        return outcome;
    }

    private void forwardTo(CallOrigin owner) {
        forwarded.add(owner);
    }
}
