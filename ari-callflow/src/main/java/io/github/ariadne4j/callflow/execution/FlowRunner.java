package io.github.ariadne4j.callflow.execution;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.actor.CallActor;
import io.github.ariadne4j.callflow.actor.CallLogContext;
import io.github.ariadne4j.callflow.execution.verb.FlowRequests;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.flow.DurableFlow;
import io.github.ariadne4j.callflow.flow.FlowName;
import io.github.ariadne4j.callflow.flow.RoutingFlow;
import io.github.ariadne4j.callflow.flow.SilenceRepair;
import io.github.ariadne4j.callflow.gate.GateDecision;
import io.github.ariadne4j.callflow.journal.Journal;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.model.CallCommand.ToFlow.Word;
import io.github.ariadne4j.callflow.model.CallFacts;
import io.github.ariadne4j.callflow.model.CallSignal;
import io.github.ariadne4j.callflow.model.FlowAnswer;
import io.github.ariadne4j.callflow.model.FlowData;
import io.github.ariadne4j.callflow.model.FlowEvent;
import io.github.ariadne4j.callflow.operation.OpenOperation;
import io.github.ariadne4j.callflow.operation.OperationId;
import io.github.ariadne4j.callflow.operation.RequestId;
import io.github.ariadne4j.callflow.replay.FlowNotes;
import io.github.ariadne4j.callflow.route.HuntPlan;
import io.github.ariadne4j.callflow.route.Route;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
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

    /** The requests that the flow's thread waits for; null while no such thread has run. */
    private @Nullable FlowRequests requests;

    private @Nullable ScreeningRunner screenings;
    private @Nullable FlowRun running;

    private final DialledTrunks trunks;

    private final SilenceRepairs repairs;

    /** Why Asterisk did not do what requests asked for that are still open. */
    private final Map<RequestId, Throwable> reasons = new HashMap<>(0);

    FlowRunner(EngineContext context, CallFacts facts, CallActor actor, @Nullable CallFlow chosen) {
        this.context = context;
        this.facts = facts;
        this.actor = actor;
        this.chosen = chosen;
        this.repairs = new SilenceRepairs(context, facts.call());
        this.trunks =
                new DialledTrunks(context, facts.call().id(), facts.policy().admitWhenLimitsUnknown());
    }

    /** The data of a call's flow before it has run. */
    public static FlowData dataOf(CallFlow flow) {
        return flow instanceof DurableFlow durable
                ? FlowData.NONE.with(Journal.of(durable.name(), Map.of()))
                : FlowData.NONE;
    }

    /** Whether a flow routes its call before the session is written. */
    public static boolean routesFirst(CallFlow flow) {
        return flow instanceof RoutingFlow routing && !routing.mayBlock();
    }

    void start() {
        FlowName durable = actor.durableFlow();
        if (durable == null) {
            begin(CallFlow::run, FlowBeginning.with(Map.of()));
        } else {
            replay(Journal.of(durable, Map.of()), false);
        }
    }

    /** As it was left when an earlier instance ended. */
    void resume(Map<String, String> kept) {
        begin(CallFlow::resume, FlowBeginning.with(kept));
    }

    /** Again from the start, with what it has done. */
    void replay(Journal journal, boolean stepGoesOn) {
        begin(CallFlow::run, FlowBeginning.of(journal, stepGoesOn));
    }

    /** Another flow takes the place of the one that ran, if any did. */
    void redirect(CallFlow flow, Map<String, String> kept) {
        if (requests != null && screenings != null) {
            requests.replace();
            screenings.endAll();
        }
        FlowBeginning beginning = flow instanceof DurableFlow durable
                ? FlowBeginning.of(Journal.of(durable.name(), kept), false)
                : FlowBeginning.with(kept);
        begin(CallFlow::run, beginning, () -> flow);
    }

    private void begin(BiConsumer<CallFlow, Call> way, FlowBeginning beginning) {
        begin(way, beginning, choice(beginning));
    }

    private void begin(BiConsumer<CallFlow, Call> way, FlowBeginning beginning, Supplier<@Nullable CallFlow> choice) {
        FlowRequests opened = requests == null ? new FlowRequests(facts.call().id()) : requests.ofAnotherThread();
        opened.openResumed();
        ScreeningRunner asked = new ScreeningRunner(context, facts.call(), actor, opened);
        requests = opened;
        screenings = asked;
        FlowNotes notes = new FlowNotes(actor.id(), actor.noted());
        FlowRun run = new FlowRun(
                actor.id(),
                way,
                choice,
                beginning,
                () -> new FlowCall(facts.call(), actor, context, opened, asked, trunks, beginning.kept(), notes),
                context.loop()::now,
                (why, call) -> failed(why, opened, call),
                event -> tell(event, opened));
        running = run;
        try {
            context.flowThreads().execute(() -> CallLogContext.run(actor.id(), run));
        } catch (RejectedExecutionException closedBefore) {
            LOG.debug("call {}: the engine was closed before its flow began", actor.id());
        }
    }

    /** A selector that does not block is asked on the loop. */
    private Supplier<@Nullable CallFlow> choice(FlowBeginning beginning) {
        if (chosen == null && context.choices().mayBlock()) {
            return () -> flowFor(beginning);
        }
        CallFlow known = flowFor(beginning);
        return () -> known;
    }

    private @Nullable CallFlow flowFor(FlowBeginning beginning) {
        FlowName durable = beginning.flow();
        if (chosen != null) {
            return chosen;
        }
        return durable == null
                ? context.choices().choose(facts.call())
                : context.choices().named(durable, facts.call());
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

    private void tell(FlowEvent event) {
        actor.tell(new CallSignal.FlowSignal(event, context.loop().now()));
    }

    private void tell(FlowEvent event, FlowRequests by) {
        actor.tell(new CallSignal.FlowSignal(event, context.loop().now()), by::isReplaced);
    }

    private boolean failed(Throwable why, FlowRequests requested, FlowCall call) {
        if (requested.isReplaced()) {
            LOG.warn("the flow that call {} had left for another one failed; the call goes on", actor.id(), why);
            return false;
        }
        if (requested.isEnded() && !context.loop().isClosed()) {
            LOG.error("the flow of call {} failed after the end of the call", actor.id(), why);
            return true;
        }
        if (call.isGivenAway()) {
            LOG.error(
                    "the flow of call {} failed after it had handed its call over or hung it up, which is not affected",
                    actor.id(),
                    why);
            return true;
        }
        return failed(why);
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

    /** Asterisk refused an operation; the call gets its signal after this. */
    void failed(OperationId operation, Throwable why) {
        for (OpenOperation open : actor.operations()) {
            if (open.id().equals(operation)) {
                note(open.request(), why);
            }
        }
    }

    /** Asterisk did not answer the caller; the call gets its signal after this. */
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

    /** Asks the flow what is to be done for a party in silence. */
    void repair(Word.Silence silence) {
        FlowRequests asked = requests;
        CallFlow flow = running == null ? null : running.current();
        if (asked == null || flow == null) {
            tell(new FlowEvent.Repairs(silence.leg(), silence.question(), SilenceRepair.DEFAULT));
        } else {
            repairs.ask(flow, silence, event -> tell(event, asked));
        }
    }

    void saved(RequestId request, boolean written) {
        if (requests != null && screenings != null) {
            requests.answer(request.number(), written);
            screenings.answer(request.number(), written);
        }
    }

    /** The call is kept for it no longer. */
    void giveUp() {
        LOG.warn(
                "the flow of call {} goes on though its call ended half a minute ago; it is interrupted, and the record is written",
                actor.id());
        abandon();
    }

    /** Another instance has the call. */
    void abandon() {
        end();
        if (requests != null) {
            requests.close();
        }
        if (running != null) {
            running.interrupt();
        }
    }

    void end() {
        if (requests != null && screenings != null) {
            requests.endAll();
            screenings.endAll();
        }
    }
}
