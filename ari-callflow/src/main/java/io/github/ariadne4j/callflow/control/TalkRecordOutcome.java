package io.github.ariadne4j.callflow.control;

import java.util.List;

/** What came of the order to record a talk. */
public sealed interface TalkRecordOutcome {
    /**
     * It is recorded, from now on.
     *
     * @param names of the recordings, as the CDR has them; the caller's first
     */
    record Recording(List<String> names) implements TalkRecordOutcome {
        /** Copies the names. */
        public Recording {
            names = List.copyOf(names);
        }
    }

    /**
     * It is not recorded.
     *
     * @param why never {@link ControlOutcome.Done}; {@link ControlOutcome.LegAbsent} if the parties do not talk
     */
    record NotRecorded(ControlOutcome why) implements TalkRecordOutcome {}
}
