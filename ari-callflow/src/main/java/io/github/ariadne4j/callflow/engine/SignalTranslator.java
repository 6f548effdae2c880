package io.github.ariadne4j.callflow.engine;

import io.github.ariadne4j.ari.bus.EventBus;
import io.github.ariadne4j.ari.bus.EventLane;
import io.github.ariadne4j.ari.bus.EventSelector;
import io.github.ariadne4j.ari.event.ChannelDestroyed;
import io.github.ariadne4j.ari.event.ChannelEvent;
import io.github.ariadne4j.ari.event.ChannelHangupRequest;
import io.github.ariadne4j.ari.event.ChannelStateChange;
import io.github.ariadne4j.ari.event.PlaybackFinished;
import io.github.ariadne4j.ari.event.StasisEnd;
import io.github.ariadne4j.ari.event.StasisStart;
import io.github.ariadne4j.ari.model.Channel;
import io.github.ariadne4j.ari.model.ChannelState;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.engine.CallDirectory.LegAddress;
import io.github.ariadne4j.callflow.machine.CallIds;
import io.github.ariadne4j.callflow.machine.CallSignal;
import io.github.ariadne4j.callflow.machine.Hangup;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Turns Asterisk's events into signals and hands them to the call they are about. Runs on a lane of its own, so it
 * only looks up and posts. Its subscriptions are also what the event filter asks Asterisk for.
 */
final class SignalTranslator {
    private final CallDirectory directory;
    private final HeldEvents held;
    private final Newcomers newcomers;

    SignalTranslator(CallDirectory directory, HeldEvents held, Newcomers newcomers) {
        this.directory = directory;
        this.held = held;
        this.newcomers = newcomers;
    }

    /** One lane for all, as the order of a leg's events is what a call lives by. */
    EventLane listenTo(EventBus bus) {
        EventLane lane = bus.lane("calls");
        lane.subscribe(EventSelector.of(StasisStart.class), this::entered);
        lane.subscribe(EventSelector.of(StasisEnd.class), event -> held.pass(event.channelId(), () -> left(event)));
        lane.subscribe(
                EventSelector.of(ChannelStateChange.class),
                event -> held.pass(event.channelId(), () -> changed(event)));
        lane.subscribe(
                EventSelector.of(ChannelHangupRequest.class),
                event -> held.pass(event.channelId(), () -> leaving(event)));
        lane.subscribe(
                EventSelector.of(ChannelDestroyed.class),
                event -> held.pass(event.channelId(), () -> destroyed(event)));
        lane.subscribe(
                EventSelector.of(PlaybackFinished.class),
                event -> directory.finished(event.playback().id()));
        return lane;
    }

    /** A leg of an earlier life waits for its call to be taken up; a new call waits for nobody. */
    private void entered(StasisStart event) {
        if (CallIds.attemptOf(event.channelId()).isPresent()) {
            held.pass(event.channelId(), () -> enteredNow(event));
        } else {
            enteredNow(event);
        }
    }

    private void enteredNow(StasisStart event) {
        LegAddress leg = directory.find(event.channelId());
        if (leg == null) {
            newcomers.entered(event);
        } else if (leg.attempt() > 0) {
            directory.entered(event.channelId());
            leg.call().tell(new CallSignal.LegEntered(leg.attempt(), event.timestamp()));
        }
    }

    private void left(StasisEnd event) {
        Instant at = event.timestamp();
        tellAnswer(event, event.channel());
        tell(event, new CallSignal.CallerGone(at), attempt -> new CallSignal.LegLeft(attempt, at));
    }

    private void changed(ChannelStateChange event) {
        Instant at = event.timestamp();
        switch (event.channel().state()) {
            case UP -> tellUp(event);
            case RINGING -> tell(event, null, attempt -> new CallSignal.LegRinging(attempt, at));
            default -> {
                // Down, Ring and the rest tell a call nothing that it does not know.
            }
        }
    }

    /** With {@code soft}, the cause is a flag of Asterisk and no Q.850 value. */
    private void leaving(ChannelHangupRequest event) {
        Instant at = event.timestamp();
        Integer cause = event.cause();
        tellAnswer(event, event.channel());
        Hangup hangup = event.soft() || cause == null
                ? new Hangup(null, event.techCause())
                : new Hangup(HangupCause.of(cause), event.techCause());
        tell(
                event,
                new CallSignal.CallerLeaving(hangup, at),
                attempt -> new CallSignal.LegLeaving(attempt, hangup, at));
    }

    private void destroyed(ChannelDestroyed event) {
        Instant at = event.timestamp();
        tellAnswer(event, event.channel());
        Hangup hangup = new Hangup(event.cause(), event.techCause());
        tell(event, new CallSignal.CallerGone(at), attempt -> new CallSignal.LegGone(attempt, hangup, at));
    }

    /** Who leaves in the state Up had answered, also where the event that said so was lost. */
    private void tellAnswer(ChannelEvent event, Channel channel) {
        if (channel.state() == ChannelState.UP) {
            tellUp(event);
        }
    }

    private void tellUp(ChannelEvent event) {
        Instant at = event.timestamp();
        tell(event, new CallSignal.CallerUp(at), attempt -> new CallSignal.LegUp(attempt, at));
    }

    private void tell(
            ChannelEvent event, @Nullable CallSignal ofCaller, java.util.function.IntFunction<CallSignal> ofLeg) {
        LegAddress leg = directory.find(event.channelId());
        if (leg == null) {
            return;
        }
        CallSignal signal = leg.attempt() == 0 ? ofCaller : ofLeg.apply(leg.attempt());
        if (signal != null) {
            leg.call().tell(signal);
        }
    }
}
