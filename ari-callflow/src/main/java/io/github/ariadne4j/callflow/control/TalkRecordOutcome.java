package io.github.ariadne4j.callflow.control;

import java.util.List;

/** The outcome of an order to record a talk. Immutable. */
public sealed interface TalkRecordOutcome {
    /**
     * The recording has begun.
     *
     * @param names the names of the recordings, as in the CDR; the caller's first
     */
    record Recording(List<String> names) implements TalkRecordOutcome {
        /** Copies the names. */
        public Recording {
            names = List.copyOf(names);
        }
    }

    /**
     * The recording has not begun.
     *
     * @param why never {@link ControlOutcome.Done}; {@link ControlOutcome.LegAbsent} if the parties do not talk
     */
    record NotRecorded(ControlOutcome why) implements TalkRecordOutcome {}
}
