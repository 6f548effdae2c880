package io.github.ariadne4j.callflow.machine;

import io.github.ariadne4j.ari.model.ChannelState;
import io.github.ariadne4j.ari.model.HangupCause;

/**
 * A leg that we created and that may still be there.
 *
 * @param phase how far it has come
 * @param leaving whether it shows signs of its end
 * @param hangUpSent whether we asked it to end
 * @param told what Asterisk told about its end so far
 */
record LegProgress(LegPhase phase, boolean leaving, boolean hangUpSent, Hangup told) {
    static final LegProgress REQUESTED = new LegProgress(LegPhase.REQUESTED, false, false, Hangup.UNTOLD);

    /** A leg that an earlier life left: whether it was dialled cannot be told, so it counts as dialled. */
    static LegProgress found(ChannelState state) {
        LegPhase phase = state == ChannelState.UP ? LegPhase.UP : LegPhase.DIALLED;
        return new LegProgress(phase, false, false, Hangup.UNTOLD);
    }

    LegProgress at(LegPhase reached) {
        return reached.compareTo(phase) > 0 ? new LegProgress(reached, leaving, hangUpSent, told) : this;
    }

    LegProgress leaving(Hangup hangup) {
        return new LegProgress(phase, true, hangUpSent, hangup.orElse(told));
    }

    LegProgress hungUp() {
        return new LegProgress(phase, leaving, true, told);
    }

    /** Whether nobody can tell if there is a channel, after a create ended so. */
    boolean isUnclearAfter(Fault fault) {
        return fault == Fault.UNKNOWN || (fault == Fault.NOT_SENT && phase == LegPhase.REPEATED);
    }

    boolean mayExist() {
        return phase.compareTo(LegPhase.CREATED) >= 0;
    }

    boolean hasEntered() {
        return phase.compareTo(LegPhase.ENTERED) >= 0;
    }

    HangupCause causeOr(HangupCause otherwise) {
        return told.causeOr(otherwise);
    }
}
