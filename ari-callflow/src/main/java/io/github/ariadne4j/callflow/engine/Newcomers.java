package io.github.ariadne4j.callflow.engine;

import io.github.ariadne4j.ari.event.StasisStart;
import io.github.ariadne4j.ari.model.Channel;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.ChannelState;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.ari.resource.Channels;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.machine.CallFacts;
import io.github.ariadne4j.callflow.machine.CallIds;
import io.github.ariadne4j.callflow.machine.CallSignal;
import io.github.ariadne4j.callflow.session.CallSession;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of a channel that enters the application and that no call knows. Runs on the lane of calls. */
final class Newcomers {
    /** Tells the dialplan that a call was not taken; constant, and read by the dialplan alone. */
    static final String HANDED_BACK = "A4J_HANDED_BACK";

    private static final Logger LOG = LoggerFactory.getLogger(Newcomers.class);

    private final Shared shared;
    private final CallFacts.Policy policy;
    private final int mostCalls;
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

    Newcomers(Shared shared, CallFacts.Policy policy, int mostCalls) {
        this.shared = shared;
        this.policy = policy;
        this.mostCalls = mostCalls;
    }

    PastCalls pastCalls() {
        return pastCalls;
    }

    void switchTo(Intake changed) {
        intake = changed;
    }

    void entered(StasisStart event) {
        entered(event.channel(), event.args(), event.timestamp());
    }

    void entered(Channel channel, List<String> args, Instant at) {
        String application = shared.tenure().origin().application();
        if (CallIds.ours(application, channel.id())) {
            LOG.warn("leg {} showed up after its call had ended; hanging it up", channel.id());
            hangUp(channel.id(), HangupCause.NORMAL_CLEARING);
        } else if (pastCalls.include(channel.id())) {
            LOG.info("the caller of {} gave up while we were away", channel.id());
        } else if (intake == Intake.HANDING_BACK) {
            handBack(channel.id());
        } else if (intake == Intake.REFUSING || shared.calls().count() >= mostCalls) {
            hangUp(channel.id(), HangupCause.CONGESTION);
        } else {
            begin(channel, args, at);
        }
    }

    private void begin(Channel channel, List<String> args, Instant at) {
        CallId id = CallId.of(shared.tenure().origin().asteriskId(), channel.id());
        IncomingCall call = IncomingCall.of(id, channel, args);
        CallActor actor = shared.actor(
                new CallFacts(
                        call,
                        shared.tenure().origin(),
                        CallSession.Owner.first(shared.tenure().epoch()),
                        policy),
                Set.of());
        if (!shared.directory().enter(channel.id(), CallDirectory.LegAddress.there(actor, 0))) {
            return;
        }
        shared.calls().started(id, actor);
        shared.outside().hooks().started(call);
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

    /** Once: by the second time another application may have it, and would lose it. */
    private void handBack(ChannelId channel) {
        if (!handedBack.add(channel)) {
            return;
        }
        Channels channels = shared.outside().ari().channels();
        shared.tenure()
                .act(() -> done(
                        "hand back",
                        channel,
                        channels.setVariable(channel, HANDED_BACK, "1")
                                .thenCompose(set -> channels.continueInDialplan(channel))
                                .whenComplete((gone, error) -> {
                                    if (error != null) {
                                        handedBack.remove(channel);
                                    }
                                })));
    }

    private void hangUp(ChannelId channel, HangupCause cause) {
        shared.tenure()
                .act(() -> done(
                        "hang up", channel, shared.outside().ari().channels().hangUp(channel, cause)));
    }

    private static void done(String what, ChannelId channel, CompletionStage<Void> command) {
        command.whenComplete((done, error) -> {
            if (error != null) {
                LOG.debug("could not {} {}: {}", what, channel, error.getMessage());
            }
        });
    }
}
