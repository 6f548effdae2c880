package io.github.ariadne4j.callflow.step;

import io.github.ariadne4j.callflow.operation.OpenOperation;
import io.github.ariadne4j.callflow.operation.OpenRecording;
import io.github.ariadne4j.callflow.operation.StoppingSound;
import java.util.ArrayList;
import java.util.List;

/** The operations of a call that are not over, where the flow that began them ends or begins anew. */
public final class OngoingOperations {
    private final CallStep step;

    public OngoingOperations(CallStep step) {
        this.step = step;
    }

    /** Stops what an earlier instance began. What outlives a flow is stopped as well, and its end is awaited. */
    public void stopEarlier() {
        TalkRecordings talk = new TalkRecordings(step);
        talk.recovered();
        talk.stopAll();
        for (OpenOperation operation : step.call().operations()) {
            if (outlivesFlow(operation)) {
                stop(operation);
            }
        }
        stopOfFlow();
    }

    /** Stops what a flow has begun. Asterisk still takes the momentary operations that were sent. */
    public void stopOfFlow() {
        List<OpenOperation> left = new ArrayList<>();
        for (OpenOperation operation : step.call().operations()) {
            if (outlivesFlow(operation)) {
                left.add(operation);
            } else if (operation.kind().isMomentary()) {
                left.add(operation.withoutRequest());
            } else if (step.call().isCaller(operation.leg())) {
                stop(operation);
            }
        }
        step.become(step.call().withOperations(left));
    }

    /** Whether an operation goes on after its flow: what was ordered from outside, and what belongs to the talk. */
    public static boolean outlivesFlow(OpenOperation operation) {
        return operation.isFromOutside()
                || operation.kind() == OpenOperation.Kind.TALK_RECORD
                || operation.kind() == OpenOperation.Kind.SUPERVISE
                || operation.kind() == OpenOperation.Kind.SOUND;
    }

    /** Has Asterisk stop what an operation began. */
    public void stop(OpenOperation operation) {
        OpenRecording recording = operation.recording();
        if (operation.kind() == OpenOperation.Kind.RECORD && recording != null && !recording.waits()) {
            new CallerRecordings(step).stop(operation, recording);
        } else if (operation.kind().plays()) {
            stop(operation, StoppingSound.Kind.PLAYBACK);
        } else if (operation.kind() == OpenOperation.Kind.MUSIC) {
            stop(operation, StoppingSound.Kind.MUSIC);
        }
    }

    private void stop(OpenOperation operation, StoppingSound.Kind kind) {
        new StoppingSounds(step).stop(new StoppingSound(operation.id(), operation.leg(), kind));
    }
}
