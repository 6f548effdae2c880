package io.github.ariadne4j.callflow.room;

import io.github.ariadne4j.callflow.bridge.BridgeCommand;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.verb.Prompt;
import io.github.ariadne4j.callflow.verb.Recording;

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
     * All who are in its bridge hear this.
     *
     * @param prompt what
     */
    record Announce(Prompt prompt) implements RoomCommand {}

    /**
     * Music for all who are in its bridge.
     *
     * @param on whether it begins or ends
     */
    record Music(boolean on) implements RoomCommand {}

    /**
     * A member is to wait for the moderator, which is music and no sound of it in the bridge, or no longer.
     *
     * @param member which one
     * @param begins whether it begins or ends
     */
    record Wait(RoomMember member, boolean begins) implements RoomCommand {}

    /**
     * The bridge is recorded. If Asterisk has such a recording, {@link RoomMachine#recordingBegan} or {@link
     * RoomMachine#recordingOver} is called.
     *
     * @param name of the recording
     * @param how how it is recorded
     */
    record StartRecording(String name, Recording how) implements RoomCommand {}

    /**
     * A recording is looked for. {@link RoomMachine#recordingBegan} is called if it goes on, {@link RoomMachine#recordingOver} if it does
     * not.
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
