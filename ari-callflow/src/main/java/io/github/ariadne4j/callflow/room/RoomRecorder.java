package io.github.ariadne4j.callflow.room;

import io.github.ariadne4j.callflow.verb.Recording;

/** Begins the recordings of a room, and follows them: {@link RoomRecording} is the one under way. */
final class RoomRecorder {
    private final RoomStep step;

    RoomRecorder(RoomStep step) {
        this.step = step;
    }

    private RoomState room() {
        return step.room();
    }

    /** Begins a recording as the room now requires. */
    void follow() {
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

    void ask() {
        String name = room().recordingName();
        if (name != null) {
            step.add(new RoomCommand.AskForRecording(name));
        }
    }

    /** Each member that is present gets the name once. */
    void began(String name) {
        if (name.equals(room().recordingName()) && !room().recording().runs()) {
            step.become(room().with(room().recording().begunAt(step.at())));
            room().present().forEach(member -> step.tell(member, new RoomReport.Recorded(name)));
        }
    }

    void over(String name) {
        Recording how = room().terms().recording();
        if (how != null && name.equals(room().recordingName())) {
            step.become(room().with(room().recording().overAt(step.at(), how)));
        }
    }

    void failed(String name) {
        if (name.equals(room().recordingName())) {
            step.become(room().with(room().recording().ended()));
        }
    }

    /** A member that enters while a recording runs is in it. */
    void entered(RoomMember member) {
        String name = room().recordingName();
        if (name != null && room().recording().runs()) {
            step.tell(member, new RoomReport.Recorded(name));
        }
    }
}
