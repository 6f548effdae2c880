package io.github.ariadne4j.callflow.replay;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.flow.CallEndedException;
import io.github.ariadne4j.callflow.flow.DurableFlow;
import io.github.ariadne4j.callflow.flow.FlowDivergedException;
import io.github.ariadne4j.callflow.flow.FlowName;
import io.github.ariadne4j.callflow.flow.JournalFullException;
import io.github.ariadne4j.callflow.journal.Journal;
import io.github.ariadne4j.callflow.journal.JournalEntry;
import io.github.ariadne4j.callflow.journal.StepKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The steps of a durable flow. A step that has an outcome is answered with it. Before any other is done, it is written together with the
 * outcome of the one before; an outcome that comes from outside is written before the flow sees it. The end of the call is the outcome of the
 * step that it ends; after it, only what asks nothing of the call, or is for a callee that has stayed, is a step. Used by the flow's thread only.
 */
public final class FlowJournal {
    /** Ends each message about a flow that differs from its journal. */
    static final String REASON =
            ": what it does between two verbs must depend on their outcomes alone, and a changed flow needs a new version";

    private static final Logger LOG = LoggerFactory.getLogger(FlowJournal.class);
    private static final int WARN_AT = 180;

    /** The space left free for an outcome that only Asterisk and the engine bound. */
    private static final int ROOM = 1_024;

    private final CallId call;
    private final Journal known;
    private final String name;
    private final Writer writer;
    private final List<JournalEntry> unwritten = new ArrayList<>(2);
    private boolean closed;
    private int steps;
    private int characters;

    /** The first step whose arguments differ from those of before; it is logged, and later ones are not, as a change goes on through a loop. */
    private @Nullable JournalEntry asksOtherwise;

    /** Whether a step has ended with the call. */
    private boolean over;

    private @Nullable FlowDivergedException diverged;

    /** The step whose verb runs; null: none does. */
    private @Nullable JournalEntry running;

    /** Writes steps down. */
    public interface Writer {
        /**
         * Waits until they are written, or cannot be.
         *
         * @throws io.github.ariadne4j.callflow.flow.CallEndedException if nothing is written of the call any longer
         */
        void write(List<JournalEntry> entries);

        /** Has them written with the plan that the step makes, before its first effect. */
        void writeWithPlan(List<JournalEntry> entries);

        /** Whether the call is over. */
        boolean isOver();

        /**
         * Fails where a verb would.
         *
         * @param verb its name
         * @throws IllegalStateException if the flow has given its call away, or has another thread
         */
        void checkCall(String verb);
    }

    FlowJournal(CallId call, Journal known, Writer writer) {
        this(call, known, known.flow().toString(), writer);
    }

    /** @param name how messages name the flow */
    FlowJournal(CallId call, Journal known, String name, Writer writer) {
        this.call = call;
        this.known = known;
        this.name = name;
        this.writer = writer;
    }

    FlowName flow() {
        return known.flow();
    }

    /** Why the flow cannot go on; null: it can. */
    @Nullable FlowDivergedException diverged() {
        return diverged;
    }

    /** The first step whose arguments differ from those of before; null: there is none. */
    @Nullable JournalEntry asksOtherwise() {
        return asksOtherwise;
    }

    /** The step that comes next, if it is known from before. */
    @Nullable JournalEntry nextKnown() {
        return entry(steps + 1);
    }

    /** Whether the next step has an outcome already. */
    boolean isReplaying() {
        JournalEntry next = nextKnown();
        return next != null && !next.isOpen() && !SecretDigits.isWithheld(next.outcome());
    }

    /** Whether a step has ended with the call. */
    boolean isOver() {
        return over;
    }

    /** The flow gives its call away by this verb: that is no step. */
    void end(String verb) {
        check(verb);
        checkNotOver();
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

    private void check(String verb) {
        writer.checkCall(verb);
        if (closed) {
            throw new IllegalStateException(
                    "call " + call + " goes on in another flow; return from run() of flow " + name + " after that");
        }
        if (running != null) {
            throw new IllegalStateException("a verb of flow " + name + " of call " + call + " was used within "
                    + running + ": code that a verb calls, as a condition or a supplier, may use no verb");
        }
        if (diverged != null) {
            throw diverged;
        }
    }

    private void checkNotOver() {
        if (over) {
            throw new CallEndedException(call);
        }
    }

    private FlowDivergedException diverge(String what) {
        return endReplay(what + REASON);
    }

    private FlowDivergedException endReplay(String why) {
        diverged = new FlowDivergedException("flow " + name + " of call " + call + ' ' + why);
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
        check(next.kind().verb());
        boolean needsCall = !next.kind().isPossibleAfterEnd(next.key());
        if (needsCall) {
            checkNotOver();
        }
        JournalEntry before = entry(steps + 1);
        if (before != null) {
            check(before, next);
        }
        if (needsCall && writer.isOver() && (before == null || before.isOpen())) {
            throw ended(before == null ? entryOf(next) : before);
        }
        return before == null ? take(intent(next), null, outcomes, verb) : stepAgain(before, outcomes, verb);
    }

    private <T> T stepAgain(JournalEntry before, StepOutcome<T> outcomes, Function<@Nullable JournalEntry, T> verb) {
        steps++;
        characters += before.characters();
        List<String> known = before.outcome();
        if (known == null || !isKnown(known, outcomes)) {
            return take(askedAgain(before), before, outcomes, verb);
        }
        return outcome(known, outcomes);
    }

    private static boolean isKnown(List<String> texts, StepOutcome<?> outcomes) {
        return StepFailure.isFailure(texts) || outcomes.isKnown(texts);
    }

    /** A caller who is gone, rings, talks or is in a room is not asked for secret digits once more. */
    private JournalEntry askedAgain(JournalEntry before) {
        if (!before.isOpen() && writer.isOver()) {
            throw endReplay("is over with its call, and the secret digits of " + before + " are not known");
        }
        for (JournalEntry later :
                known.entries().subList(before.number(), known.entries().size())) {
            if (later.kind() == StepKind.DIAL || (later.kind() == StepKind.JOIN && later.isOpen())) {
                throw endReplay("has dialled or joined a room since " + before + ", whose secret digits are not known");
            }
        }
        return before;
    }

    private void check(JournalEntry before, StepIntent next) {
        if (before.kind() != next.kind() || !before.key().equals(next.key())) {
            throw diverge("is at " + next + " where it was at " + before);
        }
        boolean known = !before.arguments().isEmpty();
        if (known && asksOtherwise == null && !before.arguments().equals(next.arguments())) {
            asksOtherwise = before;
            LOG.warn("flow {} of call {} has other arguments than before at {}; it goes on", name, call, before);
        }
    }

    private JournalEntry intent(StepIntent next) {
        JournalEntry intent = entryOf(next);
        if (intent.number() > DurableFlow.MOST_STEPS || characters + ROOM > DurableFlow.MOST_CHARACTERS) {
            throw new JournalFullException(call, flow());
        }
        steps = intent.number();
        if (steps == WARN_AT) {
            LOG.warn(
                    "flow {} of call {} has {} steps in its journal, and may have {}",
                    name,
                    call,
                    steps,
                    DurableFlow.MOST_STEPS);
        }
        unwritten.add(intent);
        write(intent.kind().makesPlan() ? writer::writeWithPlan : writer::write);
        return intent;
    }

    private JournalEntry entryOf(StepIntent next) {
        return next.entry(steps + 1);
    }

    /** The step is not begun, as its call is over. */
    private CallEndedException ended(JournalEntry step) {
        CallEndedException end = new CallEndedException(call);
        steps = step.number();
        fail(step, end);
        return end;
    }

    private void write(Consumer<List<JournalEntry>> way) {
        List<JournalEntry> entries = List.copyOf(unwritten);
        unwritten.clear();
        way.accept(entries);
    }

    private <T> T take(
            JournalEntry intent,
            @Nullable JournalEntry interrupted,
            StepOutcome<T> outcomes,
            Function<@Nullable JournalEntry, T> verb) {
        T outcome;
        List<String> texts;
        running = intent;
        try {
            outcome = verb.apply(interrupted);
            texts = fitting(intent, outcomes.write(outcome));
        } catch (RuntimeException e) {
            fail(intent, e);
            throw e;
        } finally {
            running = null;
        }
        finish(intent.with(texts));
        return outcome;
    }

    /** A value that is too long is a failure of its step, and is thrown again. */
    private List<String> fitting(JournalEntry intent, List<String> texts) {
        int length = intent.with(texts).characters();
        int room = DurableFlow.MOST_CHARACTERS - characters;
        if (length > room) {
            throw new IllegalArgumentException("flow " + name + " of call " + call + " cannot keep the outcome of "
                    + intent + ": it has " + length + " characters, and its journal has room for " + room);
        }
        return texts;
    }

    private void fail(JournalEntry intent, RuntimeException why) {
        List<String> failure = StepFailure.texts(why);
        if (failure != null) {
            over |= why instanceof CallEndedException;
            finish(intent.with(failure));
        }
    }

    /** That the call is over can be had again. */
    private void finish(JournalEntry done) {
        characters += done.characters();
        unwritten.add(done);
        if (done.kind().isFromOutside() && !(over && !done.kind().isPossibleAfterEnd(done.key()))) {
            write(writer::write);
        }
    }

    private <T> T outcome(List<String> texts, StepOutcome<T> outcomes) {
        if (StepFailure.isFailure(texts)) {
            RuntimeException failure = StepFailure.of(call, texts);
            over |= failure instanceof CallEndedException;
            throw failure;
        }
        return outcomes.read(texts);
    }
}
