package io.github.ariadne4j.callflow;

import io.github.ariadne4j.callflow.flow.DurableFlow;
import io.github.ariadne4j.callflow.journal.Journal;
import io.github.ariadne4j.callflow.replay.FlowReplays;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.snapshot.CallSessions;
import java.util.List;

/**
 * Checks whether a durable flow is deterministic, for tests of flows. {@code CallEngineExtension} of {@code ari-callflow-testkit}
 * uses it for all calls of a test.
 */
public final class ReplayCheck {
    private ReplayCheck() {}

    /**
     * Runs the flow twice from each prefix of the journal in a session, as another instance would, without a call and without
     * Asterisk. Runs on the calling thread; code between two verbs is executed each time.
     *
     * @param session a session that was written while the call was alive
     * @return descriptions of the steps at which the flow differs from its journal; empty if there are none, or if the session
     *     has no journal of this flow and version
     */
    public static List<String> divergences(DurableFlow flow, CallSession session) {
        Journal journal = CallSessions.journal(session);
        return journal == null || !journal.flow().equals(flow.name())
                ? List.of()
                : FlowReplays.divergences(flow, session.call(), journal);
    }
}
