package io.github.ariadne4j.callflow;

import io.github.ariadne4j.callflow.flow.DurableFlow;
import io.github.ariadne4j.callflow.journal.Journal;
import io.github.ariadne4j.callflow.replay.FlowReplays;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.snapshot.CallSessions;
import java.util.List;

/**
 * Finds out whether a durable flow is deterministic, for tests of flows. {@code CallEngineExtension} of {@code ari-callflow-testkit} calls it
 * for all calls of a test.
 */
public final class ReplayCheck {
    private ReplayCheck() {}

    /**
     * Runs the flow twice from each prefix of the journal that a session has, as another instance would, without a call and without
     * Asterisk. On this thread; what the flow does between two verbs is done each time.
     *
     * @param session as it was written while the call lived
     * @return where the flow does something else than it did, in words; empty where it never does, or the session has no journal of
     *     this flow and version
     */
    public static List<String> divergences(DurableFlow flow, CallSession session) {
        Journal journal = CallSessions.journal(session);
        return journal == null || !journal.flow().equals(flow.name())
                ? List.of()
                : FlowReplays.divergences(flow, session.call(), journal);
    }
}
