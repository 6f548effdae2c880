package io.github.ariadne4j.callflow.room;

import io.github.ariadne4j.callflow.bridge.BridgeCommand;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.verb.Prompt;

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
     * Word to a call.
     *
     * @param call which one
     * @param report what
     */
    record ToMember(CallId call, RoomReport report) implements RoomCommand {}
}
