package io.github.ariadne4j.callflow.execution.verb;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.OriginateOutcome;
import io.github.ariadne4j.callflow.flow.Originate;
import io.github.ariadne4j.callflow.loop.CallLoop;
import io.github.ariadne4j.callflow.verb.OriginateRequestOutcome;

/** The outbound call that a flow waits for, until it has begun or is refused; the end of the flow's own call does not end this. */
public final class AwaitedOrigination implements OriginationListener {
    private final FlowRequests requests;
    private final int request;
    private final CallId id;

    private AwaitedOrigination(FlowRequests requests, CallId id) {
        this.requests = requests;
        this.request = requests.openThroughEnd();
        this.id = id;
    }

    /** Begins a call and waits. Used on the flow's thread. */
    public static OriginateRequestOutcome of(
            CallId id, Originate call, CallLoop loop, OutboundCallStarter starter, FlowRequests requests) {
        AwaitedOrigination awaited = new AwaitedOrigination(requests, id);
        loop.execute(() -> starter.begin(id, call, loop.now(), awaited));
        return (OriginateRequestOutcome) requests.await(awaited.request);
    }

    @Override
    public void admitted() {
        requests.answer(request, new OriginateRequestOutcome.Accepted(id));
    }

    @Override
    public void ended(OriginateOutcome outcome) {
        requests.answer(request, outcomeOf(outcome));
    }

    private OriginateRequestOutcome outcomeOf(OriginateOutcome outcome) {
        if (outcome instanceof OriginateOutcome.Refused refused) {
            return new OriginateRequestOutcome.Refused(id, refused.reason(), refused.cause());
        }
        return outcome instanceof OriginateOutcome.GivenUp
                ? new OriginateRequestOutcome.Unknown(id)
                : new OriginateRequestOutcome.Accepted(id);
    }
}
