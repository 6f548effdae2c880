package io.github.ariadne4j.callflow.room;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.verb.Room;

/**
 * A call that is in a room, or is on its way in or out.
 *
 * @param number its number in the room, under which the bridge knows it; never used twice
 * @param call which call
 * @param channel the channel of its caller
 * @param role what it may do
 * @param stay whether it stays
 * @param entered whether it has been in the bridge
 */
public record RoomMember(LegId number, CallId call, ChannelId channel, Room.Role role, Stay stay, boolean entered) {
    /** Whether a member stays. */
    enum Stay {
        /** It is in the room, or on its way in. */
        STAYS,
        /** It was asked to leave. */
        DISMISSED,
        /** It asked to leave, and waits until it is out. */
        LEAVES
    }

    /** Whether it is on its way out: it is counted no longer. */
    boolean leaving() {
        return stay != Stay.STAYS;
    }

    RoomMember with(Stay changed) {
        return new RoomMember(number, call, channel, role, changed, entered);
    }

    RoomMember with(ChannelId by) {
        return new RoomMember(number, call, by, role, stay, entered);
    }

    RoomMember with(Room.Role changed) {
        return new RoomMember(number, call, channel, changed, stay, entered);
    }

    RoomMember withEntered() {
        return new RoomMember(number, call, channel, role, stay, true);
    }

    /** Whether the others are to hear when it enters and leaves. */
    boolean isAnnounced() {
        return role != Room.Role.LISTENER;
    }
}
