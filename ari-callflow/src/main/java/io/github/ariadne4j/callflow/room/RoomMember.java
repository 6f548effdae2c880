package io.github.ariadne4j.callflow.room;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.verb.Room;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call that is in a room, or is on its way in or out.
 *
 * @param number its number in the room, by which the bridge identifies it; never used twice
 * @param call which call
 * @param channel the channel of its caller
 * @param role what it may do
 * @param stay whether it stays
 * @param since when it was first seen in the bridge; null: it was not yet
 * @param waits whether it waits for the moderator; null: that is not known
 */
public record RoomMember(
        LegId number,
        CallId call,
        ChannelId channel,
        Room.Role role,
        Stay stay,
        @Nullable Instant since,
        @Nullable Boolean waits) {
    /** Whether a member stays. */
    enum Stay {
        /** It is in the room, or on its way in. */
        STAYS,
        /** It was asked to leave. */
        DISMISSED,
        /** It asked to leave, and waits until it is out. */
        LEAVES
    }

    /** One that an earlier instance had, and that is out of the bridge. */
    public static RoomMember out(CallId call, ChannelId channel, Room.Role role) {
        return new RoomMember(new LegId(0), call, channel, role, Stay.LEAVES, null, null);
    }

    /** Whether it is on its way out: it is counted no longer. */
    boolean leaving() {
        return stay != Stay.STAYS;
    }

    RoomMember with(Stay changed) {
        return new RoomMember(number, call, channel, role, changed, since, waits);
    }

    RoomMember with(ChannelId by) {
        return new RoomMember(number, call, by, role, stay, since, waits);
    }

    RoomMember with(Room.Role changed) {
        return new RoomMember(number, call, channel, changed, stay, since, waits);
    }

    RoomMember enteredAt(Instant at) {
        return new RoomMember(number, call, channel, role, stay, at, waits);
    }

    RoomMember waiting(@Nullable Boolean changed) {
        return new RoomMember(number, call, channel, role, stay, since, changed);
    }

    /** A copy whose wait, if any, has to begin again. */
    RoomMember waitingAnew() {
        return Boolean.TRUE.equals(waits) ? waiting(null) : this;
    }

    /** Whether the others hear it while it does not wait. */
    public boolean speaks() {
        return role != Room.Role.LISTENER;
    }

    /** Whether the others are to hear when it enters and leaves. */
    boolean isAnnounced() {
        return speaks();
    }
}
