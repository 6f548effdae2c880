package io.github.ariadne4j.callflow.plan;

import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.model.CallCommand.ToChannel.Action;
import io.github.ariadne4j.callflow.model.FlowAnswer;
import io.github.ariadne4j.callflow.model.FlowAnswer.Collected.End;
import io.github.ariadne4j.callflow.model.FlowData;
import io.github.ariadne4j.callflow.model.FlowVerb;
import io.github.ariadne4j.callflow.model.KeyCollection;
import io.github.ariadne4j.callflow.model.Keys;
import io.github.ariadne4j.callflow.model.OpenOperation;
import io.github.ariadne4j.callflow.model.OpenRecording;
import io.github.ariadne4j.callflow.model.OperationId;
import io.github.ariadne4j.callflow.model.PlanTimer;
import io.github.ariadne4j.callflow.verb.KeyRule;
import io.github.ariadne4j.callflow.verb.Play;
import java.time.Duration;

/** Keys that a party presses while a flow decides about it: they go to the operation that waits for them, else they are kept for the next one. */
final class KeyPresses {
    private static final int MOST_KEPT = 64;

    private final CallStep step;

    KeyPresses(CallStep step) {
        this.step = step;
    }

    /** Begins a collection, with the keys that were kept for it or with its prompt. */
    void collect(OpenOperation operation, FlowVerb.CollectKeys verb) {
        change(operation, KeyCollection.by(verb.rule()));
        FlowData flow = step.call().flow();
        LegId leg = operation.leg();
        Keys kept = flow.keysOf(leg);
        if (kept.count() > 0) {
            step.become(step.call().with(flow.with(leg, Keys.NONE)));
            kept.pressed().chars().forEach(key -> pressed(leg, (char) key));
        } else if (verb.prompt() != null) {
            prompt(operation, verb.rule(), verb.prompt());
        } else {
            await(operation.id(), verb.rule().firstKeyWithin());
        }
    }

    /** Written, as a recovery has to stop what is played. */
    private void prompt(OpenOperation operation, KeyRule rule, Play prompt) {
        change(operation, KeyCollection.by(rule).withPrompt(true));
        step.perform(operation, new Action.Play(prompt.stoppable().prompts(), prompt.language()));
        step.saveIfGoesOn(operation);
    }

    void pressed(LegId leg, char key) {
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
        }
    }

    /** The prompt of a collection is over, or could not be played: the time for the first key begins. */
    void promptEnded(OpenOperation operation) {
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

    void timedOut(OperationId id) {
        OpenOperation operation = step.call().operation(id);
        KeyCollection keys = operation == null ? null : operation.keys();
        if (operation != null && keys != null && !keys.playing()) {
            end(operation, keys, End.TIMED_OUT);
        }
    }

    private void end(OpenOperation operation, KeyCollection keys, End end) {
        step.become(step.call().without(operation));
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
