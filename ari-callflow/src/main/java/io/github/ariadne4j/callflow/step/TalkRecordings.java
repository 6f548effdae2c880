package io.github.ariadne4j.callflow.step;

import io.github.ariadne4j.callflow.bridge.BridgeKey;
import io.github.ariadne4j.callflow.bridge.BridgeState;
import io.github.ariadne4j.callflow.control.RecordingControl;
import io.github.ariadne4j.callflow.control.TalkTracks;
import io.github.ariadne4j.callflow.leg.Leg;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.leg.Snooping;
import io.github.ariadne4j.callflow.model.CallCommand.ToChannel.Action;
import io.github.ariadne4j.callflow.model.CallOrder;
import io.github.ariadne4j.callflow.model.CallPlan;
import io.github.ariadne4j.callflow.model.FlowAnswer;
import io.github.ariadne4j.callflow.operation.OpenOperation;
import io.github.ariadne4j.callflow.operation.OpenRecording;
import io.github.ariadne4j.callflow.operation.RequestId;
import io.github.ariadne4j.callflow.verb.Recording;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Recordings of a talk while it goes on: the bridge is recorded, or each party by a leg that listens to it and ends with its recording. They
 * end with the talk. Those of one order begin together, or not at all.
 */
public final class TalkRecordings {
    private static final String NO_SNOOP = "the channel that listens could not be made";

    private final CallStep step;

    public TalkRecordings(CallStep step) {
        this.step = step;
    }

    /** Written before it begins, so that a recovery finds it. */
    void begin(CallOrder.RecordTalk order, RequestId request) {
        Leg caller = step.call().caller();
        Leg callee = step.call().plan() instanceof CallPlan.Connected connected
                ? step.call().leg(connected.callee())
                : null;
        BridgeState bridge = step.call().openBridge();
        if (caller == null || callee == null || bridge == null || !caller.takesCommands() || !callee.takesCommands()) {
            step.answer(request, new FlowAnswer.Absent());
            return;
        }
        if (order.tracks() == TalkTracks.MIXED) {
            mix(caller, bridge.key(), order.how(), request);
        }
        if (order.tracks().hasCaller()) {
            listen(caller, order.how(), "caller", request);
        }
        if (order.tracks().hasCallee()) {
            listen(callee, order.how(), "callee", request);
        }
        step.save(step.call().plan());
    }

    private void mix(Leg caller, BridgeKey bridge, Recording how, RequestId request) {
        OpenOperation operation = open(caller.id(), how, how.label(), request);
        String name = recordingOf(operation).name();
        step.perform(operation, new Action.StartBridgeRecording(bridge, name, how));
    }

    private void listen(Leg party, Recording how, String name, RequestId request) {
        String label = how.label() == null ? name : how.label() + '-' + name;
        open(step.snoop(Snooping.speechOf(party.channel())), how, label, request);
    }

    private OpenOperation open(LegId leg, Recording how, @Nullable String label, RequestId request) {
        OpenOperation operation = OpenOperation.of(step.nextOperation(), leg, OpenOperation.Kind.TALK_RECORD, request);
        String name = step.call().facts().names().recording(operation.id(), label);
        OpenOperation recording = operation.with(OpenRecording.of(name, how));
        step.become(step.call().with(recording));
        return recording;
    }

    private static OpenRecording recordingOf(OpenOperation operation) {
        OpenRecording recording = operation.recording();
        if (recording == null) {
            throw new IllegalStateException("an operation that records has no recording: " + operation);
        }
        return recording;
    }

    /** Whether one records the bridge, in which its recorder is a further member. */
    public boolean hasMixed() {
        return open().stream().anyMatch(operation -> step.call().isCaller(operation.leg()));
    }

    /** A leg that listens is there. */
    public void entered(LegId snoop) {
        for (OpenOperation operation : open()) {
            OpenRecording open = recordingOf(operation);
            Recording how = open.recording();
            if (operation.leg().equals(snoop) && how != null) {
                step.perform(operation, new Action.StartRecording(open.name(), how));
            }
        }
    }

    /** A leg that listens has ended; one that was recorded leaves a recording, whose end Asterisk reports separately. */
    public void released(LegId snoop) {
        for (OpenOperation operation : open()) {
            if (operation.leg().equals(snoop) && isExpected(operation)) {
                failed(operation, new FlowAnswer.Refused(NO_SNOOP));
            }
        }
    }

    /** Whether this instance asked for it, and it has not begun; of what an earlier one began that is not known. */
    private static boolean isExpected(OpenOperation operation) {
        OpenRecording recording = recordingOf(operation);
        return recording.began() == null && recording.recording() != null;
    }

    /** The recordings of an earlier instance go on, and are named; those that it had just ordered are named once Asterisk has them. */
    public void recovered() {
        for (OpenOperation operation : open()) {
            if (operation.request() == null) {
                new CallerRecordings(step).note(recordingOf(operation).name());
            }
        }
    }

    /**
     * Has a flow that runs again wait for the recordings that the step it was interrupted in had ordered: Asterisk is asked whether it has them.
     *
     * @return whether there are any
     */
    public boolean awaitAgain() {
        StepOperations steps = new StepOperations(step);
        boolean any = false;
        for (OpenOperation operation : open()) {
            if (steps.isOfOpenStepOrLater(operation)) {
                step.become(step.call().with(operation.awaitedBy(RequestId.RESUMED)));
                any = true;
            }
        }
        return any;
    }

    /** One of them began. */
    void began(OpenOperation operation) {
        RequestId request = operation.request();
        if (request == null) {
            return;
        }
        List<String> names = new ArrayList<>();
        for (OpenOperation open : open()) {
            if (request.equals(open.request())) {
                if (recordingOf(open).began() == null) {
                    return;
                }
                names.add(recordingOf(open).name());
            }
        }
        step.dropRequest(request);
        step.answer(request, new FlowAnswer.TalkRecorded(names));
    }

    /** One of them is over, or there is none. */
    void ended(OpenOperation operation, @Nullable String failure) {
        if (operation.request() == null) {
            step.become(step.call().without(operation));
        } else {
            failed(operation, failure == null ? new FlowAnswer.Failed() : new FlowAnswer.Refused(failure));
        }
    }

    /** The others of the same order are not kept. */
    public void failed(OpenOperation operation, FlowAnswer answer) {
        RequestId request = operation.request();
        step.become(step.call().without(operation));
        if (request == null) {
            return;
        }
        List<OpenOperation> others = open();
        others.removeIf(other -> !request.equals(other.request()));
        step.dropRequest(request);
        step.answer(request, answer);
        for (OpenOperation other : others) {
            stop(other.withoutRequest());
        }
    }

    /** The talk is over. */
    public void stopAll() {
        for (OpenOperation open : open()) {
            OpenOperation operation = step.call().operation(open.id());
            if (operation != null) {
                stop(operation);
            }
        }
    }

    /** One that has not begun ends with the leg that listens. */
    private void stop(OpenOperation operation) {
        step.perform(operation, new Action.StopRecording(recordingOf(operation).name()));
        if (isExpected(operation) && step.call().isHelping(operation.leg())) {
            failed(operation, new FlowAnswer.Absent());
        }
    }

    void steer(RecordingControl control, RequestId request) {
        List<OpenOperation> all = open();
        if (all.isEmpty()) {
            step.answer(request, new FlowAnswer.Absent());
        }
        for (OpenOperation operation : all) {
            OpenOperation steering =
                    OpenOperation.of(step.nextOperation(), operation.leg(), OpenOperation.Kind.CONTROL, request);
            step.become(step.call().with(steering));
            step.perform(
                    steering, new Action.SteerRecording(recordingOf(operation).name(), control));
        }
    }

    private List<OpenOperation> open() {
        return step.call().operations(OpenOperation.Kind.TALK_RECORD);
    }
}
