package io.github.ariadne4j.testkit.telephony;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ariadne4j.testkit.state.EventPublisher;
import io.github.ariadne4j.testkit.state.Events;
import io.github.ariadne4j.testkit.state.Inventory;
import io.github.ariadne4j.testkit.state.SimulatedChannel;
import io.github.ariadne4j.testkit.state.SimulatedPlayback;
import io.github.ariadne4j.testkit.state.SimulatedRecording;
import io.github.ariadne4j.testkit.state.Snapshots;
import io.github.ariadne4j.testkit.time.AsteriskLoop;

/** Runs a recording: it starts a moment after its request, and leaves a file unless it is cancelled. */
public final class Recording {
    private final AsteriskLoop loop;
    private final Inventory inventory;
    private final EventPublisher events;
    private final Bridging bridging;

    /** The state of bridges determines which channels can be recorded. */
    public Recording(AsteriskLoop loop, Inventory inventory, EventPublisher events, Bridging bridging) {
        this.loop = loop;
        this.inventory = inventory;
        this.events = events;
        this.bridging = bridging;
    }

    /** Queues a recording; the response shows its state at that moment, {@code queued}. */
    public ObjectNode queue(SimulatedRecording recording) {
        inventory.recordings.put(recording.name, recording);
        recording.target.whenItEnds(() -> finish(recording, "done"));
        SimulatedPlayback before = recording.target.playbacks().peekLast();
        if (before == null) {
            loop.later(AsteriskLoop.tick(), () -> start(recording));
        } else {
            before.behind.add(() -> start(recording));
        }
        return Snapshots.of(recording, loop.timers().now());
    }

    /** Ends the recordings of the channel that this digit terminates. */
    void onDigit(SimulatedChannel channel, String digit) {
        SimulatedRecording recording = channel.recording;
        if (recording != null && recording.endsOn(digit)) {
            finish(recording, "done");
        }
    }

    /** Done leaves a file, canceled does not. */
    public void finish(SimulatedRecording recording, String state) {
        if (!inventory.recordings.remove(recording.name, recording)) {
            return;
        }
        recording.enter(state);
        if (recording.target instanceof SimulatedChannel channel) {
            channel.recording = null;
        }
        if (state.equals("done")) {
            inventory.stored.put(recording.name, recording.format);
        }
        tell(recording, state.equals("failed") ? "RecordingFailed" : "RecordingFinished");
        recording.behind.forEach(waiting -> loop.later(AsteriskLoop.tick(), waiting));
    }

    private void start(SimulatedRecording recording) {
        if (inventory.recordings.get(recording.name) != recording) {
            return;
        }
        if (recording.target instanceof SimulatedChannel channel && isInBridge(channel)) {
            recording.failFor("Cannot record channel while in bridge");
            finish(recording, "failed");
        } else {
            answer(recording);
            recording.enter("recording");
            tell(recording, "RecordingStarted");
            if (!recording.maxDuration.isZero()) {
                loop.later(recording.maxDuration, () -> finish(recording, "done"));
            }
        }
    }

    /** A dialled channel outside a bridge of the application is in an invisible bridge of Asterisk. */
    private static boolean isInBridge(SimulatedChannel channel) {
        return channel.bridge != null || (channel.dialled && !channel.dialString.isEmpty());
    }

    /** Asterisk answers a caller when it records the channel. */
    private void answer(SimulatedRecording recording) {
        if (recording.target instanceof SimulatedChannel channel && channel.calledIn() && !channel.isUp()) {
            bridging.answer(channel);
        }
    }

    private void tell(SimulatedRecording recording, String type) {
        recording.target.tell(
                events, Events.recording(type, recording, loop.timers().now()));
    }
}
