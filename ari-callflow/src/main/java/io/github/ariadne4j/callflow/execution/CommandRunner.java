package io.github.ariadne4j.callflow.execution;

import io.github.ariadne4j.callflow.actor.CallActor;
import io.github.ariadne4j.callflow.actor.CallLogContext;
import io.github.ariadne4j.callflow.call.CallEnd;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.LegTimes;
import io.github.ariadne4j.callflow.call.OriginateOutcome;
import io.github.ariadne4j.callflow.call.Refusal;
import io.github.ariadne4j.callflow.execution.verb.OriginationListener;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.leg.Leg;
import io.github.ariadne4j.callflow.limit.LimitScope;
import io.github.ariadne4j.callflow.loop.CallTimers;
import io.github.ariadne4j.callflow.model.CallCommand;
import io.github.ariadne4j.callflow.model.CallCommand.ToFlow.Word;
import io.github.ariadne4j.callflow.model.CallCommand.ToListener.Notice;
import io.github.ariadne4j.callflow.model.CallCommand.ToRoom.Wish;
import io.github.ariadne4j.callflow.model.CallCommand.ToStore.Write;
import io.github.ariadne4j.callflow.model.CallFacts;
import io.github.ariadne4j.callflow.model.CallModel;
import io.github.ariadne4j.callflow.model.CallPlan;
import io.github.ariadne4j.callflow.model.CallSignal;
import io.github.ariadne4j.callflow.model.PlanTimer;
import io.github.ariadne4j.callflow.model.StoreEvent;
import io.github.ariadne4j.callflow.operation.StoppingSound;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.session.Ports;
import io.github.ariadne4j.callflow.session.StaleOwnerException;
import io.github.ariadne4j.callflow.snapshot.CallSessions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out the commands of a call, as the only class with effects outside it, and signals their outcomes to the call. Used on the
 * loop.
 */
final class CommandRunner implements CallCommand.Handler {
    private static final Logger LOG = LoggerFactory.getLogger(CommandRunner.class);

    private final EngineContext context;
    private final CallActor actor;
    private final SessionWriter books;
    private final CallTimers timers;
    private final FlowRunner flow;
    private final LegRequests legs;
    private final SoundStops stops;
    private final BridgeRequests bridges;
    private final ChannelRequests channels;
    private final OriginationListener originated;
    private boolean answerTold;

    /**
     * Of a call.
     *
     * @param recovered the call as an earlier instance left it; null for one that comes in
     * @param chosen its flow; null: the selector chooses it
     * @param originated receives the outcome of the request for an outbound call
     */
    CommandRunner(
            EngineContext context,
            CallFacts facts,
            CallActor actor,
            @Nullable CallModel recovered,
            @Nullable CallFlow chosen,
            OriginationListener originated) {
        this.context = context;
        this.actor = actor;
        this.originated = originated;
        this.books = new SessionWriter(context);
        this.timers = new CallTimers(context.loop());
        this.flow = new FlowRunner(context, facts, actor, chosen);
        CallRequestSender requests = new CallRequestSender(context, actor);
        this.legs = new LegRequests(
                context, actor, requests, timers, facts.policy().timeouts().longestCall(), flow::answerFailed);
        this.stops = new SoundStops(actor, requests, timers);
        this.bridges = new BridgeRequests(context.directory(), actor, facts.names(), requests, stops, timers);
        this.channels = new ChannelRequests(
                context,
                actor,
                facts.names(),
                requests,
                stops,
                new ReplacedLegs(actor, timers, context.loop()::now),
                flow::failed);
        if (recovered != null) {
            answerTold = isAnswered(recovered);
            if (mayPlay(recovered)) {
                requests.playing();
            }
        }
    }

    private static boolean mayPlay(CallModel recovered) {
        return recovered.stopping().stream().anyMatch(sound -> sound.kind() == StoppingSound.Kind.PLAYBACK)
                || recovered.operations().stream().anyMatch(open -> open.kind().occupiesChannel());
    }

    @Override
    public void on(CallCommand.ToLeg command) {
        legs.run(command.leg(), command.command());
    }

    @Override
    public void on(CallCommand.ToBridge command) {
        bridges.run(command.bridge(), command.command());
    }

    @Override
    public void on(CallCommand.ToChannel command) {
        channels.run(command);
    }

    @Override
    public void on(CallCommand.ToRoom command) {
        Wish wish = command.wish();
        if (wish instanceof Wish.Enter enter) {
            stops.join(List.of(enter.channel()), () -> context.rooms().wish(actor, wish));
        } else {
            context.rooms().wish(actor, wish);
        }
    }

    @Override
    public void on(CallCommand.ToTimer command) {
        PlanTimer timer = command.timer();
        Runnable fire = () -> actor.tell(new CallSignal.TimerSignal(timer, now()));
        if (timer instanceof PlanTimer.SaveAgain) {
            timers.startUnlessRunning(timer, books.untilNextTry(), fire);
        } else {
            timers.start(timer, command.after(), fire);
        }
    }

    @Override
    public void on(CallCommand.StopTimer command) {
        timers.stop(command.timer());
    }

    /** A plan is written before its first leg is created: Asterisk sends the events that a hunt needs by the time when it rings. */
    @Override
    public void on(CallCommand.ToStore command) {
        if (command.call().plan() instanceof CallPlan.Hunt hunt && hunt.hunt().boundsProgress()) {
            context.progress().listen();
        }
        Write write = command.write();
        if (write instanceof Write.Admit) {
            admit(command.call());
        } else if (write instanceof Write.SaveFirst) {
            saveFirst(command.call());
        } else if (write instanceof Write.SaveFor saveFor) {
            books.update(
                    CallSessions.live(command.call()), true, error -> flow.saved(saveFor.request(), error == null));
        } else if (write instanceof Write.End end) {
            end(command.call(), end.end());
        } else {
            save(command.call());
        }
    }

    private void admit(CallModel call) {
        books.admit(CallSessions.live(call), LimitScope.of(call.facts().call(), dialledBy(call.plan())), admission -> {
            actor.tell(new CallSignal.StoreSignal(
                    new StoreEvent.Admitted(admission.decision(), admission.written()), now()));
            if (actor.isOutbound()) {
                actor.ifAdmitted(originated::admitted);
            }
        });
    }

    /** Whom a call dials that said so before its first write. */
    private static List<DialTarget> dialledBy(CallPlan plan) {
        return plan instanceof CallPlan.Hunt hunt ? hunt.hunt().targets() : List.of();
    }

    private void saveFirst(CallModel call) {
        actor.hold();
        books.update(CallSessions.live(call), true, error -> {
            repeatIfFailed(error);
            actor.release();
        });
    }

    /** A write that no flow waits for is repeated. */
    private void repeatIfFailed(@Nullable Throwable error) {
        if (error != null && !(error instanceof StaleOwnerException)) {
            actor.tell(new CallSignal.StoreSignal(new StoreEvent.SaveFailed(), now()));
        }
    }

    private void save(CallModel call) {
        books.update(CallSessions.live(call), false, this::repeatIfFailed);
        if (!answerTold && isAnswered(call)) {
            answerTold = true;
            tellAnswer(call);
        }
    }

    /** A callee of a call that came in has answered, or the first party of one that the application began. */
    private static boolean isAnswered(CallModel call) {
        return call.facts().call().isOutbound() ? call.isCallerAnswered() : call.plan() instanceof CallPlan.Connected;
    }

    private void tellAnswer(CallModel call) {
        Leg first = call.facts().call().isOutbound() ? call.caller() : null;
        LegTimes ofFirst = first == null ? null : call.times().of(first.id());
        Instant answered = ofFirst == null ? call.times().connected() : ofFirst.answered();
        Duration setUp =
                answered == null ? Duration.ZERO : Duration.between(call.times().started(), answered);
        context.ports().hooks().answered(actor.id(), setUp);
    }

    private void end(CallModel call, CallEnd end) {
        legs.end();
        timers.stopAll();
        actor.endOrders();
        context.directory().forget(actor, call);
        context.rooms().gone(actor.id());
        context.gates().hops().forget(actor.id());
        context.calls().ended(actor.id());
        CallSession ended = CallSessions.ended(call, end);
        context.ports().hooks().ended(ended.record());
        books.end(ended, failure -> handOver(ended, failure));
        originated.ended(outcomeOf(end));
    }

    /** Of an outbound call that no target has answered; an answer was reported before. */
    private static OriginateOutcome outcomeOf(CallEnd end) {
        return end.disposition() == Disposition.REFUSED
                ? new OriginateOutcome.Refused(Refusal.LIMITS, end.cause())
                : new OriginateOutcome.NotAnswered(end.cause());
    }

    private void handOver(CallSession ended, @Nullable Throwable failure) {
        Ports.ask(() -> context.outbox().take(ended, failure)).whenComplete((done, error) -> {
            if (error != null) {
                CallLogContext.run(
                        actor.id(), () -> LOG.error("the record of call {} is lost: {}", actor.id(), ended, error));
            }
            context.calls().closed();
        });
    }

    @Override
    public void on(CallCommand.ToListener command) {
        if (command.notice() instanceof Notice.Held held) {
            context.ports().hooks().held(actor.id(), held.party(), held.by(), held.held());
        } else if (command.notice() instanceof Notice.Silent silent) {
            warn(silent);
            context.ports().hooks().silent(actor.id(), silent.party(), silent.lasted());
        }
    }

    private void warn(Notice.Silent silent) {
        CallLogContext.run(
                actor.id(),
                () -> LOG.warn(
                        "call {}: the {} (leg {}) was answered, and has heard nothing and waited for no operation for {} ms; the ladder of the call shows what came before",
                        actor.id(),
                        silent.party().name().toLowerCase(Locale.ROOT),
                        silent.leg(),
                        silent.lasted().toMillis()));
    }

    @Override
    public void on(CallCommand.ToFlow command) {
        Word word = command.word();
        if (word instanceof Word.Answer answer) {
            flow.answer(answer.request(), answer.answer());
        } else if (word instanceof Word.Route) {
            flow.route();
        } else if (word instanceof Word.Start) {
            originated.ended(new OriginateOutcome.Answered());
            flow.start();
        } else if (word instanceof Word.Screen screen) {
            flow.screen(screen);
        } else if (word instanceof Word.EndScreening over) {
            flow.endScreening(over.leg());
        } else if (word instanceof Word.Resume resume) {
            flow.resume(resume.data());
        } else if (word instanceof Word.Redirect redirect) {
            flow.redirect(redirect.flow(), redirect.data());
        } else if (word instanceof Word.Silence silence) {
            flow.repair(silence);
        } else if (word instanceof Word.Replay replay) {
            flow.replay(replay.journal(), replay.goesOn());
        } else if (word instanceof Word.GiveUp) {
            flow.giveUp();
        } else if (word instanceof Word.Abandon) {
            flow.abandon();
        } else {
            flow.end();
        }
    }

    private Instant now() {
        return context.loop().now();
    }
}
