package io.github.ariadne4j.callflow.replay;

import io.github.ariadne4j.callflow.flow.JournalKeys;
import io.github.ariadne4j.callflow.verb.Gather;
import io.github.ariadne4j.callflow.verb.GatherOutcome;
import io.github.ariadne4j.callflow.verb.Pause;
import io.github.ariadne4j.callflow.verb.PauseOutcome;
import io.github.ariadne4j.callflow.verb.Play;
import io.github.ariadne4j.callflow.verb.PlayOutcome;

/** The verbs for the party of one leg, also in a step that an earlier instance began. Used by one flow's thread only. */
public interface ReplayableLeg {
    /** Plays, and waits for the end of it. */
    PlayOutcome play(Play play);

    /** Plays on what an earlier instance began to play, or plays it from its beginning. */
    PlayOutcome playAgain(Play play);

    /** Collects keys. */
    GatherOutcome gather(Gather gather);

    /**
     * Goes on with the keys that an earlier instance began to collect.
     *
     * @param attempt the attempt that it had come to, from 1
     */
    GatherOutcome gatherAgain(Gather gather, int attempt);

    /** Lets time pass. */
    PauseOutcome pause(Pause pause);

    /** The cipher of secret digits in a journal. */
    JournalKeys journalKeys();
}
