package io.github.ariadne4j.callflow.execution;

import io.github.ariadne4j.callflow.actor.CallActor;
import io.github.ariadne4j.callflow.actor.CallLogContext;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.flow.CallEndedException;
import io.github.ariadne4j.callflow.flow.ScreeningFlow;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.model.CallCommand.ToFlow.Word;
import io.github.ariadne4j.callflow.model.CallSignal;
import io.github.ariadne4j.callflow.model.FlowAnswer;
import io.github.ariadne4j.callflow.model.FlowEvent;
import io.github.ariadne4j.callflow.model.FlowEvent.Screened.Result;
import io.github.ariadne4j.callflow.model.RequestId;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the screenings of one call, each callee's on a thread of its own. Used on the loop, but for what a dialling flow enters, and for the
 * screenings themselves.
 */
final class ScreeningRunner {
    private static final Logger LOG = LoggerFactory.getLogger(ScreeningRunner.class);

    private final EngineContext context;
    private final IncomingCall call;
    private final CallActor actor;
    private final FlowRequests ofFlow;

    /** By the dial that waits meanwhile. */
    private final Map<RequestId, ScreeningFlow> entered = new ConcurrentHashMap<>(0);

    private final Map<LegId, FlowRequests> running = new HashMap<>(0);

    /** @param ofFlow what the flow that dials waits for */
    ScreeningRunner(EngineContext context, IncomingCall call, CallActor actor, FlowRequests ofFlow) {
        this.context = context;
        this.call = call;
        this.actor = actor;
        this.ofFlow = ofFlow;
    }

    /** Callees of this dial are asked by this flow. */
    void enter(RequestId dial, ScreeningFlow screening) {
        entered.put(dial, screening);
    }

    void begin(Word.Screen word) {
        FlowRequests requests = ofFlow.ofAnotherThread();
        ScreeningFlow screening = entered.get(word.dial());
        if (screening == null) {
            tell(new FlowEvent.Screened(word.leg(), Result.FAILED));
            return;
        }
        running.put(word.leg(), requests);
        try {
            context.flowThreads()
                    .execute(() -> CallLogContext.run(actor.id(), () -> follow(word, screening, requests)));
        } catch (RejectedExecutionException closedBefore) {
            LOG.debug("call {}: the engine was closed before the screening of a callee began", actor.id());
        }
    }

    private void follow(Word.Screen word, ScreeningFlow screening, FlowRequests requests) {
        Result result = Result.FAILED;
        try {
            boolean accepts = screening.accepts(new ScreenedLeg(call, word.target(), verbs(word.leg(), requests)));
            result = accepts ? Result.ACCEPTED : Result.DECLINED;
        } catch (CallEndedException e) {
            LOG.debug("screening of leg {} of call {} ended with its leg", word.leg(), call.id());
        } catch (Throwable e) { // an Error as well: the caller must not wait for the screening
            failed(word.leg(), e);
        }
        tell(new FlowEvent.Screened(word.leg(), result));
    }

    private void failed(LegId leg, Throwable why) {
        if (!context.loop().isClosed()) {
            LOG.error("the screening of leg {} of call {} failed; the callee is hung up", leg, call.id(), why);
        }
    }

    private LegVerbs verbs(LegId leg, FlowRequests requests) {
        return new LegVerbs(
                "leg " + leg + " of call " + call.id(),
                context.loop()::now,
                play -> SpokenPrompts.await(context.spoken(), requests, play),
                (verb, until) -> (FlowAnswer)
                        requests.ask(request -> new FlowEvent.AsksCallee(leg, verb, request), this::tell, until));
    }

    private void tell(FlowEvent event) {
        actor.tell(new CallSignal.FlowSignal(event, context.loop().now()), ofFlow::isReplaced);
    }

    void answer(int request, FlowAnswer answer) {
        running.values().forEach(requests -> requests.answer(request, answer));
    }

    void fail(int request, Throwable why) {
        running.values().forEach(requests -> requests.fail(request, why));
    }

    void end(LegId leg) {
        FlowRequests requests = running.remove(leg);
        if (requests != null) {
            requests.endAll();
        }
    }

    void endAll() {
        running.values().forEach(FlowRequests::endAll);
        running.clear();
    }
}
