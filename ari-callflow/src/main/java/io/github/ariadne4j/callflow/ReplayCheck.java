package io.github.ariadne4j.callflow;

import io.github.ariadne4j.callflow.flow.DurableFlow;
import io.github.ariadne4j.callflow.journal.Journal;
import io.github.ariadne4j.callflow.replay.FlowReplays;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.snapshot.CallSessions;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
        Journal journal = journal(flow, session);
        return journal == null ? List.of() : FlowReplays.divergences(flow, session.call(), journal);
    }

    /**
     * Whether a session has a journal of this flow and version, so that {@link #divergences} has something to check. Any thread.
     *
     * @param session a session that was written while the call was alive
     */
    public static boolean hasJournal(DurableFlow flow, CallSession session) {
        return journal(flow, session) != null;
    }

    /** The journal of this flow and version; null: the session has none, or that of another one. */
    private static @Nullable Journal journal(DurableFlow flow, CallSession session) {
        Journal journal = CallSessions.journal(session);
        return journal != null && journal.flow().equals(flow.name()) ? journal : null;
    }

    /**
     * Whether two sessions of one call have the same journal, the later one with more steps, or none has one. {@code Call.continueAs} begins
     * another journal: a check of all of a call needs the last session of each. Any thread.
     *
     * @param earlier a session that was written while the call was alive
     * @param later one that was written after it
     */
    public static boolean isSameJournal(CallSession earlier, CallSession later) {
        Journal before = CallSessions.journal(earlier);
        Journal after = CallSessions.journal(later);
        return before == null ? after == null : after != null && after.continues(before);
    }
}
