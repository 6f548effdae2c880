package io.github.ariadne4j.callflow.engine;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.ari.resource.Bridges;
import io.github.ariadne4j.ari.resource.Channels;
import io.github.ariadne4j.ari.resource.CreateChannel;
import io.github.ariadne4j.callflow.call.CallTimeline;
import io.github.ariadne4j.callflow.machine.CallFacts;
import io.github.ariadne4j.callflow.machine.CallSignal;
import io.github.ariadne4j.callflow.machine.CdrAssembler;
import io.github.ariadne4j.callflow.machine.Effect;
import io.github.ariadne4j.callflow.machine.Fault;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.session.Ports;
import io.github.ariadne4j.callflow.session.StaleOwnerException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only class that touches the outside: carries out the effects of one call, and tells the call how they went. Runs in
 * the call's mailbox; results come back through it.
 */
final class EffectRunner implements Effect.Handler {
    /** Tells in Asterisk itself which call a leg is of. The caller's leg needs no mark: the call's id derives from its own. */
    private static final String CALL_VARIABLE = "A4J_CALL";

    /** Seconds after which Asterisk ends a channel by itself, in a bridge or not. */
    private static final String BACKSTOP = "TIMEOUT(absolute)";

    private static final Logger LOG = LoggerFactory.getLogger(EffectRunner.class);

    private final Shared shared;
    private final CallFacts facts;
    private final CallActor actor;
    private final CallBooks books;
    private final CallTimers timers;
    private final FlowThread flow;
    private final List<ChannelId> entered = new ArrayList<>();

    EffectRunner(Shared shared, CallFacts facts, CallActor actor, Collection<ChannelId> legs) {
        this.shared = shared;
        this.facts = facts;
        this.actor = actor;
        this.books = new CallBooks(
                shared.outside().store(),
                shared.tenure(),
                facts.policy().timeouts().storeAnswers());
        this.timers = new CallTimers(shared.clock());
        this.flow = new FlowThread(shared, facts, actor);
        this.entered.add(facts.call().channel());
        this.entered.addAll(legs);
    }

    @Override
    public void on(Effect.Admit effect) {
        books.admit(
                effect.session(),
                admission ->
                        actor.tell(new CallSignal.Admitted(admission.decision(), admission.written(), Instant.now())));
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
        ChannelId leg = facts.ids().leg(attempt);
        entered.add(leg);
        shared.directory().enter(leg, CallDirectory.LegAddress.beingCreated(actor, attempt));
        CreateChannel request = new CreateChannel(
                leg,
                effect.target().endpoint(),
                "dialled",
                facts.call().channel(),
                Map.of(
                        CALL_VARIABLE,
                        facts.call().id().toString(),
                        BACKSTOP,
                        seconds(facts.policy().timeouts().longestCall())));
        command(
                () -> channels().create(request),
                at -> new CallSignal.LegCreated(attempt, at),
                fault -> new CallSignal.LegNotCreated(attempt, fault, Instant.now()));
    }

    @Override
    public void on(Effect.CreateBridge effect) {
        command(
                () -> bridges().createMixing(facts.ids().bridge()),
                CallSignal.BridgeMade::new,
                fault -> new CallSignal.BridgeNotMade(fault, Instant.now()));
    }

    @Override
    public void on(Effect.Join effect) {
        int attempt = effect.attempt();
        ChannelId caller = facts.call().channel();
        ChannelId leg = facts.ids().leg(attempt);
        List<ChannelId> missing = switch (effect.missing()) {
            case BOTH -> List.of(caller, leg);
            case CALLER -> List.of(caller);
            case LEG -> List.of(leg);
        };
        command(
                () -> bridges().add(facts.ids().bridge(), missing),
                at -> new CallSignal.Joined(attempt, at),
                fault -> new CallSignal.NotJoined(attempt, fault, Instant.now()));
    }

    @Override
    public void on(Effect.Dial effect) {
        int attempt = effect.attempt();
        ChannelId leg = facts.ids().leg(attempt);
        command(
                () -> channels().dial(leg, facts.call().channel(), effect.ringFor()),
                null,
                fault -> new CallSignal.NotDialled(attempt, fault, Instant.now()));
    }

    @Override
    public void on(Effect.BoundCaller effect) {
        ChannelId caller = facts.call().channel();
        shared.tenure()
                .act(() -> Ports.ask(() -> channels().setVariable(caller, BACKSTOP, seconds(effect.longest())))
                        .whenComplete((done, error) -> {
                            if (error != null) {
                                LOG.debug("call {}: no backstop for its caller: {}", actor.id(), error.getMessage());
                            }
                        }));
    }

    private static String seconds(Duration time) {
        return Long.toString(time.toSeconds());
    }

    @Override
    public void on(Effect.AnswerCaller effect) {
        command(
                () -> channels().answer(facts.call().channel()),
                null,
                fault -> new CallSignal.NotAnswered(fault, Instant.now()));
    }

    @Override
    public void on(Effect.SaveAnswer effect) {
        save(effect.session(), 0);
        CallTimeline timeline = effect.session().timeline();
        Instant answered = timeline.answered() == null ? timeline.started() : timeline.answered();
        shared.outside().hooks().answered(facts.call().id(), Duration.between(timeline.started(), answered));
    }

    @Override
    public void on(Effect.Save effect) {
        save(effect.session(), effect.request());
    }

    /** A flow is told itself, and decides; what nobody waits for is written again. */
    private void save(CallSession session, int request) {
        books.update(session).whenComplete((done, error) -> {
            if (request > 0) {
                flow.answer(request, error == null);
            } else if (error != null && !(Ports.reason(error) instanceof StaleOwnerException)) {
                actor.tell(new CallSignal.NotSaved(Instant.now()));
            }
        });
    }

    @Override
    public void on(Effect.HangUpCaller effect) {
        hangUp(0, facts.call().channel(), effect.cause());
    }

    @Override
    public void on(Effect.HangUpLeg effect) {
        hangUp(effect.attempt(), facts.ids().leg(effect.attempt()), effect.cause());
    }

    private void hangUp(int attempt, ChannelId channel, HangupCause cause) {
        command(
                () -> channels().hangUp(channel, cause),
                null,
                fault -> new CallSignal.HangUpFailed(attempt, fault, Instant.now()));
    }

    @Override
    public void on(Effect.DestroyBridge effect) {
        command(
                () -> bridges().destroy(facts.ids().bridge()),
                CallSignal.BridgeGone::new,
                fault -> new CallSignal.BridgeNotDestroyed(fault, Instant.now()));
    }

    @Override
    public void on(Effect.StartTimer effect) {
        timers.start(
                effect.after(),
                () -> actor.tell(new CallSignal.TimerFired(effect.kind(), effect.attempt(), Instant.now())));
    }

    @Override
    public void on(Effect.Perform effect) {
        shared.tenure().act(() -> flow.perform(effect));
    }

    @Override
    public void on(Effect.TellFlow effect) {
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
        timers.stopAll();
        shared.directory().forget(entered);
        shared.calls().ended(actor.id());
        shared.outside().hooks().ended(CdrAssembler.assemble(effect.ended()));
        books.afterBeginning(() -> shared.outbox().take(effect.ended())).whenComplete((done, error) -> {
            if (error != null) {
                LOG.error("the record of call {} is lost: {}", actor.id(), effect.ended(), error);
            }
            shared.calls().closed();
        });
    }

    private <T> void command(
            Supplier<CompletionStage<T>> request,
            @Nullable Function<Instant, CallSignal> done,
            Function<Fault, CallSignal> failed) {
        shared.tenure()
                .act(() -> Ports.ask(request).whenComplete((result, error) -> {
                    if (error != null) {
                        LOG.debug("call {}: {}", actor.id(), Ports.reason(error).getMessage());
                        actor.tell(failed.apply(FaultReader.read(error)));
                    } else if (done != null) {
                        actor.tell(done.apply(Instant.now()));
                    }
                }));
    }

    private Channels channels() {
        return shared.outside().ari().channels();
    }

    private Bridges bridges() {
        return shared.outside().ari().bridges();
    }
}
