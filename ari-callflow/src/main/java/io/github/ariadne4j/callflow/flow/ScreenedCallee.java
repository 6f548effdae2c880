package io.github.ariadne4j.callflow.flow;

import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.verb.Gather;
import io.github.ariadne4j.callflow.verb.GatherOutcome;
import io.github.ariadne4j.callflow.verb.Pause;
import io.github.ariadne4j.callflow.verb.PauseOutcome;
import io.github.ariadne4j.callflow.verb.Play;
import io.github.ariadne4j.callflow.verb.PlayOutcome;
import io.github.ariadne4j.callflow.verb.Prompt;
import java.time.Duration;

/**
 * A callee that has answered and is not connected with the caller, who does not hear it. Every verb may be used on the thread of its
 * {@link ScreeningFlow} only and blocks it until the verb is done; on any other thread it throws an {@link IllegalStateException}. Once the callee or the caller is gone, another callee has accepted, or
 * {@link Dial#screenedWithin()} is over, every verb throws {@link CallEndedException}.
 */
public interface ScreenedCallee {
    /** The call as it came in. */
    IncomingCall incoming();

    /** The target by which this callee was reached. */
    DialTarget target();

    /** Plays to the callee, as {@link #play(Play)}, once and to the end. */
    default PlayOutcome play(Prompt first, Prompt... more) {
        return play(Play.of(first, more));
    }

    /**
     * Plays to the callee and waits for the end of it.
     *
     * @throws io.github.ariadne4j.ari.request.AriException if Asterisk refuses to begin
     */
    PlayOutcome play(Play play);

    /** Collects the keys that the callee presses, as {@link Call#gather} does those of the caller. */
    GatherOutcome gather(Gather gather);

    /** Waits in silence for this time, as {@link #pause(Pause)}. */
    default void pause(Duration time) {
        pause(Pause.of(time));
    }

    /** Waits, as {@link Call#pause(Pause)}; keys that are pressed are kept. */
    PauseOutcome pause(Pause pause);
}
