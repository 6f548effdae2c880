package io.github.ariadne4j.callflow.engine;

import io.github.ariadne4j.ari.bus.Subscription;
import io.github.ariadne4j.ari.event.AriEvent;
import io.github.ariadne4j.ari.event.ChannelDestroyed;
import io.github.ariadne4j.ari.event.ChannelDtmfReceived;
import io.github.ariadne4j.ari.event.ChannelEnteredBridge;
import io.github.ariadne4j.ari.event.ChannelEvent;
import io.github.ariadne4j.ari.event.ChannelHangupRequest;
import io.github.ariadne4j.ari.event.ChannelHold;
import io.github.ariadne4j.ari.event.ChannelLeftBridge;
import io.github.ariadne4j.ari.event.ChannelStateChange;
import io.github.ariadne4j.ari.event.ChannelUnhold;
import io.github.ariadne4j.ari.event.PlaybackFinished;
import io.github.ariadne4j.ari.event.RecordingEvent;
import io.github.ariadne4j.ari.event.RecordingFailed;
import io.github.ariadne4j.ari.event.RecordingFinished;
import io.github.ariadne4j.ari.event.RecordingStarted;
import io.github.ariadne4j.ari.event.StasisEnd;
import io.github.ariadne4j.ari.event.StasisStart;
import io.github.ariadne4j.ari.loop.AriLoop;
import io.github.ariadne4j.ari.loop.LoopHandler;
import io.github.ariadne4j.ari.model.Channel;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.ChannelState;
import io.github.ariadne4j.ari.model.Playback;
import io.github.ariadne4j.callflow.actor.ChannelDirectory;
import io.github.ariadne4j.callflow.actor.ChannelDirectory.BridgeAddress;
import io.github.ariadne4j.callflow.actor.ChannelDirectory.LegAddress;
import io.github.ariadne4j.callflow.actor.ChannelDirectory.OperationAddress;
import io.github.ariadne4j.callflow.actor.TransferLinks;
import io.github.ariadne4j.callflow.bridge.BridgeEvent;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.RtpSummary;
import io.github.ariadne4j.callflow.channel.ChannelRole;
import io.github.ariadne4j.callflow.channel.ChannelRoles;
import io.github.ariadne4j.callflow.engine.listing.OpenRecordings;
import io.github.ariadne4j.callflow.execution.EngineContext;
import io.github.ariadne4j.callflow.leg.Hangup;
import io.github.ariadne4j.callflow.leg.LegEvent;
import io.github.ariadne4j.callflow.leg.Replacement;
import io.github.ariadne4j.callflow.model.CallSignal;
import io.github.ariadne4j.callflow.model.ChannelNames;
import io.github.ariadne4j.callflow.model.FlowEvent;
import io.github.ariadne4j.callflow.observer.CallObserver;
import io.github.ariadne4j.callflow.quality.RtpVariables;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns Asterisk's events into signals, and hands them to the call they are about. Runs on the loop. */
final class SignalTranslator implements LoopHandler {
    /**
     * What the event filter asks Asterisk for. {@code BridgeDestroyed} is not among them: our own destroy is answered, and of a bridge
     * that another user destroys the channels are reported to have left it.
     */
    private static final Set<Class<? extends AriEvent>> TYPES = Set.of(
            StasisStart.class,
            StasisEnd.class,
            ChannelStateChange.class,
            ChannelHangupRequest.class,
            ChannelDestroyed.class,
            ChannelDtmfReceived.class,
            ChannelHold.class,
            ChannelUnhold.class,
            ChannelEnteredBridge.class,
            ChannelLeftBridge.class,
            PlaybackFinished.class,
            RecordingStarted.class,
            RecordingFinished.class,
            RecordingFailed.class);

    private static final Logger LOG = LoggerFactory.getLogger(SignalTranslator.class);

    private final EngineContext context;
    private final ChannelDirectory directory;
    private final EventBuffer held;
    private final IncomingChannels incomingChannels;
    private final AriLoop loop;
    private final @Nullable CallObserver observer;
    private final String application;

    SignalTranslator(EngineContext context, EventBuffer held, IncomingChannels incomingChannels) {
        this.context = context;
        this.directory = context.directory();
        this.held = held;
        this.incomingChannels = incomingChannels;
        this.loop = context.ports().ari().loop();
        this.observer = context.observer();
        this.application = context.ownership().origin().application();
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
            finished(finished);
        } else if (event instanceof RecordingEvent recording) {
            new OpenRecordings(context).see(recording);
        }
    }

    /**
     * A leg from before a recovery, or its replacement, waits for its call. A new call waits for nothing, but for what is held of its
     * channel: that ends an earlier passage.
     */
    private boolean mayWait(ChannelEvent event) {
        return !(event instanceof StasisStart start)
                || !incomingChannels.roleOf(start).beginsCall()
                || ChannelNames.legOf(application, event.channelId()) != null
                || held.has(event.channelId());
    }

    /** An event whose time has come. */
    void deliver(ChannelEvent event) {
        if (context.choices().arriving().include(event.channelId())) {
            context.choices().arriving().whenAnswered(event.channelId(), () -> deliver(event));
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
        } else if (event instanceof ChannelEnteredBridge entered) {
            enteredBridge(entered);
        } else if (event instanceof ChannelLeftBridge left) {
            leftBridge(left);
        } else if (event instanceof ChannelDtmfReceived pressed) {
            pressed(pressed);
        } else if (event instanceof ChannelHold || event instanceof ChannelUnhold) {
            boolean held = event instanceof ChannelHold;
            tell(event, new LegEvent.HeldSeen(event.channelId(), held, event.timestamp()));
        }
    }

    /** Events of channels that no call has, such as a leg that is left over, are not observed. */
    private void observe(CallObserver by, ChannelEvent event) {
        ChannelId channel = event.channelId();
        CallId call = event instanceof StasisStart start
                        && incomingChannels.roleOf(start).beginsCall()
                        && isEntry(start, directory.find(channel))
                ? incomingChannels.idOf(channel, event.timestamp())
                : callOf(event);
        if (call != null) {
            by.onEvent(call, event, loop::eventJson);
        }
    }

    /** A channel that takes the place of another one has no call before. */
    private @Nullable CallId callOf(ChannelEvent event) {
        CallId call = directory.lastCallOf(event.channelId());
        Channel replaced = event instanceof StasisStart start ? start.replaced() : null;
        return call == null && replaced != null ? directory.lastCallOf(replaced.id()) : call;
    }

    /**
     * Whether no call has the channel, or one that it left before. One that takes another's place needs the report that it left:
     * the dialplan is not where it comes from.
     */
    private boolean isEntry(StasisStart event, @Nullable LegAddress leg) {
        if (leg == null) {
            return true;
        }
        ChannelRole role = incomingChannels.roleOf(event);
        return role != ChannelRole.LEG && (role.beginsCall() || leg.hasLeft()) && leg.isOverBefore(event.timestamp());
    }

    private void entered(StasisStart event) {
        LegAddress leg = directory.find(event.channelId());
        Channel replaced = event.replaced();
        LegAddress place = replaced == null ? null : directory.find(replaced.id());
        if (replaced != null && place != null && leg == null) {
            replaced(event, replaced.id(), place);
        } else if (isEntry(event, leg)) {
            if (leg != null) {
                endPassage(event, leg);
            }
            incomingChannels.entered(event);
        } else if (leg != null && !leg.cameIn()) {
            enteredAsLeg(event, leg);
        }
    }

    private void enteredAsLeg(StasisStart event, LegAddress leg) {
        directory.entered(event.channelId());
        if (leg.call().hasReleased(leg.leg())) {
            incomingChannels.hangUpLeftover(event.channelId());
        } else {
            context.gates().hops().entered(event.channel(), leg.call().id());
            tell(leg, new LegEvent.StasisEntered(event.channelId(), event.timestamp()));
        }
    }

    /**
     * The leg has another channel from now on; events of the one before still reach it. Where that links two calls, both are written in
     * one step.
     */
    private void replaced(StasisStart event, ChannelId old, LegAddress place) {
        ChannelId channel = event.channelId();
        LOG.info("call {}: channel {} takes the place of {}", place.call().id(), channel, old);
        directory.enter(channel, LegAddress.there(place.call(), place.leg()));
        String name = event.channel().name();
        TransferLinks transfers = directory.transfers();
        Replacement replacement = ChannelRoles.replacementBy(event).linkedWith(transfers.otherCallOf(name));
        context.writes().together(() -> {
            tell(place, new LegEvent.ReplacedBy(old, channel, replacement, event.timestamp()));
            transfers.tookPlace(place.call(), place.leg(), channel, name, event.timestamp());
        });
        tellAnswer(event, event.channel());
    }

    /** The channel left its call, and is back for another one: the first call cleans up without it. */
    private void endPassage(StasisStart event, LegAddress leg) {
        ChannelId channel = event.channelId();
        Instant at = event.timestamp();
        LOG.info(
                "channel {} left call {} and entered again", channel, leg.call().id());
        directory.left(channel);
        tell(
                leg,
                leg.cameIn()
                        ? new LegEvent.StasisLeft(channel, at)
                        : new LegEvent.DestroyedSeen(channel, Hangup.UNTOLD, at));
        directory.release(channel);
    }

    private void pressed(ChannelDtmfReceived event) {
        if (event.digit().length() == 1) {
            tell(event, new LegEvent.DigitSeen(event.channelId(), event.digit().charAt(0), event.timestamp()));
        }
    }

    private void left(StasisEnd event) {
        context.foreign().left(event.channelId());
        tellAnswer(event, event.channel());
        directory.left(event.channelId());
        tell(event, new LegEvent.StasisLeft(event.channelId(), event.timestamp()));
    }

    private void changed(ChannelStateChange event) {
        switch (event.channel().state()) {
            case UP -> tellUp(event);
            case RINGING -> tellUnlessLeft(event, new LegEvent.RingingSeen(event.channelId(), event.timestamp()));
            default -> {
                // Down, Ring and the other states change nothing in a call.
            }
        }
    }

    private void leaving(ChannelHangupRequest event) {
        tellAnswer(event, event.channel());
        Hangup hangup = new Hangup(event.q850(), event.techCause(), rtpOf(event));
        tell(event, new LegEvent.HangupRequested(event.channelId(), hangup, event.timestamp()));
    }

    private void destroyed(ChannelDestroyed event) {
        context.foreign().left(event.channelId());
        tellAnswer(event, event.channel());
        Hangup hangup = new Hangup(event.cause(), event.techCause(), rtpOf(event));
        tell(event, new LegEvent.DestroyedSeen(event.channelId(), hangup, event.timestamp()));
    }

    private static @Nullable RtpSummary rtpOf(ChannelEvent event) {
        return RtpVariables.read(event.channel().variables());
    }

    private void enteredBridge(ChannelEnteredBridge event) {
        BridgeAddress bridge = directory.find(event.bridge().id());
        if (bridge != null) {
            tell(bridge, new BridgeEvent.ChannelEntered(event.channelId(), event.timestamp()));
            LegAddress leg = directory.find(event.channelId());
            if (leg != null && leg.call() == bridge.call() && leg.call().hasReplaced(leg.leg())) {
                tell(leg, new LegEvent.BridgeEntered(event.channelId(), event.timestamp()));
            }
        } else {
            context.rooms().entered(event.bridge().id(), event.channelId(), event.timestamp());
        }
    }

    /** A caller that leaves it answered was answered through it, by a callee that is in it. */
    private void leftBridge(ChannelLeftBridge event) {
        BridgeAddress bridge = directory.find(event.bridge().id());
        if (bridge != null) {
            tellAnswer(event, event.channel());
            tell(bridge, new BridgeEvent.ChannelLeft(event.channelId(), event.timestamp()));
        } else {
            context.rooms().left(event.bridge().id(), event.channelId(), event.timestamp());
        }
    }

    /** It fails as well when its channel is hung up during it, which is no fault of the media. */
    private void finished(PlaybackFinished event) {
        Playback playback = event.playback();
        OperationAddress waits = directory.finished(playback.id());
        if (waits != null) {
            if (observer != null) {
                observer.onEvent(waits.call().id(), event, loop::eventJson);
            }
            boolean failed = playback.state().equals("failed");
            if (failed && waits.call().takesCommands(waits.operation())) {
                context.warnings().notPlayed(playback.mediaUri());
            }
            waits.call()
                    .tell(new CallSignal.FlowSignal(
                            new FlowEvent.OperationEnded(waits.operation(), !failed), event.timestamp()));
        }
    }

    /** A channel that is shown in the state Up had answered, also where the event that said so was lost. */
    private void tellAnswer(ChannelEvent event, Channel channel) {
        if (channel.state() == ChannelState.UP) {
            tellUp(event);
        }
    }

    /** Most events of an answered channel show that it is; a call that has seen the answer gets no second signal of it. */
    private void tellUp(ChannelEvent event) {
        LegAddress leg = directory.find(event.channelId());
        if (leg != null && !leg.hasLeft() && !leg.call().knowsAnswerOf(leg.leg())) {
            tell(leg, new LegEvent.AnswerSeen(event.channelId(), event.timestamp()));
        }
    }

    /** A channel that has left may ring or be answered elsewhere. */
    private void tellUnlessLeft(ChannelEvent event, LegEvent told) {
        LegAddress leg = directory.find(event.channelId());
        if (leg != null && !leg.hasLeft()) {
            tell(leg, told);
        }
    }

    private void tell(ChannelEvent event, LegEvent told) {
        LegAddress leg = directory.find(event.channelId());
        if (leg != null) {
            tell(leg, told);
        }
    }

    private static void tell(LegAddress leg, LegEvent event) {
        leg.call().tell(new CallSignal.LegSignal(leg.leg(), event));
    }

    private static void tell(BridgeAddress bridge, BridgeEvent event) {
        bridge.call().tell(new CallSignal.BridgeSignal(bridge.bridge(), event));
    }
}
