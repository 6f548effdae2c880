package io.github.ariadne4j.callflow.room;

import io.github.ariadne4j.callflow.bridge.BridgeCommand;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.verb.Prompt;
import io.github.ariadne4j.callflow.verb.Recording;
import org.jspecify.annotations.Nullable;

/** An effect that a room commands. Data only; commands are carried out in their order. */
public sealed interface RoomCommand {
    /**
     * A request to its bridge, or a timer of it.
     *
     * @param command what
     * @param muted of a join: whether the channels are not to be heard
     */
    record ToBridge(BridgeCommand command, boolean muted) implements RoomCommand {}

    /**
     * Its bridge is looked for. If it is absent, the bridge gets the event that it is destroyed; else {@link RoomMachine#bridgeIsThere} is
     * called.
     */
    record AskForBridge() implements RoomCommand {}

    /**
     * A prompt for all members in its bridge.
     *
     * @param prompt what
     */
    record Announce(Prompt prompt) implements RoomCommand {}

    /**
     * Music for all members in its bridge.
     *
     * @param on whether it begins or ends
     */
    record Music(boolean on) implements RoomCommand {}

    /**
     * The wait of a member for the moderator: it hears music, and its sound is kept out of the bridge.
     *
     * @param member which one
     * @param begins whether the wait begins or ends
     */
    record Wait(RoomMember member, boolean begins) implements RoomCommand {}

    /**
     * The end of the wait of a member that has left the bridge. One that is in it may miss the end of its music.
     *
     * @param member which one
     * @param report what its call gets once Asterisk has answered; null: nothing
     */
    record EndWait(RoomMember member, @Nullable RoomReport report) implements RoomCommand {}

    /**
     * The start of a recording of the bridge. Answered by {@link RoomMachine#recordingBegan}, {@link RoomMachine#recordingOver} or {@link
     * RoomMachine#recordingFailed}.
     *
     * @param name its name
     * @param how its format, longest time and beep
     */
    record StartRecording(String name, Recording how) implements RoomCommand {}

    /**
     * A query for a recording. Answered by {@link RoomMachine#recordingBegan} if it goes on, by {@link RoomMachine#recordingOver} if it has
     * ended.
     *
     * @param name its name
     */
    record AskForRecording(String name) implements RoomCommand {}

    /**
     * Word to a call.
     *
     * @param call which one
     * @param report what
     */
    record ToMember(CallId call, RoomReport report) implements RoomCommand {}
}
