package io.github.ariadne4j.callflow.operation;

import io.github.ariadne4j.callflow.leg.LegId;

/**
 * A sound that Asterisk was asked to stop and that may go on, as Asterisk has not answered yet. The operation that began it is over for its flow.
 *
 * @param id the id of the operation
 * @param leg the leg that hears it
 * @param kind what it is
 */
public record StoppingSound(OperationId id, LegId leg, Kind kind) {
    /** The kind of a sound. */
    public enum Kind {
        /** A playback with the id of the operation. */
        PLAYBACK,
        /** Music on hold: a channel has one at most, whichever operation began it. */
        MUSIC,
        /** The indication of ringing: a channel has one at most. */
        RINGING
    }

    /** Whether one of this kind that begins on this leg takes its place: stopped once more, the other one would end. */
    public boolean isReplacedBy(LegId other, Kind begun) {
        return kind == begun && kind != Kind.PLAYBACK && leg.equals(other);
    }
}
