package io.github.ariadne4j.callflow.step;

import io.github.ariadne4j.callflow.leg.Leg;
import io.github.ariadne4j.callflow.model.CallCommand.ToChannel.Action;
import io.github.ariadne4j.callflow.model.CallPlan;
import io.github.ariadne4j.callflow.model.FlowAnswer;
import io.github.ariadne4j.callflow.model.FlowData;
import io.github.ariadne4j.callflow.model.FlowEvent;
import io.github.ariadne4j.callflow.operation.OpenOperation;
import io.github.ariadne4j.callflow.operation.OpenRecording;
import io.github.ariadne4j.callflow.operation.RequestId;
import io.github.ariadne4j.callflow.verb.RecordOutcome;
import io.github.ariadne4j.callflow.verb.Recording;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Recordings of the caller that a flow asks for, and what all recordings have in common. The CDR names them: a caller may hang up during one. */
public final class CallerRecordings {
    private static final String NOTE = "recordings";

    private final CallStep step;

    public CallerRecordings(CallStep step) {
        this.step = step;
    }

    /** Asterisk records no channel that is in a bridge: a caller who talks with none is taken out of it first. */
    void record(Leg caller, Recording recording, RequestId request) {
        OpenOperation operation = step.begin(caller, OpenOperation.Kind.RECORD, request);
        String name = step.call().facts().names().recording(operation.id(), recording.label());
        step.become(step.call().with(operation.with(OpenRecording.of(name, recording))));
        boolean talks = step.call().plan() instanceof CallPlan.Connected;
        if (talks || !step.takeOut(caller.id())) {
            outOfBridge();
        }
        step.save(step.call().plan());
    }

    /** Starts the recording that waits for it. It was written before, as a recovery has to stop it. */
    public void outOfBridge() {
        for (OpenOperation operation : step.call().operations()) {
            OpenRecording open = operation.recording();
            boolean ofCaller = operation.kind() == OpenOperation.Kind.RECORD;
            if (ofCaller && open != null && open.waits() && open.recording() != null) {
                step.become(step.call().with(operation.with(open.asked())));
                step.perform(operation, new Action.StartRecording(open.name(), open.recording()));
            }
        }
    }

    public void began(FlowEvent.RecordingBegan event) {
        OpenOperation operation = step.call().operation(event.operation());
        OpenRecording open = operation == null ? null : operation.recording();
        if (operation != null && open != null) {
            OpenOperation begun = operation.with(open.begunAt(step.at()));
            step.become(step.call().with(begun));
            note(open.name());
            if (operation.kind() == OpenOperation.Kind.TALK_RECORD) {
                new TalkRecordings(step).began(begun);
            }
        }
    }

    public void ended(FlowEvent.RecordingEnded event) {
        OpenOperation operation = step.call().operation(event.operation());
        OpenRecording open = operation == null ? null : operation.recording();
        if (operation == null || open == null) {
            return;
        }
        if (event.failure() == null) {
            note(open.name());
        }
        if (operation.kind() == OpenOperation.Kind.TALK_RECORD) {
            new TalkRecordings(step).ended(operation, event.failure());
            if (event.failure() != null && open.isUnknown()) {
                forget(open.name());
            }
            return;
        }
        step.become(step.call().without(operation));
        if (operation.request() != null) {
            step.answer(operation.request(), new FlowAnswer.Recorded(outcome(open, event)));
        }
    }

    private RecordOutcome outcome(OpenRecording open, FlowEvent.RecordingEnded event) {
        return event.failure() == null
                ? new RecordOutcome.Recorded(open.name(), event.length(), open.reasonAt(step.at()))
                : new RecordOutcome.Failed(open.name(), event.failure());
    }

    /** A recording of an earlier instance would keep the next commands waiting. */
    void stop(OpenOperation operation, OpenRecording open) {
        step.perform(operation, new Action.StopRecording(open.name()));
        note(open.name());
    }

    /** The recordings that the CDR names so far. */
    public List<String> known() {
        String known = step.call().flow().notes().get(NOTE);
        return known == null ? List.of() : List.of(known.split(" "));
    }

    /** An earlier instance ordered it, and ended before Asterisk began it. */
    private void forget(String name) {
        FlowData flow = step.call().flow();
        List<String> left = new ArrayList<>(known());
        left.remove(name);
        Map<String, String> notes = new HashMap<>(flow.notes());
        if (left.isEmpty()) {
            notes.remove(NOTE);
        } else {
            notes.put(NOTE, String.join(" ", left));
        }
        step.become(step.call().with(flow.with(notes)));
        step.save(step.call().plan());
    }

    public void note(String name) {
        FlowData flow = step.call().flow();
        String known = flow.notes().get(NOTE);
        if (known == null) {
            step.become(step.call().with(flow.note(NOTE, name)));
        } else if (!known().contains(name)) {
            step.become(step.call().with(flow.note(NOTE, known + ' ' + name)));
        }
    }
}
