package io.github.ariadne4j.callflow.room;

import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.room.RoomMember.Stay;
import io.github.ariadne4j.callflow.verb.Prompt;
import io.github.ariadne4j.callflow.verb.Recording;
import org.jspecify.annotations.Nullable;

/** Music, announcements, waits for the moderator and the recording of a room: all of them follow from the members that are present. */
final class RoomSounds {
    private final RoomStep step;

    RoomSounds(RoomStep step) {
        this.step = step;
    }

    private RoomState room() {
        return step.room();
    }

    /** Begins and ends music, waits and the recording as the room now requires. */
    void follow() {
        music();
        waiting();
        recording();
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

    /** A member that leaves is to hear the prompts of its flow. */
    void endWaiting(RoomMember member) {
        if (room().terms().waitsForModerator() && !Boolean.FALSE.equals(member.waits())) {
            step.become(room().with(member.with(Stay.LEAVES).waiting(false)));
            step.add(new RoomCommand.Wait(member, false));
        }
    }

    private void recording() {
        Recording how = room().terms().recording();
        if (how != null
                && !room().closing()
                && room().isTalk()
                && room().recording().mayBegin()) {
            RoomRecording next = room().recording().next();
            step.become(room().with(next));
            step.add(new RoomCommand.StartRecording(next.name(room().opening(), how), how));
        }
    }

    void askForRecording() {
        String name = room().recordingName();
        if (name != null) {
            step.add(new RoomCommand.AskForRecording(name));
        }
    }

    /** All who are in the room are told, once. */
    void recordingBegan(String name) {
        if (name.equals(room().recordingName()) && !room().recording().runs()) {
            step.become(room().with(room().recording().begunAt(step.at())));
            room().present().forEach(member -> step.tell(member, new RoomReport.Recorded(name)));
        }
    }

    void recordingOver(String name) {
        Recording how = room().terms().recording();
        if (how != null && name.equals(room().recordingName())) {
            step.become(room().with(room().recording().overAt(step.at(), how)));
        }
    }

    void recordingFailed(String name) {
        if (name.equals(room().recordingName())) {
            step.become(room().with(room().recording().ended()));
        }
    }

    /** A member that comes back into a bridge of the room is not announced again. */
    void entered(RoomMember member) {
        waiting();
        String recording = room().recordingName();
        if (recording != null && room().recording().runs()) {
            step.tell(member, new RoomReport.Recorded(recording));
        }
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
