package io.github.ariadne4j.callflow;

import io.github.ariadne4j.callflow.call.CallTimeouts;
import io.github.ariadne4j.callflow.model.CallFacts;
import io.github.ariadne4j.callflow.model.CallModel;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.snapshot.CallSessions;
import java.util.Map;

/** The session data of flows in the store. */
final class StoredData {
    private StoredData() {}

    static Map<String, String> of(CallSession live) {
        CallFacts.Policy policy = new CallFacts.Policy(CallTimeouts.defaults(), true, true);
        CallModel call = CallSessions.model(
                live, new CallFacts(live.call(), live.origin(), live.owner().epoch(), policy));
        if (call == null) {
            throw new AssertionError("the session holds no call: " + live);
        }
        return call.flow().data();
    }
}
