package io.github.ariadne4j.callflow.replay;

import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.flow.FlowDivergedException;
import io.github.ariadne4j.callflow.flow.ScreenedCallee;
import io.github.ariadne4j.callflow.journal.Journal;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.verb.Gather;
import io.github.ariadne4j.callflow.verb.GatherOutcome;
import io.github.ariadne4j.callflow.verb.Pause;
import io.github.ariadne4j.callflow.verb.PauseOutcome;
import io.github.ariadne4j.callflow.verb.Play;
import io.github.ariadne4j.callflow.verb.PlayOutcome;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A callee as the screening of a durable flow sees it: each verb is a step of the screening's own journal. Used by the screening's thread only. */
public final class JournaledCallee implements ScreenedCallee {
    private final ReplayableCallee callee;
    private final FlowJournal journal;
    private final JournaledLeg verbs;

    /**
     * Of a callee.
     *
     * @param callee carries out the verbs
     * @param journal what its screening has done
     * @param leg the number of its leg
     */
    public JournaledCallee(ReplayableCallee callee, Supplier<Instant> clock, Journal journal, int leg) {
        this.callee = callee;
        String name = journal.flow() + " (screening of leg " + leg + ")";
        this.journal = new FlowJournal(callee.incoming().id(), journal, name, callee);
        this.verbs = new JournaledLeg(callee.incoming().id(), callee, clock, this.journal);
    }

    /** Why the screening cannot go on; null: it can. */
    public @Nullable FlowDivergedException diverged() {
        return journal.diverged();
    }

    /** The screening has returned, which it did not do before at a step that is known. */
    public void returned() {
        journal.returned();
    }

    @Override
    public IncomingCall incoming() {
        return callee.incoming();
    }

    @Override
    public DialTarget target() {
        return callee.target();
    }

    @Override
    public PlayOutcome play(Play play) {
        return verbs.play(play);
    }

    @Override
    public GatherOutcome gather(Gather gather) {
        return verbs.gather(gather);
    }

    @Override
    public PauseOutcome pause(Pause pause) {
        return verbs.pause(pause);
    }
}
