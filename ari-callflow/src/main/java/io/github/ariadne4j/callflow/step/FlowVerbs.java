package io.github.ariadne4j.callflow.step;

import io.github.ariadne4j.callflow.leg.Leg;
import io.github.ariadne4j.callflow.model.CallCommand.ToChannel.Action;
import io.github.ariadne4j.callflow.model.FlowAnswer;
import io.github.ariadne4j.callflow.model.FlowEvent;
import io.github.ariadne4j.callflow.model.FlowVerb;
import io.github.ariadne4j.callflow.model.PlanTimer;
import io.github.ariadne4j.callflow.operation.KeyCollection;
import io.github.ariadne4j.callflow.operation.OpenOperation;
import io.github.ariadne4j.callflow.operation.RequestId;
import io.github.ariadne4j.callflow.operation.StoppingSound;
import io.github.ariadne4j.callflow.verb.Pause;
import io.github.ariadne4j.callflow.verb.Play;
import io.github.ariadne4j.callflow.verb.Prompt;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The verbs of a flow, mostly on the caller's leg. */
public final class FlowVerbs {
    private final CallStep step;

    public FlowVerbs(CallStep step) {
        this.step = step;
    }

    public void perform(FlowEvent.Asks event) {
        Leg caller = step.call().caller();
        if (event.verb() instanceof FlowVerb.Orders orders) {
            new CallOrders(step).perform(orders.order(), event.request());
        } else if (caller == null) {
            step.answer(event.request(), new FlowAnswer.Failed());
        } else {
            perform(caller, event.verb(), event.request());
        }
    }

    public void perform(Leg leg, FlowVerb verb, RequestId request) {
        if (verb instanceof FlowVerb.PlayPrompts play) {
            play(leg, play.play(), request);
        } else if (verb instanceof FlowVerb.CollectKeys collect) {
            collect(leg, collect, request);
        } else if (verb instanceof FlowVerb.LetPass let) {
            pause(leg, let.pause(), request);
        } else if (verb instanceof FlowVerb.RecordCaller record) {
            serve(leg);
            new CallerRecordings(step).record(leg, record.recording(), request);
        } else if (verb instanceof FlowVerb.Indicate indicate) {
            step.perform(
                    step.begin(leg, OpenOperation.Kind.INDICATE, request), new Action.Indicate(indicate.indication()));
        } else {
            answer(leg, request);
        }
    }

    private void serve(Leg leg) {
        if (step.call().isCaller(leg.id())) {
            step.become(step.call().with(step.call().flow().withService()));
            new CreditTime(step).await();
        }
    }

    /**
     * Plays prompts to a leg.
     *
     * @param request the request that waits for it; null: none does
     */
    public void play(Leg leg, Play play, @Nullable RequestId request) {
        serve(leg);
        StepOperations steps = new StepOperations(step);
        OpenOperation interrupted =
                request != null && request.isResumed() ? steps.beginAgain(leg, OpenOperation.Kind.PLAY, request) : null;
        OpenOperation operation =
                interrupted == null ? steps.begin(leg, OpenOperation.Kind.PLAY, request) : interrupted;
        boolean stoppable = !play.stoppedBy().isEmpty();
        if (stoppable) {
            step.become(step.call().with(operation.with(KeyCollection.stopping(play.stoppedBy()))));
        }
        List<Prompt> prompts = stoppable ? play.stoppable().prompts() : play.prompts();
        step.perform(
                operation,
                interrupted == null
                        ? new Action.Play(prompts, play.language())
                        : new Action.PlayOn(prompts, play.language()));
        step.saveIfGoesOn(operation);
    }

    private void collect(Leg leg, FlowVerb.CollectKeys verb, RequestId request) {
        serve(leg);
        StepOperations steps = new StepOperations(step);
        steps.collects(leg.id(), verb.attempt());
        OpenOperation interrupted =
                request.isResumed() ? steps.beginAgain(leg, OpenOperation.Kind.COLLECT, request) : null;
        if (interrupted == null) {
            new KeyPresses(step).collect(steps.begin(leg, OpenOperation.Kind.COLLECT, request), verb);
        } else {
            new KeyPresses(step).collectOn(interrupted, verb);
        }
    }

    /** Written before its music begins, so that a recovery stops it. */
    private void pause(Leg leg, Pause pause, RequestId request) {
        OpenOperation.Kind kind = pause.music() == null ? OpenOperation.Kind.PAUSE : OpenOperation.Kind.MUSIC;
        OpenOperation operation = step.begin(leg, kind, request);
        if (pause.music() != null) {
            new StoppingSounds(step).begins(leg.id(), StoppingSound.Kind.MUSIC);
            step.saveIfGoesOn(operation);
            step.perform(operation, new Action.StartMusic(pause.music()));
        }
        step.startTimer(new PlanTimer.EndOfPause(operation.id()), pause.time());
    }

    public void endPause(RequestId request) {
        for (OpenOperation operation : step.call().operations()) {
            if (request.equals(operation.request()) && operation.kind().passesTime()) {
                pauseIsOver(operation);
            }
        }
    }

    public void pauseIsOver(@Nullable OpenOperation pause) {
        if (pause == null) {
            return;
        }
        new OngoingOperations(step).stop(pause);
        step.ended(pause, true);
    }

    private void answer(Leg caller, RequestId request) {
        serve(caller);
        if (caller.wasAnswered()) {
            step.answer(request, new FlowAnswer.Done());
            return;
        }
        step.begin(caller, OpenOperation.Kind.ANSWER, request);
        step.answer(caller);
    }
}
