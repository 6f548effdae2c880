package io.github.ariadne4j.callflow.execution.room;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.model.CallCommand.ToRoom.Wish;
import io.github.ariadne4j.callflow.model.CallCommand.ToRoom.Wish.Return.Presence;
import io.github.ariadne4j.callflow.verb.Room;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The calls that an earlier instance had in rooms, until all calls are recovered. Used on the loop. */
final class RoomReturns {
    private final List<Returning> all = new ArrayList<>();

    /**
     * A call that was in a room when its instance ended.
     *
     * @param call which one
     * @param back the wish to be in the room
     */
    record Returning(CallId call, Wish.Return back) {
        Room room() {
            return back.room();
        }

        ChannelId channel() {
            return back.channel();
        }
    }

    void add(CallId call, Wish.Return back) {
        all.add(new Returning(call, back));
    }

    /** Whether this is a caller that is to be in its room. */
    boolean stays(ChannelId channel) {
        return termsOf(Set.of(channel)) != null;
    }

    /** The rooms that moderators have left, or are about to. */
    List<Room> withoutModerator() {
        return all.stream()
                .filter(one -> one.back().presence() != Presence.STAYS)
                .map(Returning::room)
                .filter(room -> room.role() == Room.Role.MODERATOR)
                .toList();
    }

    /** The terms under which a caller among these stays; null: none of them does. */
    @Nullable Room termsOf(Set<ChannelId> channels) {
        return all.stream()
                .filter(one -> one.back().presence() == Presence.STAYS)
                .filter(one -> channels.contains(one.channel()))
                .map(Returning::room)
                .findFirst()
                .orElse(null);
    }

    /** Whether a caller among these may wait for a moderator. */
    boolean waited(Set<ChannelId> channels) {
        return all.stream()
                .anyMatch(one -> channels.contains(one.channel()) && one.room().waitsForModerator());
    }

    /** The names of recordings in the sessions of these calls. */
    List<String> recordings() {
        return all.stream().flatMap(one -> one.back().recordings().stream()).toList();
    }

    void clear() {
        all.clear();
    }
}
