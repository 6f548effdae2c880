package io.github.ariadne4j.callflow.execution;

import io.github.ariadne4j.callflow.call.AnsweredLeg;
import io.github.ariadne4j.callflow.call.DialOutcome;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.CallEndedException;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.flow.Connect;
import io.github.ariadne4j.callflow.flow.ConnectOutcome;
import io.github.ariadne4j.callflow.flow.FlowDivergedException;
import io.github.ariadne4j.callflow.flow.FlowName;
import io.github.ariadne4j.callflow.flow.RecordOutcome;
import io.github.ariadne4j.callflow.flow.SessionKey;
import io.github.ariadne4j.callflow.journal.Journal;
import io.github.ariadne4j.callflow.journal.JournalEntry;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs a durable flow from each prefix of a journal, without a call: the step that it takes next has to be the one of the journal. */
public final class FlowReplays {
    private static final int TIMES = 2;

    private final CallFlow flow;
    private final IncomingCall call;
    private final Journal journal;

    private FlowReplays(CallFlow flow, IncomingCall call, Journal journal) {
        this.flow = flow;
        this.call = call;
        this.journal = journal;
    }

    /**
     * Where the flow does something else than the journal tells, in words; empty: nowhere. Runs the flow on this thread, twice from each
     * prefix; what it does between two verbs is done each time.
     */
    public static List<String> divergences(CallFlow flow, IncomingCall call, Journal journal) {
        List<String> divergences = new ArrayList<>();
        FlowReplays replays = new FlowReplays(flow, call, journal);
        for (int steps = 0; steps <= journal.entries().size(); steps++) {
            for (int time = 0; time < TIMES; time++) {
                String divergence = replays.divergenceAfter(steps);
                if (divergence != null && !divergences.contains(divergence)) {
                    divergences.add(divergence);
                }
            }
        }
        return divergences;
    }

    private @Nullable String divergenceAfter(int steps) {
        List<JournalEntry> prefix = journal.entries().subList(0, steps);
        if (!prefix.isEmpty() && prefix.get(steps - 1).isOpen()) {
            return null;
        }
        End end = new End();
        JournaledCall seen = new JournaledCall(
                none(), end, () -> Instant.MAX, new Journal(journal.flow(), journal.data(), prefix), false);
        try {
            flow.run(seen);
            seen.returned();
        } catch (CallEndedException | FlowDivergedException e) {
            // What it has come to is known by now.
        }
        if (seen.diverged() != null) {
            return seen.diverged().getMessage();
        }
        return steps == journal.entries().size()
                ? null
                : end.divergence(journal.entries().get(steps));
    }

    /** A call that does nothing. */
    private Call none() {
        return (Call) Proxy.newProxyInstance(
                Call.class.getClassLoader(), new Class<?>[] {Call.class}, (proxy, method, args) -> {
                    if (method.getName().equals("incoming")) {
                        return call;
                    }
                    if (method.getName().equals("id")) {
                        return call.id();
                    }
                    throw new CallEndedException(call.id());
                });
    }

    /** The end of the prefix: the flow takes the next step, or none. */
    private final class End implements InterruptedSteps {
        private @Nullable JournalEntry next;

        @Nullable String divergence(JournalEntry expected) {
            JournalEntry came = next;
            boolean same =
                    came != null && came.kind() == expected.kind() && came.key().equals(expected.key());
            return same
                    ? null
                    : "flow " + journal.flow() + " is " + (came == null ? "at its end" : "at " + came)
                            + " where it was at " + expected;
        }

        @Override
        public void write(List<JournalEntry> entries) {
            for (JournalEntry entry : entries) {
                if (entry.isOpen() && next == null) {
                    next = entry;
                }
            }
            throw new CallEndedException(call.id());
        }

        @Override
        public void checkCall() {
            if (next != null) {
                throw new CallEndedException(call.id());
            }
        }

        @Override
        public DialOutcome dialledBefore() {
            throw new CallEndedException(call.id());
        }

        @Override
        public ConnectOutcome connectAgain(AnsweredLeg leg, Connect connect) {
            throw new CallEndedException(call.id());
        }

        @Override
        public @Nullable RecordOutcome recordedBefore() {
            throw new CallEndedException(call.id());
        }

        @Override
        public boolean keep(SessionKey<?> key, String value) {
            throw new CallEndedException(call.id());
        }

        @Override
        public void beginJournal(FlowName following) {
            throw new CallEndedException(call.id());
        }
    }
}
