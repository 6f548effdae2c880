package io.github.ariadne4j.callflow.plan;

import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.flow.DurableFlow;
import io.github.ariadne4j.callflow.journal.Journal;
import io.github.ariadne4j.callflow.leg.Leg;
import io.github.ariadne4j.callflow.model.CallCommand.ToFlow.Word;
import io.github.ariadne4j.callflow.model.CallPlan;
import io.github.ariadne4j.callflow.model.FlowAnswer;
import io.github.ariadne4j.callflow.operation.OpenOperation;
import io.github.ariadne4j.callflow.operation.RequestId;
import io.github.ariadne4j.callflow.step.CallStep;
import io.github.ariadne4j.callflow.step.OngoingOperations;
import org.jspecify.annotations.Nullable;

/** The call leaves what it does, and goes on in another flow with its caller alone. */
final class FlowRedirection {
    private static final String RINGS = "no party has answered the outbound call yet";
    private static final String LEAVES = "the caller is being given away";

    private final CallStep step;

    FlowRedirection(CallStep step) {
        this.step = step;
    }

    /** Why the call cannot go on in another flow; null: it can. */
    @Nullable FlowAnswer hindrance() {
        Leg caller = step.call().caller();
        if (caller == null) {
            return new FlowAnswer.NotNow(RINGS);
        }
        for (OpenOperation operation : step.call().operations()) {
            if (operation.kind().leaves()) {
                return new FlowAnswer.NotNow(LEAVES);
            }
        }
        return caller.takesCommands() ? null : new FlowAnswer.Absent();
    }

    /** The operations of the flow before are stopped, and the keys that it did not gather are dropped. */
    CallPlan begin(CallFlow flow, RequestId request) {
        new OngoingOperations(step).stopOfFlow();
        Leg caller = step.call().caller();
        if (caller != null) {
            step.become(step.call().with(step.call().flow().withoutKeysOf(caller.id())));
        }
        step.become(step.call().with(step.call().flow().with(journalOf(flow))));
        CallPlan inFlow = new CallPlan.InFlow();
        step.save(inFlow);
        step.tellFlow(new Word.Redirect(flow, step.call().flow().data()));
        step.answer(request, new FlowAnswer.Done());
        return inFlow;
    }

    private @Nullable Journal journalOf(CallFlow flow) {
        return flow instanceof DurableFlow durable
                ? Journal.of(durable.name(), step.call().flow().data())
                : null;
    }
}
