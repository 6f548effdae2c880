package io.github.ariadne4j.callflow.execution.verb;

import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.flow.JournalKeys;
import io.github.ariadne4j.callflow.journal.JournalEntry;
import io.github.ariadne4j.callflow.replay.FlowThread;
import io.github.ariadne4j.callflow.replay.ReplayableCallee;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.verb.Gather;
import io.github.ariadne4j.callflow.verb.GatherOutcome;
import io.github.ariadne4j.callflow.verb.Pause;
import io.github.ariadne4j.callflow.verb.PauseOutcome;
import io.github.ariadne4j.callflow.verb.Play;
import io.github.ariadne4j.callflow.verb.PlayOutcome;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * A callee as its screening sees it. Used by the screening's thread only.
 *
 * @param thread the screening's thread
 * @param verbs what the callee hears and presses
 * @param again the same for the step that was interrupted
 * @param writer writes steps, and waits until they are written
 * @param ended whether the screening has ended
 */
public record ScreenedLeg(
        IncomingCall incoming,
        DialTarget target,
        FlowThread thread,
        LegVerbs verbs,
        LegVerbs again,
        Consumer<List<JournalEntry>> writer,
        BooleanSupplier ended,
        JournalKeys journalKeys)
        implements ReplayableCallee {
    @Override
    public PlayOutcome play(Play play) {
        checkCall("play");
        return verbs.play(play);
    }

    @Override
    public PlayOutcome playAgain(Play play) {
        return again.play(play);
    }

    @Override
    public GatherOutcome gather(Gather gather) {
        checkCall("gather");
        return verbs.gather(gather);
    }

    @Override
    public GatherOutcome gatherAgain(Gather gather, int attempt) {
        return verbs.gather(gather, again, attempt);
    }

    @Override
    public PauseOutcome pause(Pause pause) {
        checkCall("pause");
        return verbs.pause(pause);
    }

    @Override
    public void write(List<JournalEntry> entries) {
        writer.accept(entries);
    }

    /** A screening makes no plan. */
    @Override
    public void writeWithPlan(List<JournalEntry> entries) {
        write(entries);
    }

    @Override
    public boolean isOver() {
        return ended.getAsBoolean();
    }

    /** A screening gives no call away. */
    @Override
    public void checkCall(String verb) {
        thread.check(verb);
    }
}
