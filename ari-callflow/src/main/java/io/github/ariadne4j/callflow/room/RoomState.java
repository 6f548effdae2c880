package io.github.ariadne4j.callflow.room;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.callflow.bridge.BridgeState;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.verb.Participant;
import io.github.ariadne4j.callflow.verb.Recording;
import io.github.ariadne4j.callflow.verb.Room;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A room from its opening to its end: a value that {@link RoomMachine} turns into the next one. Its bridge has a key of the opening: a
 * room of the same name that opens later has another one.
 *
 * @param terms of the call that opened it
 * @param bridge its bridge
 * @param members in the order in which they joined
 * @param nextNumber the number of the next member
 * @param closing whether it takes no member any longer
 * @param music whether its bridge has music; null: that is not known
 * @param recording what is recorded of it
 */
public record RoomState(
        Room terms,
        BridgeState bridge,
        List<RoomMember> members,
        int nextNumber,
        boolean closing,
        @Nullable Boolean music,
        RoomRecording recording) {
    /** Copies the members. */
    public RoomState {
        members = List.copyOf(members);
    }

    /** The id of its opening: it has the form of a call's, and its bridge is named after it. */
    public CallId opening() {
        return bridge.key().call();
    }

    /** Whether nothing of it is left in Asterisk. */
    public boolean isOver() {
        return bridge.isDestroyed();
    }

    /** The number of calls that are in it and do not leave. */
    public int size() {
        return (int) members.stream().filter(member -> !member.leaving()).count();
    }

    @Nullable RoomMember member(CallId call) {
        return member(one -> one.call().equals(call));
    }

    @Nullable RoomMember member(LegId number) {
        return member(one -> one.number().equals(number));
    }

    private @Nullable RoomMember member(Predicate<RoomMember> which) {
        return members.stream().filter(which).findFirst().orElse(null);
    }

    @Nullable RoomMember memberOf(ChannelId channel) {
        return member(one -> one.channel().equals(channel));
    }

    /** The members that are in the bridge, stay, and do not wait for the moderator: they are to hear one another. */
    public List<RoomMember> talking() {
        return waits() ? List.of() : present();
    }

    boolean isListener(ChannelId channel) {
        RoomMember member = memberOf(channel);
        return member != null && member.role() == Room.Role.LISTENER;
    }

    boolean hasModerator() {
        return member(one -> one.role() == Room.Role.MODERATOR && !one.leaving()) != null;
    }

    /** The members that are in the bridge, and stay. */
    List<RoomMember> present() {
        return members.stream()
                .filter(member -> !member.leaving() && bridge.hasJoined(member.number()))
                .toList();
    }

    /** Those that are in the bridge, and stay, in the order in which they joined. */
    public List<Participant> participants() {
        List<Participant> participants = new ArrayList<>();
        for (RoomMember member : present()) {
            Instant since = member.since();
            if (since != null) {
                participants.add(new Participant(member.call(), member.role(), since));
            }
        }
        return participants;
    }

    private boolean isModerated() {
        return present().stream().anyMatch(member -> member.role() == Room.Role.MODERATOR);
    }

    /** Whether those who are in it wait for the moderator. */
    boolean waits() {
        return terms.waitsForModerator() && !isModerated();
    }

    /** Whether two are in it that hear each other. */
    boolean isTalk() {
        return present().size() > 1 && !waits();
    }

    /** Whether its bridge is to have music. Those who wait for the moderator have music of their own. */
    boolean wantsMusic() {
        int present = present().size();
        boolean alone = present == 1 || (terms.endsWithModerator() && !isModerated());
        return terms.sounds().music() && present > 0 && alone && !waits();
    }

    /** The name of the recording that is under way; null: there is none. */
    @Nullable String recordingName() {
        Recording how = terms.recording();
        return how == null || !recording.isUnderWay() ? null : recording.name(opening(), how);
    }

    RoomState with(RoomRecording changed) {
        return new RoomState(terms, bridge, members, nextNumber, closing, music, changed);
    }

    RoomState withMusic(@Nullable Boolean changed) {
        return new RoomState(terms, bridge, members, nextNumber, closing, changed, recording);
    }

    RoomState with(BridgeState changed) {
        return new RoomState(terms, changed, members, nextNumber, closing, music, recording);
    }

    /** The same with this member, in the place of the one with the same number if there is one. */
    RoomState with(RoomMember member) {
        List<RoomMember> all = new ArrayList<>(members);
        RoomMember known = member(member.number());
        if (known == null) {
            all.add(member);
        } else {
            all.set(all.indexOf(known), member);
        }
        int next = Math.max(nextNumber, member.number().value() + 1);
        return new RoomState(terms, bridge, all, next, closing, music, recording);
    }

    RoomState without(RoomMember member) {
        List<RoomMember> all = new ArrayList<>(members);
        all.remove(member);
        return new RoomState(terms, bridge, all, nextNumber, closing, music, recording);
    }

    RoomState closed() {
        return new RoomState(terms, bridge, members, nextNumber, true, music, recording);
    }
}
