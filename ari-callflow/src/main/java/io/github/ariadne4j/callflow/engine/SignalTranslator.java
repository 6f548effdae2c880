package io.github.ariadne4j.callflow.engine;

import io.github.ariadne4j.ari.bus.Subscription;
import io.github.ariadne4j.ari.event.AriEvent;
import io.github.ariadne4j.ari.event.ChannelDestroyed;
import io.github.ariadne4j.ari.event.ChannelEvent;
import io.github.ariadne4j.ari.event.ChannelHangupRequest;
import io.github.ariadne4j.ari.event.ChannelStateChange;
import io.github.ariadne4j.ari.event.PlaybackFinished;
import io.github.ariadne4j.ari.event.StasisEnd;
import io.github.ariadne4j.ari.event.StasisStart;
import io.github.ariadne4j.ari.loop.AriLoop;
import io.github.ariadne4j.ari.loop.LoopHandler;
import io.github.ariadne4j.ari.model.Channel;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.ChannelState;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.channel.ChannelRole;
import io.github.ariadne4j.callflow.engine.CallDirectory.LegAddress;
import io.github.ariadne4j.callflow.machine.CallIds;
import io.github.ariadne4j.callflow.machine.CallSignal;
import io.github.ariadne4j.callflow.machine.Hangup;
import java.time.Instant;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns Asterisk's events into signals, and hands them to the call they are about. Runs on the loop. */
final class SignalTranslator implements LoopHandler {
    /** What the event filter asks Asterisk for. */
    private static final Set<Class<? extends AriEvent>> TYPES = Set.of(
            StasisStart.class,
            StasisEnd.class,
            ChannelStateChange.class,
            ChannelHangupRequest.class,
            ChannelDestroyed.class,
            PlaybackFinished.class);

    private static final Logger LOG = LoggerFactory.getLogger(SignalTranslator.class);

    private final EngineContext context;
    private final CallDirectory directory;
    private final HeldEvents held;
    private final Newcomers newcomers;
    private final AriLoop loop;
    private final @Nullable CallObserver observer;

    SignalTranslator(EngineContext context, HeldEvents held, Newcomers newcomers) {
        this.context = context;
        this.directory = context.directory();
        this.held = held;
        this.newcomers = newcomers;
        this.loop = context.ports().ari().loop();
        this.observer = context.observer();
    }

    Subscription listen() {
        return loop.subscribe(TYPES, this);
    }

    @Override
    public void onEvent(AriEvent event) {
        if (event instanceof ChannelEvent about) {
            if (!mayWait(about) || !held.keep(about)) {
                deliver(about);
            }
        } else if (event instanceof PlaybackFinished finished) {
            directory.finished(finished.playback());
        }
    }

    /**
     * A leg from before a recovery, or its replacement, waits for its call. A new call waits for nothing, but for what is held of its
     * channel: that ends an earlier passage.
     */
    private boolean mayWait(ChannelEvent event) {
        return !(event instanceof StasisStart start)
                || !newcomers.roleOf(start).beginsCall()
                || CallIds.attemptOf(event.channelId()).isPresent()
                || held.has(event.channelId());
    }

    /** An event whose time has come. */
    void deliver(ChannelEvent event) {
        if (context.choices().isUnderWay(event.channelId())) {
            context.choices().whenMade(event.channelId(), () -> deliver(event));
            return;
        }
        if (observer != null) {
            observe(observer, event);
        }
        if (event instanceof StasisStart start) {
            entered(start);
        } else if (event instanceof StasisEnd end) {
            left(end);
        } else if (event instanceof ChannelStateChange change) {
            changed(change);
        } else if (event instanceof ChannelHangupRequest request) {
            leaving(request);
        } else if (event instanceof ChannelDestroyed gone) {
            destroyed(gone);
        }
    }

    /** Events of channels that no call has, such as a leg that is left over, are not observed. */
    private void observe(CallObserver by, ChannelEvent event) {
        ChannelId channel = event.channelId();
        CallId call = event instanceof StasisStart start
                        && newcomers.roleOf(start).beginsCall()
                        && isEntry(start, directory.find(channel))
                ? newcomers.idOf(channel, event.timestamp())
                : directory.lastCallOf(channel);
        if (call != null) {
            by.onEvent(call, event, loop::eventText);
        }
    }

    /**
     * Whether no call has the channel, or one that it left before. For one that takes another's place, it has to be told that it left:
     * the dialplan is not where it comes from.
     */
    private boolean isEntry(StasisStart event, @Nullable LegAddress leg) {
        if (leg == null) {
            return true;
        }
        ChannelRole role = newcomers.roleOf(event);
        return role != ChannelRole.LEG && (role.beginsCall() || leg.hasLeft()) && leg.isOverBefore(event.timestamp());
    }

    private void entered(StasisStart event) {
        LegAddress leg = directory.find(event.channelId());
        if (isEntry(event, leg)) {
            if (leg != null) {
                endPassage(event, leg);
            }
            newcomers.entered(event);
        } else if (leg != null && leg.attempt() > 0) {
            directory.entered(event.channelId());
            leg.call().tell(new CallSignal.LegEntered(leg.attempt(), event.timestamp()));
        }
    }

    /** The channel left its call, and is back for another one: the first call cleans up without it. */
    private void endPassage(StasisStart event, LegAddress leg) {
        LOG.info(
                "channel {} left call {} and entered again",
                event.channelId(),
                leg.call().id());
        directory.left(event.channelId());
        tell(
                event,
                new CallSignal.CallerGone(event.timestamp()),
                attempt -> new CallSignal.LegGone(attempt, Hangup.UNTOLD, event.timestamp()));
        directory.release(event.channelId());
    }

    private void left(StasisEnd event) {
        Instant at = event.timestamp();
        context.foreign().left(event.channelId());
        tellAnswer(event, event.channel());
        directory.left(event.channelId());
        tell(event, new CallSignal.CallerGone(at), attempt -> new CallSignal.LegLeft(attempt, at));
    }

    private void changed(ChannelStateChange event) {
        Instant at = event.timestamp();
        switch (event.channel().state()) {
            case UP -> tellUp(event);
            case RINGING -> tellUnlessLeft(event, null, attempt -> new CallSignal.LegRinging(attempt, at));
            default -> {
                // Down, Ring and the rest tell a call nothing that it does not know.
            }
        }
    }

    private void leaving(ChannelHangupRequest event) {
        Instant at = event.timestamp();
        tellAnswer(event, event.channel());
        Hangup hangup = new Hangup(event.q850(), event.techCause());
        tell(
                event,
                new CallSignal.CallerLeaving(hangup, at),
                attempt -> new CallSignal.LegLeaving(attempt, hangup, at));
    }

    private void destroyed(ChannelDestroyed event) {
        Instant at = event.timestamp();
        context.foreign().left(event.channelId());
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
        tellUnlessLeft(event, new CallSignal.CallerUp(at), attempt -> new CallSignal.LegUp(attempt, at));
    }

    /** A channel that has left may ring or be answered elsewhere. */
    private void tellUnlessLeft(ChannelEvent event, @Nullable CallSignal ofCaller, IntFunction<CallSignal> ofLeg) {
        LegAddress leg = directory.find(event.channelId());
        if (leg != null && !leg.hasLeft()) {
            tell(event, ofCaller, ofLeg);
        }
    }

    private void tell(ChannelEvent event, @Nullable CallSignal ofCaller, IntFunction<CallSignal> ofLeg) {
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
