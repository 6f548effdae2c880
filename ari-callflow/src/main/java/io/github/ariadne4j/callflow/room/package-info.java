/**
 * A room as a pure function: the calls that are in it, its one bridge, and when it ends. {@link
 * io.github.ariadne4j.callflow.room.RoomMachine} turns a {@link io.github.ariadne4j.callflow.room.RoomState} and what it is told into
 * the next one and commands. Imports the bridge, whose machine it uses, and the arguments of verbs; has no thread.
 */
@NullMarked
package io.github.ariadne4j.callflow.room;

import org.jspecify.annotations.NullMarked;
