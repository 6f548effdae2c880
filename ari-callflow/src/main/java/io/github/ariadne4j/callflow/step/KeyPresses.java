package io.github.ariadne4j.callflow.step;

import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.model.CallCommand.ToChannel.Action;
import io.github.ariadne4j.callflow.model.FlowAnswer;
import io.github.ariadne4j.callflow.model.FlowAnswer.Collected.End;
import io.github.ariadne4j.callflow.model.FlowData;
import io.github.ariadne4j.callflow.model.FlowVerb;
import io.github.ariadne4j.callflow.model.PlanTimer;
import io.github.ariadne4j.callflow.operation.KeyCollection;
import io.github.ariadne4j.callflow.operation.Keys;
import io.github.ariadne4j.callflow.operation.OpenOperation;
import io.github.ariadne4j.callflow.operation.OpenRecording;
import io.github.ariadne4j.callflow.operation.OperationId;
import io.github.ariadne4j.callflow.verb.KeyRule;
import io.github.ariadne4j.callflow.verb.Play;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Keys that a party presses while a flow decides about it: they go to the operation that waits for them, else they are kept for the next one. */
public final class KeyPresses {
    private static final int MOST_KEPT = 64;

    private final CallStep step;

    public KeyPresses(CallStep step) {
        this.step = step;
    }

    /** Begins a collection, with the keys that were kept for it or with its prompt. */
    void collect(OpenOperation operation, FlowVerb.CollectKeys verb) {
        Play prompt = verb.prompt();
        Action.Play play =
                prompt == null ? null : new Action.Play(prompt.stoppable().prompts(), prompt.language());
        begin(operation, verb, Keys.NONE, play);
    }

    /** Goes on with the collection of an earlier instance: with its keys, or with its prompt if that is still played. */
    void collectOn(OpenOperation operation, FlowVerb.CollectKeys verb) {
        Play prompt = verb.prompt();
        Keys pressed = operation.keys() == null ? Keys.NONE : operation.keys().keys();
        if (pressed.count() + step.call().flow().keysOf(operation.leg()).count() > 0) {
            step.perform(operation, new Action.StopPlayback());
        }
        Action.PlayOn play =
                prompt == null ? null : new Action.PlayOn(prompt.stoppable().prompts(), prompt.language());
        begin(operation, verb, pressed, play);
    }

    private void begin(OpenOperation operation, FlowVerb.CollectKeys verb, Keys pressed, @Nullable Action prompt) {
        KeyRule rule = verb.rule();
        KeyCollection keys = KeyCollection.by(rule, pressed, verb.secret());
        change(operation, keys);
        FlowData flow = step.call().flow();
        LegId leg = operation.leg();
        Keys kept = flow.keysOf(leg);
        if (kept.count() > 0) {
            step.become(step.call().with(flow.with(leg, Keys.NONE)));
            kept.pressed().chars().forEach(key -> pressed(leg, (char) key));
        } else if (pressed.count() > 0) {
            await(operation.id(), rule.nextKeyWithin());
        } else if (prompt != null) {
            prompt(operation, keys, prompt);
        } else {
            await(operation.id(), rule.firstKeyWithin());
        }
    }

    /** Written, as a recovery has to stop what is played. */
    private void prompt(OpenOperation operation, KeyCollection keys, Action prompt) {
        change(operation, keys.withPrompt(true));
        step.perform(operation, prompt);
        step.saveIfGoesOn(operation);
    }

    public void pressed(LegId leg, char key) {
        for (OpenOperation operation : step.call().operations()) {
            if (!operation.leg().equals(leg)) {
                continue;
            }
            KeyCollection keys = operation.keys();
            OpenRecording recording = operation.recording();
            if (recording != null && recording.isEndedBy(key)) {
                step.become(step.call().with(operation.with(recording.withKeyPressed())));
                return;
            }
            if (keys != null && keys.accepts(key)) {
                take(operation, keys, key);
                return;
            }
        }
        keep(leg, key);
    }

    private void keep(LegId leg, char key) {
        FlowData flow = step.call().flow();
        Keys kept = flow.keysOf(leg);
        if (kept.count() < MOST_KEPT) {
            step.become(step.call().with(flow.with(leg, kept.and(key))));
        }
    }

    private void take(OpenOperation operation, KeyCollection known, char key) {
        if (known.playing()) {
            step.perform(operation, new Action.StopPlayback());
        }
        KeyCollection more = known.isTerminator(key) ? known : known.and(key);
        KeyRule rule = known.rule();
        if (known.isTerminator(key)) {
            end(operation, more, End.TERMINATED);
        } else if (more.isFull() || rule == null) {
            end(operation, more, End.FULL);
        } else {
            change(operation, more.withPrompt(false));
            await(operation.id(), rule.nextKeyWithin());
            saveIfWritten(operation, more);
        }
    }

    /** A durable flow goes on with it. */
    private void saveIfWritten(OpenOperation operation, KeyCollection keys) {
        if (keys.isWritten() && new StepOperations(step).isOfOpenStep(operation)) {
            step.save(step.call().plan());
        }
    }

    /** The prompt of a collection is over, or could not be played: the time for the first key begins. */
    public void promptEnded(OpenOperation operation) {
        KeyCollection keys = operation.keys();
        if (keys == null || !keys.playing()) {
            return;
        }
        KeyRule rule = keys.rule();
        change(operation, keys.withPrompt(false));
        if (rule != null) {
            await(operation.id(), rule.firstKeyWithin());
        }
    }

    public void timedOut(OperationId id) {
        OpenOperation operation = step.call().operation(id);
        KeyCollection keys = operation == null ? null : operation.keys();
        if (operation != null && keys != null && !keys.playing()) {
            end(operation, keys, End.TIMED_OUT);
        }
    }

    private void end(OpenOperation operation, KeyCollection keys, End end) {
        step.become(step.call().without(operation));
        new StepOperations(step).ended(operation);
        if (operation.request() != null) {
            step.answer(operation.request(), new FlowAnswer.Collected(keys.keys(), end));
        }
    }

    private void change(OpenOperation operation, KeyCollection keys) {
        step.become(step.call().with(operation.with(keys)));
    }

    private void await(OperationId operation, Duration time) {
        step.startTimer(new PlanTimer.NextKey(operation), time);
    }
}
