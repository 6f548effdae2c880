package io.github.ariadne4j.callflow.execution;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.actor.CallActor;
import io.github.ariadne4j.callflow.actor.CallLogContext;
import io.github.ariadne4j.callflow.call.HuntPlan;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.call.Route;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.CallEndedException;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.flow.RoutingFlow;
import io.github.ariadne4j.callflow.gate.GateDecision;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.model.CallCommand.ToFlow.Word;
import io.github.ariadne4j.callflow.model.CallFacts;
import io.github.ariadne4j.callflow.model.CallSignal;
import io.github.ariadne4j.callflow.model.FlowAnswer;
import io.github.ariadne4j.callflow.model.FlowEvent;
import io.github.ariadne4j.callflow.model.OpenOperation;
import io.github.ariadne4j.callflow.model.OperationId;
import io.github.ariadne4j.callflow.model.RequestId;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the flow of one call, and answers what it asks for. A flow that only routes, and does not block, is asked on the loop;
 * any other has a thread of its own. Used on the loop, but for the flow itself.
 */
public final class FlowRunner {
    private static final Logger LOG = LoggerFactory.getLogger(FlowRunner.class);

    private final EngineContext context;
    private final CallFacts facts;
    private final CallActor actor;

    /** Null after a recovery: the selector is asked again. */
    private final @Nullable CallFlow chosen;

    /** What the flow's thread waits for; null while no such thread has run. */
    private @Nullable FlowRequests requests;

    private @Nullable ScreeningRunner screenings;

    private final DialledTrunks trunks;

    /** Why Asterisk did not do what requests asked for that are still open. */
    private final Map<RequestId, Throwable> reasons = new HashMap<>(0);

    FlowRunner(EngineContext context, CallFacts facts, CallActor actor, @Nullable CallFlow chosen) {
        this.context = context;
        this.facts = facts;
        this.actor = actor;
        this.chosen = chosen;
        this.trunks =
                new DialledTrunks(context, facts.call().id(), facts.policy().admitWhenLimitsUnknown());
    }

    /** Whether a flow says where its call goes before anything is written. */
    public static boolean routesFirst(CallFlow flow) {
        return flow instanceof RoutingFlow routing && !routing.mayBlock();
    }

    void start() {
        begin(CallFlow::run, Map.of());
    }

    /** As it was left when an earlier instance ended. */
    void resume(Map<String, String> kept) {
        begin(CallFlow::resume, kept);
    }

    private void begin(BiConsumer<CallFlow, Call> way, Map<String, String> kept) {
        CallFlow flow = chosen;
        if (flow == null && !context.choices().mayBlock()) {
            flow = context.choices().choose(facts.call());
        }
        beginThread(way, flow, kept);
    }

    /** Another flow takes the place of the one that ran, if any did. */
    void redirect(CallFlow flow, Map<String, String> kept) {
        if (requests != null && screenings != null) {
            requests.replace();
            screenings.endAll();
        }
        beginThread(CallFlow::run, flow, kept);
    }

    private void beginThread(BiConsumer<CallFlow, Call> way, @Nullable CallFlow flow, Map<String, String> kept) {
        FlowRequests opened = requests == null ? new FlowRequests(facts.call().id()) : requests.ofAnotherThread();
        ScreeningRunner asked = new ScreeningRunner(context, facts.call(), actor, opened);
        requests = opened;
        screenings = asked;
        try {
            context.flowThreads()
                    .execute(() -> CallLogContext.run(actor.id(), () -> follow(way, flow, opened, asked, kept)));
        } catch (RejectedExecutionException closedBefore) {
            LOG.debug("call {}: the engine was closed before its flow began", actor.id());
        }
    }

    /** Asks a flow that only routes. */
    void route() {
        if (!(chosen instanceof RoutingFlow routing)) {
            throw new IllegalStateException("the flow of call " + actor.id() + " does not only route: " + chosen);
        }
        try {
            routed(routing.route(facts.call()));
        } catch (Throwable e) { // an Error as well: the call must not wait for its router
            failed(e);
            tell(new FlowEvent.Returned(true));
        }
    }

    private void routed(Route route) {
        HuntPlan hunt = route.hunt();
        if (hunt == null) {
            tell(new FlowEvent.Routed(null, route.causeIfNone()));
        } else {
            HuntLookup.resolve(context, actor, hunt, resolved -> dial(resolved, route.causeIfNone()));
        }
    }

    private void dial(HuntPlan hunt, HangupCause causeIfNone) {
        GateDecision.Refused refused = context.gates().refusedTarget(facts.call(), hunt);
        if (refused == null) {
            tell(new FlowEvent.Routed(hunt, causeIfNone));
        } else {
            tell(new FlowEvent.Notes(FlowCall.REFUSED, refused.reason().name()));
            tell(new FlowEvent.Routed(null, refused.cause()));
        }
    }

    private void follow(
            BiConsumer<CallFlow, Call> way,
            @Nullable CallFlow known,
            FlowRequests opened,
            ScreeningRunner asked,
            Map<String, String> kept) {
        IncomingCall call = facts.call();
        boolean failed = false;
        try {
            CallFlow flow = known == null ? context.choices().choose(call) : known;
            way.accept(flow, new FlowCall(call, actor, context, opened, asked, trunks, kept));
        } catch (CallEndedException e) {
            LOG.debug("flow of call {} ended with its call", call.id());
        } catch (Throwable e) { // an Error as well: the call must not wait for its flow
            failed = opened.isReplaced() ? leftBehind(e) : failed(e);
        }
        actor.tell(
                new CallSignal.FlowSignal(
                        new FlowEvent.Returned(failed), context.loop().now()),
                opened::isReplaced);
    }

    private void tell(FlowEvent event) {
        actor.tell(new CallSignal.FlowSignal(event, context.loop().now()));
    }

    private boolean leftBehind(Throwable why) {
        LOG.warn("the flow that call {} had left for another one failed; the call goes on", actor.id(), why);
        return false;
    }

    /** A flow that is interrupted by the engine's end has not failed, and its call lives on in Asterisk. */
    private boolean failed(Throwable why) {
        if (context.loop().isClosed()) {
            LOG.debug("flow of call {} ended with the engine", actor.id());
            return false;
        }
        CallLogContext.run(
                actor.id(),
                () -> LOG.error("the flow of call {} failed; the call is hung up with cause 38", actor.id(), why));
        return true;
    }

    /** Asterisk did not do what an operation asked for; the call is told after this. */
    void failed(OperationId operation, Throwable why) {
        for (OpenOperation open : actor.operations()) {
            if (open.id().equals(operation)) {
                note(open.request(), why);
            }
        }
    }

    /** Asterisk did not answer the caller; the call is told after this. */
    void answerFailed(Throwable why) {
        for (OpenOperation open : actor.operations()) {
            if (open.kind() == OpenOperation.Kind.ANSWER) {
                note(open.request(), why);
            }
        }
    }

    private void note(@Nullable RequestId request, Throwable why) {
        if (request != null) {
            reasons.put(request, why);
        }
    }

    void answer(RequestId request, FlowAnswer answer) {
        Throwable why = reasons.isEmpty() ? null : reasons.remove(request);
        if (request.fromOutside()) {
            actor.answerOrder(request, answer, why);
        } else if (requests != null && screenings != null) {
            if (why != null && answer instanceof FlowAnswer.Failed) {
                requests.fail(request.number(), why);
                screenings.fail(request.number(), why);
            } else {
                requests.answer(request.number(), answer);
                screenings.answer(request.number(), answer);
            }
        }
    }

    void screen(Word.Screen word) {
        if (screenings != null) {
            screenings.begin(word);
        }
    }

    void endScreening(LegId leg) {
        if (screenings != null) {
            screenings.end(leg);
        }
    }

    void saved(RequestId request, boolean written) {
        if (requests != null) {
            requests.answer(request.number(), written);
        }
    }

    void end() {
        if (requests != null && screenings != null) {
            requests.endAll();
            screenings.endAll();
        }
    }
}
