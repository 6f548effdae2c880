package io.github.ariadne4j.callflow.room;

import io.github.ariadne4j.callflow.verb.JoinOutcome;

/** What a room tells a call that is in it, or asked to be. */
public sealed interface RoomNews {
    /** The call is in the room. */
    record Entered() implements RoomNews {}

    /**
     * The call is not in the room, or is to leave it.
     *
     * @param outcome why
     */
    record Over(JoinOutcome outcome) implements RoomNews {}

    /** The call asked to leave, and its channel is in the bridge of the room no longer. Said once for each such wish. */
    record Out() implements RoomNews {}
}
