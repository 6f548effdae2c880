package io.github.ariadne4j.callflow.plan;

import io.github.ariadne4j.callflow.leg.Leg;
import io.github.ariadne4j.callflow.model.CallCommand.ToChannel.Action;
import io.github.ariadne4j.callflow.model.FlowAnswer;
import io.github.ariadne4j.callflow.model.FlowEvent;
import io.github.ariadne4j.callflow.model.FlowVerb;
import io.github.ariadne4j.callflow.model.OpenOperation;
import io.github.ariadne4j.callflow.model.OperationId;
import io.github.ariadne4j.callflow.model.RequestId;

/** What a flow asks for on the caller's leg. */
final class FlowVerbs {
    private final CallStep step;

    FlowVerbs(CallStep step) {
        this.step = step;
    }

    void perform(FlowEvent.Asks event) {
        Leg caller = step.call().caller();
        if (caller == null) {
            step.answer(event.request(), new FlowAnswer.Failed());
        } else if (event.verb() instanceof FlowVerb.Play play) {
            step.become(step.call().with(step.call().flow().withService()));
            step.begin(caller, OpenOperation.Kind.PLAY, event.request(), new Action.Play(play.media()));
            step.save(step.call().plan());
        } else if (event.verb() instanceof FlowVerb.Answer) {
            answer(caller, event.request());
        } else {
            step.begin(caller, OpenOperation.Kind.RING, event.request(), new Action.Ring());
        }
    }

    private void answer(Leg caller, RequestId request) {
        step.become(step.call().with(step.call().flow().withService()));
        if (caller.wasAnswered()) {
            step.answer(request, new FlowAnswer.Done());
            return;
        }
        OperationId id = step.nextOperation();
        step.become(step.call().with(new OpenOperation(id, caller.id(), OpenOperation.Kind.ANSWER, request)));
        step.answer(caller);
    }
}
