package io.github.ariadne4j.callflow.room;

import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.verb.Prompt;
import org.jspecify.annotations.Nullable;

/** Music, announcements and waits for the moderator in a room: all of them follow from the members that are present. */
final class RoomSounds {
    private final RoomStep step;

    RoomSounds(RoomStep step) {
        this.step = step;
    }

    private RoomState room() {
        return step.room();
    }

    /** Begins and ends music and waits as the room now requires. */
    void follow() {
        music();
        waiting();
    }

    /** Of a bridge that is found, it is not known whether it has music: that is decided once all who are in it are known. */
    private void music() {
        boolean wanted = room().wantsMusic();
        Boolean now = room().music();
        boolean decided = now != null || room().bridge().strangers().isEmpty();
        boolean goesOn = room().terms().sounds().music() && !room().closing();
        if (goesOn && decided && !Boolean.valueOf(wanted).equals(now)) {
            step.become(room().withMusic(wanted));
            step.add(new RoomCommand.Music(wanted));
        }
    }

    /** Of those who are in a bridge that is found, it is not known whether they wait: that is decided once all of them are known. */
    private void waiting() {
        if (!room().terms().waitsForModerator() || room().closing()) {
            return;
        }
        boolean wanted = room().waits();
        for (RoomMember member : room().present()) {
            boolean decided =
                    member.waits() != null || room().bridge().strangers().isEmpty();
            if (decided && !Boolean.valueOf(wanted).equals(member.waits())) {
                step.become(room().with(member.waiting(wanted)));
                step.add(new RoomCommand.Wait(member, wanted));
            }
        }
    }

    /** Whether a member hears the music of a wait, or may hear it. */
    boolean mayWait(RoomMember member) {
        return room().terms().waitsForModerator() && !Boolean.FALSE.equals(member.waits());
    }

    /** A member that comes back into a bridge of the room is not announced again. */
    void entered(RoomMember member) {
        waiting();
        step.recorder().entered(member);
        announceEntry(member.number());
    }

    private void announceEntry(LegId number) {
        RoomMember member = room().member(number);
        if (member != null && member.since() == null) {
            step.become(room().with(member.enteredAt(step.at())));
            announce(member, room().terms().sounds().entered(), 2);
        }
    }

    private void announce(RoomMember member, @Nullable Prompt prompt, int hearers) {
        boolean heard = room().present().size() >= hearers && !room().waits();
        if (prompt != null && member.isAnnounced() && heard) {
            step.add(new RoomCommand.Announce(prompt));
        }
    }

    void left(RoomMember member) {
        announce(member, room().terms().sounds().left(), 1);
    }
}
