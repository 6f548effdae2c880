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
import io.github.ariadne4j.callflow.operation.StoppingSound;
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
        begin(operation, verb, KeyCollection.by(verb.rule(), verb.secret()), play);
    }

    /** Goes on with the collection of an earlier instance: with its keys, or with its prompt if that is still played. */
    void collectOn(OpenOperation operation, FlowVerb.CollectKeys verb) {
        Play prompt = verb.prompt();
        KeyCollection stored = operation.keys() == null ? KeyCollection.stored(Keys.NONE, null) : operation.keys();
        if (stored.keys().count() + step.call().flow().keysOf(operation.leg()).count() > 0) {
            step.perform(operation, new Action.StopPlayback());
        }
        Action.PlayOn play =
                prompt == null ? null : new Action.PlayOn(prompt.stoppable().prompts(), prompt.language());
        begin(operation, verb, stored.again(verb.rule(), verb.secret()), play);
    }

    private void begin(
            OpenOperation operation, FlowVerb.CollectKeys verb, KeyCollection keys, @Nullable Action prompt) {
        KeyRule rule = verb.rule();
        change(operation, keys);
        FlowData flow = step.call().flow();
        LegId leg = operation.leg();
        Keys kept = flow.keysOf(leg);
        if (kept.count() > 0) {
            step.become(step.call().with(flow.with(leg, Keys.NONE)));
            kept.pressed().chars().forEach(key -> pressed(leg, (char) key));
        } else if (keys.keys().count() > 0) {
            awaitOn(operation, keys, rule.nextKeyWithin());
        } else if (prompt != null) {
            prompt(operation, keys, prompt, verb.again());
        } else {
            awaitOn(operation, keys, rule.firstKeyWithin());
        }
    }

    /** A time that an earlier instance began goes on; one that begins here is written, so that another instance knows it. */
    private void awaitOn(OpenOperation operation, KeyCollection keys, Duration time) {
        if (keys.since() == null) {
            await(operation, keys, time);
            saveStep(operation);
        } else {
            step.startTimer(new PlanTimer.NextKey(operation.id()), keys.left(time, step.at()));
        }
    }

    /**
     * Written, as a recovery has to stop what is played. A caller that hears the prompt of a further attempt begins anew: that is written
     * first, as the keys of the attempt before are not to count after a crash.
     */
    private void prompt(OpenOperation operation, KeyCollection keys, Action prompt, boolean again) {
        change(operation, keys.withPrompt(true));
        if (again && new StepOperations(step).isOfOpenStep(operation)) {
            step.saveFirst(step.call().plan());
            step.perform(operation, prompt);
        } else {
            step.perform(operation, prompt);
            step.saveIfGoesOn(operation);
        }
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
            await(operation, more.withPrompt(false), rule.nextKeyWithin());
            if (more.isWritten()) {
                saveStep(operation);
            }
        }
    }

    /** A durable flow goes on with it. */
    private void saveStep(OpenOperation operation) {
        if (new StepOperations(step).isOfOpenStep(operation)) {
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
        KeyCollection heard = keys.withPrompt(false);
        if (rule == null) {
            change(operation, heard);
        } else {
            await(operation, heard, rule.firstKeyWithin());
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
        if (keys.playing()) {
            new StoppingSounds(step)
                    .await(new StoppingSound(operation.id(), operation.leg(), StoppingSound.Kind.PLAYBACK));
        }
        new StepOperations(step).ended(operation);
        if (operation.request() != null) {
            step.answer(operation.request(), new FlowAnswer.Collected(keys.keys(), end));
        }
    }

    private void change(OpenOperation operation, KeyCollection keys) {
        step.become(step.call().with(operation.with(keys)));
    }

    private void await(OpenOperation operation, KeyCollection keys, Duration time) {
        change(operation, keys.since(step.at()));
        step.startTimer(new PlanTimer.NextKey(operation.id()), time);
    }
}
