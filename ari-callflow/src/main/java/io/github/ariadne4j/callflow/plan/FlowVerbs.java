package io.github.ariadne4j.callflow.plan;

import io.github.ariadne4j.callflow.flow.Pause;
import io.github.ariadne4j.callflow.flow.Play;
import io.github.ariadne4j.callflow.leg.Leg;
import io.github.ariadne4j.callflow.model.CallCommand.ToChannel.Action;
import io.github.ariadne4j.callflow.model.FlowAnswer;
import io.github.ariadne4j.callflow.model.FlowEvent;
import io.github.ariadne4j.callflow.model.FlowVerb;
import io.github.ariadne4j.callflow.model.KeyCollection;
import io.github.ariadne4j.callflow.model.OpenOperation;
import io.github.ariadne4j.callflow.model.PlanTimer;
import io.github.ariadne4j.callflow.model.RequestId;
import org.jspecify.annotations.Nullable;

/** What a flow asks for, mostly on the caller's leg. */
final class FlowVerbs {
    private final CallStep step;

    FlowVerbs(CallStep step) {
        this.step = step;
    }

    void perform(FlowEvent.Asks event) {
        Leg caller = step.call().caller();
        RequestId request = event.request();
        if (event.verb() instanceof FlowVerb.Orders orders) {
            new CallOrders(step).perform(orders.order(), request);
        } else if (caller == null) {
            step.answer(request, new FlowAnswer.Failed());
        } else if (event.verb() instanceof FlowVerb.PlayPrompts play) {
            play(caller, play.play(), request);
        } else if (event.verb() instanceof FlowVerb.CollectKeys collect) {
            serve();
            new KeyPresses(step).collect(step.begin(caller, OpenOperation.Kind.COLLECT, request), collect);
        } else if (event.verb() instanceof FlowVerb.LetPass let) {
            pause(caller, let.pause(), request);
        } else if (event.verb() instanceof FlowVerb.RecordCaller verb) {
            serve();
            new CallerRecordings(step).record(caller, verb.recording(), request);
        } else if (event.verb() instanceof FlowVerb.Answer) {
            answer(caller, request);
        } else {
            step.perform(step.begin(caller, OpenOperation.Kind.RING, request), new Action.Ring());
        }
    }

    private void serve() {
        step.become(step.call().with(step.call().flow().withService()));
        new CreditTime(step).await();
    }

    private void play(Leg caller, Play play, RequestId request) {
        serve();
        OpenOperation operation = step.begin(caller, OpenOperation.Kind.PLAY, request);
        if (!play.stoppedBy().isEmpty()) {
            step.become(step.call().with(operation.with(KeyCollection.stopping(play.stoppedBy()))));
        }
        step.perform(operation, new Action.Play(play.prompts(), play.language()));
        step.save(step.call().plan());
    }

    /** Music is written, as a recovery has to stop it. */
    private void pause(Leg caller, Pause pause, RequestId request) {
        OpenOperation.Kind kind = pause.music() == null ? OpenOperation.Kind.PAUSE : OpenOperation.Kind.MUSIC;
        OpenOperation operation = step.begin(caller, kind, request);
        if (pause.music() != null) {
            step.perform(operation, new Action.StartMusic(pause.music()));
            step.save(step.call().plan());
        }
        step.startTimer(new PlanTimer.EndOfPause(operation.id()), pause.time());
    }

    void pauseIsOver(@Nullable OpenOperation pause) {
        if (pause == null) {
            return;
        }
        if (pause.kind() == OpenOperation.Kind.MUSIC) {
            step.perform(pause, new Action.StopMusic());
        }
        step.ended(pause, true);
    }

    private void answer(Leg caller, RequestId request) {
        serve();
        if (caller.wasAnswered()) {
            step.answer(request, new FlowAnswer.Done());
            return;
        }
        step.begin(caller, OpenOperation.Kind.ANSWER, request);
        step.answer(caller);
    }
}
