package io.github.ariadne4j.callflow.replay;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.flow.DurableFlow;
import io.github.ariadne4j.callflow.flow.FlowDivergedException;
import io.github.ariadne4j.callflow.flow.FlowName;
import io.github.ariadne4j.callflow.flow.JournalFullException;
import io.github.ariadne4j.callflow.journal.Journal;
import io.github.ariadne4j.callflow.journal.JournalEntry;
import io.github.ariadne4j.callflow.journal.StepKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The steps of a durable flow. A step that has an outcome is answered with it. Before any other is done, it is written together with the
 * outcome of the one before; an outcome that comes from outside is written before the flow sees it. Used by the flow's thread only.
 */
public final class FlowJournal {
    private static final Logger LOG = LoggerFactory.getLogger(FlowJournal.class);
    private static final int WARN_AT = 180;

    /** What is left free for an outcome that nothing bounds but Asterisk and the engine. */
    private static final int ROOM = 1_024;

    private final CallId call;
    private final Journal known;
    private final Writer writer;
    private final Thread thread = Thread.currentThread();
    private final List<JournalEntry> unwritten = new ArrayList<>(2);
    private boolean closed;
    private int steps;
    private int characters;

    /** Whether that was told: once a run, as a change goes on through a loop. */
    private boolean asksOtherwise;

    private @Nullable FlowDivergedException diverged;

    /** Writes steps down. */
    public interface Writer {
        /**
         * Waits until they are written, or cannot be.
         *
         * @throws io.github.ariadne4j.callflow.flow.CallEndedException if the call is over
         */
        void write(List<JournalEntry> entries);

        /**
         * Fails where a verb would.
         *
         * @throws io.github.ariadne4j.callflow.flow.CallEndedException if the call is over
         */
        void checkCall();
    }

    FlowJournal(CallId call, Journal known, Writer writer) {
        this.call = call;
        this.known = known;
        this.writer = writer;
    }

    FlowName flow() {
        return known.flow();
    }

    /** Why the flow cannot go on; null: it can. */
    @Nullable FlowDivergedException diverged() {
        return diverged;
    }

    /** Whether the next step has an outcome already. */
    boolean isReplaying() {
        JournalEntry next = entry(steps + 1);
        return next != null && !next.isOpen() && !SecretDigits.isWithheld(next.outcome());
    }

    /** The flow gives its call away: that is no step. */
    void end() {
        check();
        JournalEntry before = entry(steps + 1);
        if (before != null) {
            throw diverge("is at its end where it was at " + before);
        }
    }

    /** The flow has returned. */
    void returned() {
        JournalEntry before = entry(steps + 1);
        if (before != null && diverged == null) {
            throw diverge("has returned where it was at " + before);
        }
    }

    /** Another journal begins. */
    void close() {
        closed = true;
    }

    private void check() {
        if (closed) {
            throw new IllegalStateException(
                    "call " + call + " goes on in another flow; return from run() of flow " + flow() + " after that");
        }
        if (Thread.currentThread() != thread) {
            throw new IllegalStateException("a verb of call " + call + " was used on thread "
                    + Thread.currentThread().getName() + "; the verbs of flow " + flow()
                    + " may be used on its own thread only");
        }
        writer.checkCall();
        if (diverged != null) {
            throw diverged;
        }
    }

    private FlowDivergedException diverge(String what) {
        return endReplay(
                what
                        + ": what it does between two verbs must depend on their outcomes alone, and a changed flow needs a new version");
    }

    private FlowDivergedException endReplay(String why) {
        diverged = new FlowDivergedException("flow " + flow() + " of call " + call + ' ' + why);
        return diverged;
    }

    private @Nullable JournalEntry entry(int number) {
        return number <= known.entries().size() ? known.entries().get(number - 1) : null;
    }

    /**
     * Takes a step: does it, or answers it from what is known of it.
     *
     * @param next what the flow comes to
     * @param verb does it; is given the step that an earlier instance was interrupted in, or null if none was
     */
    <T> T step(StepIntent next, StepOutcome<T> outcomes, Function<@Nullable JournalEntry, T> verb) {
        check();
        JournalEntry before = entry(steps + 1);
        if (before == null) {
            return take(intent(next), null, outcomes, verb);
        }
        check(before, next);
        steps++;
        characters += before.characters();
        List<String> known = before.outcome();
        if (known == null || !isKnown(known, outcomes)) {
            return take(again(before), before, outcomes, verb);
        }
        return outcome(known, outcomes);
    }

    private static boolean isKnown(List<String> texts, StepOutcome<?> outcomes) {
        return StepFailure.isFailure(texts) || outcomes.isKnown(texts);
    }

    /** A caller who rings or talks is not asked for secret digits once more. */
    private JournalEntry again(JournalEntry before) {
        for (JournalEntry later :
                known.entries().subList(before.number(), known.entries().size())) {
            if (later.kind() == StepKind.DIAL) {
                throw endReplay("has dialled since " + before + ", whose secret digits are not known");
            }
        }
        return before;
    }

    private void check(JournalEntry before, StepIntent next) {
        if (before.kind() != next.kind() || !before.key().equals(next.key())) {
            throw diverge("is at " + next + " where it was at " + before);
        }
        boolean known = !before.arguments().isEmpty();
        if (known && !asksOtherwise && !before.arguments().equals(next.arguments())) {
            asksOtherwise = true;
            LOG.warn("flow {} of call {} has other arguments than before at {}; it goes on", flow(), call, before);
        }
    }

    private JournalEntry intent(StepIntent next) {
        if (steps >= DurableFlow.MOST_STEPS || characters + ROOM > DurableFlow.MOST_CHARACTERS) {
            throw new JournalFullException(call, flow());
        }
        steps++;
        if (steps == WARN_AT) {
            LOG.warn(
                    "flow {} of call {} has {} steps in its journal, and may have {}",
                    flow(),
                    call,
                    steps,
                    DurableFlow.MOST_STEPS);
        }
        JournalEntry intent = JournalEntry.intent(steps, next.kind(), next.key(), next.deadline())
                .asking(next.arguments());
        unwritten.add(intent);
        write();
        return intent;
    }

    private void write() {
        List<JournalEntry> entries = List.copyOf(unwritten);
        unwritten.clear();
        writer.write(entries);
    }

    private <T> T take(
            JournalEntry intent,
            @Nullable JournalEntry interrupted,
            StepOutcome<T> outcomes,
            Function<@Nullable JournalEntry, T> verb) {
        T outcome;
        List<String> texts;
        try {
            outcome = verb.apply(interrupted);
            texts = fitting(intent, outcomes.write(outcome));
        } catch (RuntimeException e) {
            List<String> failure = StepFailure.texts(e);
            if (failure != null) {
                finish(intent.with(failure));
            }
            throw e;
        }
        finish(intent.with(texts));
        return outcome;
    }

    /** What is too long is a failure of its step, and is thrown again. */
    private List<String> fitting(JournalEntry intent, List<String> texts) {
        int length = intent.with(texts).characters();
        int room = DurableFlow.MOST_CHARACTERS - characters;
        if (length > room) {
            throw new IllegalArgumentException("flow " + flow() + " of call " + call + " cannot keep the outcome of "
                    + intent + ": it has " + length + " characters, and its journal has room for " + room);
        }
        return texts;
    }

    private void finish(JournalEntry done) {
        characters += done.characters();
        unwritten.add(done);
        if (done.kind().isFromOutside()) {
            write();
        }
    }

    private static <T> T outcome(List<String> texts, StepOutcome<T> outcomes) {
        if (StepFailure.isFailure(texts)) {
            throw StepFailure.of(texts);
        }
        return outcomes.read(texts);
    }
}
