/**
 * Rooms of one Asterisk: {@link io.github.ariadne4j.callflow.execution.room.Rooms} holds them, {@code RoomRequests} sends the commands of the
 * machine in {@code callflow.room}, and {@code RoomReturns} reports to calls. Imports {@code callflow.room}, {@code actor} and
 * {@code execution.gateway}. Runs on the loop.
 */
@NullMarked
package io.github.ariadne4j.callflow.execution.room;

import org.jspecify.annotations.NullMarked;
