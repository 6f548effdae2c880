package io.github.ariadne4j.callflow.replay;

import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.flow.CallEndedException;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.flow.FlowDivergedException;
import io.github.ariadne4j.callflow.flow.JournalKeys;
import io.github.ariadne4j.callflow.journal.Journal;
import io.github.ariadne4j.callflow.journal.JournalEntry;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs a durable flow from each prefix of a journal, without a call: the step that it takes next has to be the one of the journal. */
public final class FlowReplays {
    private static final int TIMES = 2;
    private static final Set<String> IS_FALSE = Set.of("isOver", "hangUpKept", "isGivenAway");

    private final CallFlow flow;
    private final IncomingCall call;
    private final Journal journal;

    private FlowReplays(CallFlow flow, IncomingCall call, Journal journal) {
        this.flow = flow;
        this.call = call;
        this.journal = journal;
    }

    /**
     * The divergences of the flow from the journal, in words; empty: none. Runs the flow on this thread, twice from each
     * prefix; what it does between two verbs is done each time. Steps after secret digits are not looked at, as the digits are not known.
     */
    public static List<String> divergences(CallFlow flow, IncomingCall call, Journal journal) {
        List<String> divergences = new ArrayList<>();
        FlowReplays replays = new FlowReplays(flow, call, journal);
        for (int steps = 0; steps <= replays.known(); steps++) {
            for (int time = 0; time < TIMES; time++) {
                String divergence = replays.divergenceAfter(steps);
                if (divergence != null && !divergences.contains(divergence)) {
                    divergences.add(divergence);
                }
            }
        }
        return divergences;
    }

    /** The number of steps with a readable outcome. */
    private int known() {
        int known = 0;
        for (JournalEntry entry : journal.entries()) {
            if (SecretDigits.isSecret(entry.outcome())) {
                return known;
            }
            known++;
        }
        return known;
    }

    private @Nullable String divergenceAfter(int steps) {
        List<JournalEntry> prefix = journal.entries().subList(0, steps);
        if (!prefix.isEmpty() && prefix.get(steps - 1).isOpen()) {
            return null;
        }
        NextStep next = new NextStep();
        JournaledCall seen = new JournaledCall(
                next.call(), () -> Instant.EPOCH, new Journal(journal.flow(), journal.data(), prefix), false);
        RuntimeException failure = run(seen);
        if (failure != null) {
            return next.isTaken() ? null : failed(failure, seen.nextKnown(), steps);
        }
        if (seen.diverged() != null) {
            return seen.diverged().getMessage();
        }
        if (seen.asksOtherwise() != null) {
            return asksOtherwiseAt(seen.asksOtherwise());
        }
        return steps == journal.entries().size()
                ? null
                : next.divergence(journal.entries().get(steps));
    }

    /** @return a failure of the flow's own; null: none */
    private @Nullable RuntimeException run(JournaledCall seen) {
        try {
            flow.run(seen);
            seen.returned();
            return null;
        } catch (CallEndedException | FlowDivergedException e) {
            // What it has come to is known by now.
            return null;
        } catch (RuntimeException e) {
            return e;
        }
    }

    /** A flow that fails after its last step may have failed there before. */
    private @Nullable String failed(RuntimeException why, @Nullable JournalEntry next, int steps) {
        if (next == null && steps == journal.entries().size()) {
            return null;
        }
        JournalEntry before = next == null ? journal.entries().get(steps) : next;
        return "flow " + journal.flow() + " fails with " + why + " where it was at " + before + FlowJournal.REASON;
    }

    private String asksOtherwiseAt(JournalEntry before) {
        return "flow " + journal.flow() + " has other arguments than before at " + before + FlowJournal.REASON;
    }

    /** The step that the flow takes at the end of the prefix, on a call that does nothing. */
    private final class NextStep implements InvocationHandler {
        private @Nullable JournalEntry taken;

        ReplayableCall call() {
            return (ReplayableCall) Proxy.newProxyInstance(
                    ReplayableCall.class.getClassLoader(), new Class<?>[] {ReplayableCall.class}, this);
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] args) {
            String name = method.getName();
            if (name.equals("incoming")) {
                return call;
            }
            if (name.equals("id") || name.equals("outboundId")) {
                return call.id();
            }
            if (name.equals("journalKeys")) {
                return JournalKeys.none();
            }
            if (IS_FALSE.contains(name) && taken == null) {
                return false;
            }
            if (name.equals("checkCall") && taken == null) {
                return null;
            }
            if (name.equals("write") || name.equals("writeWithPlan")) {
                take((List<?>) Objects.requireNonNull(args)[0]);
            }
            throw new CallEndedException(call.id());
        }

        private void take(List<?> entries) {
            for (Object entry : entries) {
                if (entry instanceof JournalEntry step && step.isOpen() && taken == null) {
                    taken = step;
                }
            }
        }

        boolean isTaken() {
            return taken != null;
        }

        @Nullable String divergence(JournalEntry expected) {
            JournalEntry came = taken;
            if (came == null || came.kind() != expected.kind() || !came.key().equals(expected.key())) {
                return "flow " + journal.flow() + " is at " + (came == null ? "its end" : came.name())
                        + " where it was at " + expected + FlowJournal.REASON;
            }
            boolean known = !expected.arguments().isEmpty();
            return known && !came.arguments().equals(expected.arguments()) ? asksOtherwiseAt(expected) : null;
        }
    }
}
