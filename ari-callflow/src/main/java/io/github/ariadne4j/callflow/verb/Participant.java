package io.github.ariadne4j.callflow.verb;

import io.github.ariadne4j.callflow.call.CallId;
import java.time.Instant;

/**
 * A call that is in a room.
 *
 * @param call which call
 * @param role what it may do
 * @param since when it entered; after a restart of the application, when this engine found it in the room
 */
public record Participant(CallId call, Room.Role role, Instant since) {}
