package io.github.ariadne4j.callflow.room;

import io.github.ariadne4j.callflow.verb.JoinOutcome;

/** A report of a room to a call that is in it, or has requested to enter. */
public sealed interface RoomReport {
    /** The call is in the room. */
    record Entered() implements RoomReport {}

    /**
     * The call is not in the room, or is to leave it.
     *
     * @param outcome why
     */
    record Over(JoinOutcome outcome) implements RoomReport {}

    /**
     * The room is recorded while the call is in it.
     *
     * @param recording the name of the recording
     */
    record Recorded(String recording) implements RoomReport {}

    /** The call asked to leave, and its channel is in the bridge of the room no longer. Said once for each such wish. */
    record Out() implements RoomReport {}
}
