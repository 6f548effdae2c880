package io.github.ariadne4j.callflow.execution;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.callflow.actor.CallActor;
import io.github.ariadne4j.callflow.actor.ChannelDirectory;
import io.github.ariadne4j.callflow.execution.gateway.FailureReader;
import io.github.ariadne4j.callflow.leg.CommandFailure;
import io.github.ariadne4j.callflow.leg.LegCommand;
import io.github.ariadne4j.callflow.leg.LegEvent;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.leg.LegTimer;
import io.github.ariadne4j.callflow.leg.Snooping;
import io.github.ariadne4j.callflow.loop.CallTimers;
import io.github.ariadne4j.callflow.model.CallSignal;
import io.github.ariadne4j.callflow.model.ChannelNames;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Carries out the commands of the legs of one call. Used on the loop. */
final class LegRequests {
    /** Tells in Asterisk itself which call a leg is of. The caller's leg needs no mark: the call's id holds a hash of its own. */
    private static final String CALL_VARIABLE = "A4J_CALL";

    /** Seconds after which Asterisk ends a channel by itself, in a bridge or not. */
    private static final String BACKSTOP = "TIMEOUT(absolute)";

    private final EngineContext context;
    private final CallActor actor;
    private final CallRequestSender requests;
    private final CallTimers timers;
    private final Duration longestCall;
    private final LegSetUps setUps;
    private final Consumer<Throwable> answerFailed;

    /**
     * A timer of a leg.
     *
     * @param leg which leg
     * @param timer for what
     */
    private record TimerKey(LegId leg, LegTimer timer) {
        // A record's own goes through method handles, which the JVM's first compiler does not inline.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof TimerKey key && timer == key.timer && leg.equals(key.leg);
        }

        @Override
        public int hashCode() {
            return 31 * leg.hashCode() + timer.hashCode();
        }
    }

    /** @param answerFailed receives the reason why Asterisk did not answer the caller, before the call gets its signal */
    LegRequests(
            EngineContext context,
            CallActor actor,
            CallRequestSender requests,
            CallTimers timers,
            Duration longestCall,
            Consumer<Throwable> answerFailed) {
        this.context = context;
        this.actor = actor;
        this.requests = requests;
        this.timers = timers;
        this.longestCall = longestCall;
        this.setUps = new LegSetUps(context.setUps());
        this.answerFailed = answerFailed;
    }

    void run(LegId leg, LegCommand command) {
        command.applyTo(new OfLeg(leg));
    }

    /** From here on no leg is set up. */
    void end() {
        setUps.endAll();
    }

    private final class OfLeg implements LegCommand.Handler {
        private final LegId leg;

        OfLeg(LegId leg) {
            this.leg = leg;
        }

        private CallSignal tell(LegEvent event) {
            return new CallSignal.LegSignal(leg, event);
        }

        @Override
        public void on(LegCommand.Create command) {
            ChannelId channel = command.channel();
            context.directory().enter(channel, ChannelDirectory.LegAddress.beingCreated(actor, leg));
            setUps.begin(leg);
            Map<String, String> variables = CreateVariables.of(
                    command.target().options(),
                    context.hopHeader()
                            .with(
                                    Map.of(CALL_VARIABLE, actor.id().toString(), BACKSTOP, seconds(longestCall)),
                                    command.target(),
                                    context.gates().hops().before(actor.id())));
            requests.send(
                    (ari, done) -> ari.create(
                            channel,
                            command.target().endpoint(),
                            actor.isHelper(leg) ? ChannelNames.HELPER_ARGUMENT : ChannelNames.LEG_ARGUMENT,
                            actor.originator(),
                            variables,
                            done),
                    at -> tell(new LegEvent.CreatedSeen(channel, at)),
                    (failure, at) -> {
                        setUps.end(leg);
                        if (failure == CommandFailure.FAILED) {
                            context.warnings().notDialled(command.target());
                        }
                        return tell(new LegEvent.CreateFailed(channel, failure, at));
                    });
        }

        @Override
        public void on(LegCommand.Snoop command) {
            ChannelId channel = command.channel();
            context.directory().enter(channel, ChannelDirectory.LegAddress.beingCreated(actor, leg));
            Snooping snooping = command.snooping();
            requests.send(
                    (ari, done) -> ari.snoop(
                            snooping.of(),
                            channel,
                            snooping.spy(),
                            snooping.whisper(),
                            ChannelNames.HELPER_ARGUMENT,
                            done),
                    at -> tell(new LegEvent.CreatedSeen(channel, at)),
                    (failure, at) -> tell(new LegEvent.CreateFailed(channel, failure, at)));
        }

        @Override
        public void on(LegCommand.Dial command) {
            requests.send(
                    (ari, done) -> ari.dial(command.channel(), actor.originator(), command.ringFor(), failure -> {
                        setUps.done(leg);
                        if (failure == null) {
                            setAccount(command.channel());
                        }
                        done.done(failure);
                    }),
                    null,
                    (failure, at) -> tell(new LegEvent.CommandFailed(command, failure, at)));
        }

        /** A dial copies the account code of a caller that has one. */
        private void setAccount(ChannelId channel) {
            String account = actor.optionsOf(leg).account();
            if (account != null) {
                requests.send(
                        (ari, done) -> ari.setVariable(channel, CreateVariables.ACCOUNT, account, false, done),
                        failure -> {});
            }
        }

        /** Asterisk refuses so when the channel is answered; the event of it may be lost. */
        @Override
        public void on(LegCommand.Answer command) {
            requests.send((ari, done) -> ari.answer(command.channel(), requests.mayPlay(), done), failure -> {
                if (failure == null) {
                    actor.tell(tell(new LegEvent.AnswerSeen(command.channel(), requests.now())));
                } else {
                    answerFailed.accept(failure);
                    actor.tell(tell(new LegEvent.CommandFailed(command, FailureReader.read(failure), requests.now())));
                }
            });
        }

        /** A channel that has left, and may be another call's by now, is let go. */
        @Override
        public void on(LegCommand.HangUp command) {
            setUps.end(leg);
            if (context.directory().hasLeft(actor, command.channel())) {
                actor.tell(tell(new LegEvent.CommandFailed(command, CommandFailure.NOT_FOUND, requests.now())));
                return;
            }
            requests.send(
                    (ari, done) -> ari.hangUp(command.channel(), command.cause(), done),
                    null,
                    (failure, at) -> tell(new LegEvent.CommandFailed(command, failure, at)));
        }

        @Override
        public void on(LegCommand.SetMaxDuration command) {
            requests.send(
                    (ari, done) -> ari.setVariable(
                            command.channel(), BACKSTOP, seconds(command.longest()), requests.mayPlay(), done),
                    failure -> {});
        }

        @Override
        public void on(LegCommand.StartTimer command) {
            timers.start(
                    new TimerKey(leg, command.timer()),
                    command.after(),
                    () -> actor.tell(tell(new LegEvent.TimerFired(command.timer(), requests.now()))));
        }

        private static String seconds(Duration time) {
            return Long.toString(time.toSeconds());
        }
    }
}
