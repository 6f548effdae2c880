package io.github.ariadne4j.callflow.engine;

import io.github.ariadne4j.ari.loop.CallRequests;
import io.github.ariadne4j.ari.loop.RequestCallback;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.CallTimeline;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.machine.CallFacts;
import io.github.ariadne4j.callflow.machine.CallIds;
import io.github.ariadne4j.callflow.machine.CallSignal;
import io.github.ariadne4j.callflow.machine.CdrAssembler;
import io.github.ariadne4j.callflow.machine.Effect;
import io.github.ariadne4j.callflow.machine.Fault;
import io.github.ariadne4j.callflow.machine.TimerKind;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.session.Ports;
import io.github.ariadne4j.callflow.session.StaleOwnerException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only class that touches the outside: carries out the effects of one call, and tells the call how they went. Used on the
 * loop.
 */
final class EffectRunner implements Effect.Handler {
    /** Tells in Asterisk itself which call a leg is of. The caller's leg needs no mark: the call's id holds a hash of its own. */
    private static final String CALL_VARIABLE = "A4J_CALL";

    /** Seconds after which Asterisk ends a channel by itself, in a bridge or not. */
    private static final String BACKSTOP = "TIMEOUT(absolute)";

    private static final Logger LOG = LoggerFactory.getLogger(EffectRunner.class);

    private final EngineContext context;
    private final CallFacts facts;
    private final CallActor actor;
    private final CallBooks books;
    private final CallTimers timers;
    private final FlowRunner flow;
    private final CallIds ids;
    private final List<ChannelId> entered = new ArrayList<>(2);

    /** The attempt whose leg is being set up; 0: none. */
    private int settingUp;

    private SetUps.@Nullable SetUp setUp;

    EffectRunner(
            EngineContext context,
            CallFacts facts,
            CallActor actor,
            Collection<ChannelId> legs,
            @Nullable CallFlow chosen) {
        this.context = context;
        this.facts = facts;
        this.ids = facts.ids();
        this.actor = actor;
        this.books = new CallBooks(context);
        this.timers = new CallTimers(context.loop());
        this.flow = new FlowRunner(context, facts, actor, chosen);
        this.entered.add(facts.call().channel());
        this.entered.addAll(legs);
    }

    @Override
    public void on(Effect.Admit effect) {
        books.admit(
                effect.session(),
                admission -> actor.tell(new CallSignal.Admitted(admission.decision(), admission.written(), now())));
    }

    @Override
    public void on(Effect.StartFlow effect) {
        flow.start();
    }

    @Override
    public void on(Effect.ResumeFlow effect) {
        flow.resume(effect.session());
    }

    @Override
    public void on(Effect.CreateLeg effect) {
        int attempt = effect.attempt();
        ChannelId leg = ids.leg(attempt);
        entered.add(leg);
        context.directory().enter(leg, CallDirectory.LegAddress.beingCreated(actor, attempt));
        beginSetUp(attempt);
        Map<String, String> variables = Map.of(
                CALL_VARIABLE,
                facts.call().id().toString(),
                BACKSTOP,
                seconds(facts.policy().timeouts().longestCall()));
        command(
                (requests, done) -> requests.create(
                        leg,
                        effect.target().endpoint(),
                        CallIds.LEG_ARGUMENT,
                        facts.call().channel(),
                        variables,
                        done),
                at -> new CallSignal.LegCreated(attempt, at),
                fault -> {
                    endSetUp(attempt);
                    if (fault == Fault.FAILED) {
                        context.warnings().notDialled(effect.target());
                    }
                    return new CallSignal.LegNotCreated(attempt, fault, now());
                });
    }

    private void beginSetUp(int attempt) {
        endSetUp(settingUp);
        settingUp = attempt;
        setUp = context.setUps().begin(System.nanoTime());
    }

    private void setUpDone(int attempt) {
        SetUps.SetUp done = taken(attempt);
        if (done != null) {
            context.setUps().done(done, System.nanoTime());
        }
    }

    private void endSetUp(int attempt) {
        SetUps.SetUp ended = taken(attempt);
        if (ended != null) {
            context.setUps().ended(ended, System.nanoTime());
        }
    }

    /** The set-up under way, once; null if it is of another attempt: what comes late of an earlier one ends no later one. */
    private SetUps.@Nullable SetUp taken(int attempt) {
        if (attempt != settingUp) {
            return null;
        }
        SetUps.SetUp taken = setUp;
        setUp = null;
        return taken;
    }

    @Override
    public void on(Effect.CreateBridge effect) {
        command(
                (requests, done) -> requests.createMixing(ids.bridge(), done),
                CallSignal.BridgeMade::new,
                fault -> new CallSignal.BridgeNotMade(fault, now()));
    }

    @Override
    public void on(Effect.Join effect) {
        int attempt = effect.attempt();
        ChannelId caller = facts.call().channel();
        ChannelId leg = ids.leg(attempt);
        List<ChannelId> missing = switch (effect.missing()) {
            case BOTH -> List.of(caller, leg);
            case CALLER -> List.of(caller);
            case LEG -> List.of(leg);
        };
        command(
                (requests, done) -> requests.add(ids.bridge(), missing, flow.hasPlayed(), done),
                at -> new CallSignal.Joined(attempt, at),
                fault -> new CallSignal.NotJoined(attempt, fault, now()));
    }

    @Override
    public void on(Effect.Dial effect) {
        int attempt = effect.attempt();
        ChannelId leg = ids.leg(attempt);
        command(
                (requests, done) -> requests.dial(leg, facts.call().channel(), effect.ringFor(), failure -> {
                    setUpDone(attempt);
                    done.done(failure);
                }),
                null,
                fault -> new CallSignal.NotDialled(attempt, fault, now()));
    }

    @Override
    public void on(Effect.BoundCaller effect) {
        ChannelId caller = facts.call().channel();
        context.gateway()
                .act(
                        actor.id(),
                        requests -> requests.setVariable(
                                caller, BACKSTOP, seconds(effect.longest()), flow.hasPlayed(), failure -> {
                                    if (failure != null) {
                                        LOG.debug(
                                                "call {}: no backstop for its caller: {}",
                                                actor.id(),
                                                failure.getMessage());
                                    }
                                }));
    }

    private static String seconds(Duration time) {
        return Long.toString(time.toSeconds());
    }

    /** Asterisk says so when the caller is answered; the event of it may be lost. */
    @Override
    public void on(Effect.AnswerCaller effect) {
        command(
                (requests, done) -> requests.answer(facts.call().channel(), flow.hasPlayed(), done),
                CallSignal.CallerUp::new,
                fault -> new CallSignal.NotAnswered(fault, now()));
    }

    @Override
    public void on(Effect.SaveAnswer effect) {
        save(effect.session(), 0);
        CallTimeline timeline = effect.session().timeline();
        Instant answered = timeline.calleeAnswered() == null ? timeline.started() : timeline.calleeAnswered();
        context.ports().hooks().answered(facts.call().id(), Duration.between(timeline.started(), answered));
    }

    @Override
    public void on(Effect.Save effect) {
        save(effect.session(), effect.request());
    }

    /** A flow is told itself, and decides; what no flow waits for is written again. */
    private void save(CallSession session, int request) {
        books.update(session, request > 0, error -> {
            if (request > 0) {
                flow.answer(request, error == null);
            } else if (error != null && !(error instanceof StaleOwnerException)) {
                actor.tell(new CallSignal.NotSaved(now()));
            }
        });
    }

    @Override
    public void on(Effect.HangUpCaller effect) {
        hangUp(0, facts.call().channel(), effect.cause());
    }

    @Override
    public void on(Effect.HangUpLeg effect) {
        endSetUp(effect.attempt());
        hangUp(effect.attempt(), ids.leg(effect.attempt()), effect.cause());
    }

    /** A channel that has left, and may be another call's by now, is let go. */
    private void hangUp(int attempt, ChannelId channel, HangupCause cause) {
        if (context.directory().hasLeft(actor, channel)) {
            actor.tell(new CallSignal.HangUpFailed(attempt, Fault.GONE, now()));
            return;
        }
        command(
                (requests, done) -> requests.hangUp(channel, cause, done),
                null,
                fault -> new CallSignal.HangUpFailed(attempt, fault, now()));
    }

    @Override
    public void on(Effect.DestroyBridge effect) {
        command(
                (requests, done) -> requests.destroy(ids.bridge(), done),
                CallSignal.BridgeGone::new,
                fault -> new CallSignal.BridgeNotDestroyed(fault, now()));
    }

    @Override
    public void on(Effect.StartTimer effect) {
        Duration after = effect.kind() == TimerKind.SAVE_AGAIN ? books.untilNextTry() : effect.after();
        timers.start(
                effect.kind(),
                effect.attempt(),
                after,
                () -> actor.tell(new CallSignal.TimerFired(effect.kind(), effect.attempt(), now())));
    }

    @Override
    public void on(Effect.Perform effect) {
        flow.perform(effect);
    }

    @Override
    public void on(Effect.TellFlow effect) {
        endSetUp(settingUp);
        flow.answer(effect.request(), effect.outcome());
    }

    @Override
    public void on(Effect.Confirm effect) {
        flow.answer(effect.request(), true);
    }

    @Override
    public void on(Effect.EndFlow effect) {
        flow.end();
    }

    @Override
    public void on(Effect.Close effect) {
        endSetUp(settingUp);
        timers.stopAll();
        context.directory().forget(actor, entered);
        context.calls().ended(actor.id());
        context.ports().hooks().ended(CdrAssembler.assemble(effect.ended()));
        books.end(effect.ended(), failure -> handOver(effect.ended(), failure));
    }

    private void handOver(CallSession ended, @Nullable Throwable failure) {
        Ports.ask(() -> context.outbox().take(ended, failure)).whenComplete((done, error) -> {
            if (error != null) {
                LOG.error("the record of call {} is lost: {}", actor.id(), ended, error);
            }
            context.calls().closed();
        });
    }

    private void command(
            BiConsumer<CallRequests, RequestCallback> request,
            @Nullable Function<Instant, CallSignal> done,
            Function<Fault, CallSignal> failed) {
        RequestCallback callback = failure -> {
            if (failure != null) {
                LOG.debug("call {}: {}", actor.id(), failure.getMessage());
                actor.tell(failed.apply(FaultReader.read(failure)));
            } else if (done != null) {
                actor.tell(done.apply(now()));
            }
        };
        context.gateway().act(actor.id(), requests -> request.accept(requests, callback));
    }

    private Instant now() {
        return context.loop().now();
    }
}
