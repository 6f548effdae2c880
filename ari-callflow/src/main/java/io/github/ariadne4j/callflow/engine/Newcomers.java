package io.github.ariadne4j.callflow.engine;

import io.github.ariadne4j.ari.event.StasisStart;
import io.github.ariadne4j.ari.model.Channel;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.ChannelState;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.ari.request.AriException;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.call.Refusal;
import io.github.ariadne4j.callflow.machine.CallFacts;
import io.github.ariadne4j.callflow.machine.CallIds;
import io.github.ariadne4j.callflow.machine.CallSignal;
import io.github.ariadne4j.callflow.session.CallSession;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of a channel that enters the application and that no call knows. Used on the loop. */
final class Newcomers {
    /** Tells the dialplan that a call was not taken; constant, and read by the dialplan alone. */
    static final String HANDED_BACK = "A4J_HANDED_BACK";

    private static final Logger LOG = LoggerFactory.getLogger(Newcomers.class);

    private final EngineContext context;
    private final CallFacts.Policy policy;
    private final int mostCalls;
    private final OverloadControl overload;
    private final RefusedCalls refused;
    private final PastCalls pastCalls = new PastCalls();

    /** As many as come in while an instance ends, or sees to the calls of another. */
    private final Set<ChannelId> handedBack = ConcurrentHashMap.newKeySet();

    private volatile Intake intake = Intake.OPEN;

    /** What is done with new calls. */
    enum Intake {
        /** They are taken. */
        OPEN,
        /** They are refused with cause 34 (SIP 503). */
        REFUSING,
        /** They go on in the dialplan, which offers them to another application. */
        HANDING_BACK
    }

    Newcomers(EngineContext context, CallFacts.Policy policy, CallActors.Bounds bounds, RefusedCalls refused) {
        this.context = context;
        this.policy = policy;
        this.mostCalls = bounds.mostCalls();
        this.overload = new OverloadControl(bounds.overloadDelay());
        this.refused = refused;
    }

    PastCalls pastCalls() {
        return pastCalls;
    }

    void switchTo(Intake changed) {
        intake = changed;
    }

    /** A new call is refused under overload before anything else is done for it. */
    void entered(StasisStart event) {
        Duration delay = context.ports().ari().loop().requestDelay();
        long now = System.nanoTime();
        boolean full = context.setUps().full(now);
        boolean refuses = overload.refuses(delay, full, now);
        if (refuses && intake == Intake.OPEN && !CallIds.ours(application(), event.channelId())) {
            refused.overload(full, delay);
            hangUp(event.channelId(), HangupCause.CONGESTION);
        } else {
            entered(event.channel(), event.args(), event.timestamp());
        }
    }

    private String application() {
        return context.tenure().origin().application();
    }

    void entered(Channel channel, List<String> args, Instant at) {
        if (CallIds.ours(application(), channel.id())) {
            LOG.warn("leg {} showed up after its call had ended; hanging it up", channel.id());
            hangUp(channel.id(), HangupCause.NORMAL_CLEARING);
        } else if (pastCalls.include(channel.id())) {
            LOG.info("the caller of {} gave up while we were away", channel.id());
        } else if (intake == Intake.HANDING_BACK) {
            handBack(channel.id());
        } else if (intake == Intake.REFUSING) {
            refuse(channel.id(), Refusal.DRAINING);
        } else if (context.calls().count() >= mostCalls) {
            refuse(channel.id(), Refusal.MOST_CALLS);
        } else {
            begin(channel, args, at);
        }
    }

    private void begin(Channel channel, List<String> args, Instant at) {
        CallId id = idOf(channel.id());
        IncomingCall call = IncomingCall.of(id, channel, args);
        CallActor actor = context.actor(
                new CallFacts(
                        call,
                        context.tenure().origin(),
                        CallSession.Owner.first(context.tenure().epoch()),
                        policy),
                Set.of());
        if (!context.directory().enter(channel.id(), CallDirectory.LegAddress.there(actor, 0))) {
            return;
        }
        context.calls().started(id, actor);
        context.ports().hooks().started(call);
        actor.begin(at);
        if (channel.state() == ChannelState.UP) {
            actor.tell(new CallSignal.CallerUp(at));
        }
    }

    /** What the dialplan gave to {@code Stasis(app,args…)}, as the channel itself shows it. */
    static List<String> argsOf(Channel channel) {
        List<String> parts = List.of(channel.dialplan().appData().split(",", -1));
        return parts.subList(1, parts.size());
    }

    /** The id of the call that this caller's channel begins. */
    CallId idOf(ChannelId caller) {
        return CallId.of(context.tenure().origin().asteriskId(), caller);
    }

    /** Once: by the second time another application may have it, and would lose it. */
    private void handBack(ChannelId channel) {
        if (!handedBack.add(channel)) {
            return;
        }
        context.gateway()
                .act(
                        null,
                        ari -> ari.setVariable(channel, HANDED_BACK, "1", true, notSet -> {
                            if (notSet == null) {
                                ari.continueInDialplan(channel, notGone -> handedBack(channel, notGone));
                            } else {
                                handedBack(channel, notSet);
                            }
                        }));
    }

    private void handedBack(ChannelId channel, @Nullable AriException failure) {
        report("hand back", channel, failure);
        if (failure != null) {
            handedBack.remove(channel);
        }
    }

    private void refuse(ChannelId channel, Refusal cause) {
        refused.count(cause);
        hangUp(channel, HangupCause.CONGESTION);
    }

    private void hangUp(ChannelId channel, HangupCause cause) {
        context.gateway().act(null, ari -> ari.hangUp(channel, cause, failure -> report("hang up", channel, failure)));
    }

    private static void report(String what, ChannelId channel, @Nullable AriException failure) {
        if (failure != null) {
            LOG.debug("could not {} {}: {}", what, channel, failure.getMessage());
        }
    }
}
