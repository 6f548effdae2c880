package io.github.ariadne4j.callflow.room;

import java.util.List;

/**
 * The result of an event of a room.
 *
 * @param next the room
 * @param commands what is to be done
 */
public record RoomTransition(RoomState next, List<RoomCommand> commands) {
    /** Copies the commands. */
    public RoomTransition {
        commands = List.copyOf(commands);
    }
}
