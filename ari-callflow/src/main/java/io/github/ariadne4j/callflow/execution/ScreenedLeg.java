package io.github.ariadne4j.callflow.execution;

import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.flow.ScreenedCallee;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.verb.Gather;
import io.github.ariadne4j.callflow.verb.GatherOutcome;
import io.github.ariadne4j.callflow.verb.Pause;
import io.github.ariadne4j.callflow.verb.PauseOutcome;
import io.github.ariadne4j.callflow.verb.Play;
import io.github.ariadne4j.callflow.verb.PlayOutcome;

/** A callee as its screening sees it. Used by the screening's thread only. */
record ScreenedLeg(IncomingCall incoming, DialTarget target, LegVerbs verbs) implements ScreenedCallee {
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
