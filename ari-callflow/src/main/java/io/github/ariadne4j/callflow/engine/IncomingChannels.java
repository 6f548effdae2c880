package io.github.ariadne4j.callflow.engine;

import io.github.ariadne4j.ari.event.StasisStart;
import io.github.ariadne4j.ari.model.Channel;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.ChannelState;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.ari.request.AriException;
import io.github.ariadne4j.callflow.actor.CallActor;
import io.github.ariadne4j.callflow.actor.ChannelDirectory;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.call.Refusal;
import io.github.ariadne4j.callflow.channel.ChannelRole;
import io.github.ariadne4j.callflow.channel.ChannelRoles;
import io.github.ariadne4j.callflow.channel.StasisPosition;
import io.github.ariadne4j.callflow.execution.CreditReservations;
import io.github.ariadne4j.callflow.execution.EngineContext;
import io.github.ariadne4j.callflow.execution.FlowRunner;
import io.github.ariadne4j.callflow.execution.admission.ArrivingCallers;
import io.github.ariadne4j.callflow.execution.admission.FlowChoices;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.flow.FlowSelector;
import io.github.ariadne4j.callflow.model.CallFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Handles a channel that enters the application and belongs to no call. Used on the loop. */
final class IncomingChannels {
    /** Tells the dialplan that a call was not taken; constant, and read by the dialplan alone. */
    static final String HANDED_BACK = "A4J_HANDED_BACK";

    private static final Logger LOG = LoggerFactory.getLogger(IncomingChannels.class);

    private final EngineContext context;
    private final CallFacts.Policy policy;
    private final Capacity capacity;
    private final RefusedCalls refused;
    private final CreditReservations credit;
    private final ChannelRoles roles;
    private final AbandonedCallers abandonedCallers = new AbandonedCallers();

    /** As many as come in while an instance ends, or sees to the calls of another. */
    private final Set<ChannelId> handedBack = ConcurrentHashMap.newKeySet();

    private volatile Intake intake = Intake.OPEN;

    /** The handler of new calls. */
    enum Intake {
        /** They are taken. */
        OPEN,
        /** They are refused with cause 34 (SIP 503). */
        REFUSING,
        /** They go on in the dialplan, which offers them to another application. */
        HANDING_BACK
    }

    IncomingChannels(EngineContext context, CallFacts.Policy policy, Capacity capacity, RefusedCalls refused) {
        this.context = context;
        this.policy = policy;
        this.capacity = capacity;
        this.refused = refused;
        this.credit = new CreditReservations(context);
        this.roles = new ChannelRoles(context.ownership().origin().application());
    }

    AbandonedCallers abandonedCallers() {
        return abandonedCallers;
    }

    boolean isOpen() {
        return intake == Intake.OPEN;
    }

    void switchTo(Intake changed) {
        intake = changed;
    }

    ChannelRole roleOf(StasisStart event) {
        return roles.of(event);
    }

    /** A channel entered that no call has. */
    void entered(StasisStart event) {
        Channel channel = event.channel();
        ChannelRole role = roleOf(event);
        context.foreign().left(channel.id());
        switch (role) {
            case CALLER, FAR_HALF_OF_LEG -> {
                CallId id = idOf(channel.id(), event.timestamp());
                arrived(new Arrival(id, channel, event.args(), event.timestamp(), event.timestamp()));
            }
            case LEG -> hangUpLeftover(channel.id());
            case REPLACEMENT, HELPER -> {
                LOG.debug("channel {} ({}) begins no call: {}", channel.id(), channel.name(), role);
                context.foreign().add(channel.id());
            }
        }
    }

    /** A channel that this application created, and that no leg needs now. */
    void hangUpLeftover(ChannelId channel) {
        LOG.warn("leg {} showed up after it had ended; hanging it up", channel);
        hangUp(channel, HangupCause.NORMAL_CLEARING);
    }

    /**
     * A caller in a list whose entry no event reported.
     *
     * @param id the id of its call
     * @param at when the list was made
     */
    void found(CallId id, Channel caller, Instant at) {
        arrived(new Arrival(id, caller, StasisPosition.argsOf(caller), at, null));
    }

    /**
     * Does this for a caller in a list unless the selector returns that the channel is not ours.
     *
     * @param id the id of its call
     */
    void ifOurs(CallId id, Channel caller, Runnable then) {
        IncomingCall call = IncomingCall.of(id, caller, StasisPosition.argsOf(caller));
        FlowChoices choices = context.choices();
        if (choices.mayBlock()) {
            choices.chooseOffLoop(call, flow -> ifOurs(call, flow, then));
        } else {
            ifOurs(call, choices.choose(call), then);
        }
    }

    private void ifOurs(IncomingCall call, CallFlow flow, Runnable then) {
        if (isOurs(call, flow)) {
            then.run();
        }
    }

    /**
     * A channel that may begin a call.
     *
     * @param id the id of the call that it may begin
     * @param channel the channel
     * @param args with which it is in the application
     * @param at when the call begins
     * @param told when it entered, by its event; null for one in a list, which has waited and does not count for the rate of arrivals
     */
    private record Arrival(
            CallId id,
            Channel channel,
            List<String> args,
            Instant at,
            @Nullable Instant told) {}

    /** A selector that does not block is asked before a call is refused, so that what is not ours is not refused either. */
    private void arrived(Arrival arrival) {
        IncomingCall call = IncomingCall.of(arrival.id(), arrival.channel(), arrival.args());
        FlowChoices choices = context.choices();
        if (!choices.mayBlock()) {
            CallFlow flow = choices.choose(call);
            if (isOurs(call, flow) && !turnedAway(call, arrival)) {
                askGates(call, arrival, flow);
            }
        } else if (!turnedAway(call, arrival)) {
            choices.chooseOffLoop(call, flow -> chosen(call, arrival, flow));
        }
    }

    /** The intake may have changed meanwhile. */
    private void chosen(IncomingCall call, Arrival arrival, CallFlow flow) {
        if (isOurs(call, flow) && !turnedAwayByIntake(call, arrival.at())) {
            askGates(call, arrival, flow);
        }
    }

    private void askGates(IncomingCall call, Arrival arrival, CallFlow flow) {
        if (!context.hopHeader().isAskedOf(arrival.channel())) {
            askGates(call, arrival, flow, 0);
            return;
        }
        ArrivingCallers arriving = context.choices().arriving();
        arriving.asked(call.channel());
        context.hopHeader()
                .ask(
                        context,
                        call,
                        hops -> arriving.answered(call.channel(), () -> {
                            if (!turnedAwayByIntake(call, arrival.at())) {
                                askGates(call, arrival, flow, hops);
                            }
                        }));
    }

    private void askGates(IncomingCall call, Arrival arrival, CallFlow flow, int hops) {
        if (!isRefusedByGate(call, arrival, hops)) {
            reserveAndBegin(call, arrival, flow);
        }
    }

    private boolean isOurs(IncomingCall call, CallFlow flow) {
        boolean ours = flow != FlowSelector.foreignChannel();
        if (!ours) {
            LOG.debug("the selector leaves channel {} untouched", call.channel());
            context.foreign().add(call.channel());
        }
        return ours;
    }

    /** Whether no call begins, and what is to be done then is done. */
    private boolean turnedAway(IncomingCall call, Arrival arrival) {
        if (abandonedCallers.include(call.channel())) {
            LOG.info("the caller of {} gave up while we were away", call.channel());
            return true;
        }
        if (turnedAwayByIntake(call, arrival.at())) {
            return true;
        }
        boolean full = capacity.refuses(call, arrival.at(), arrival.told() != null) != null;
        if (full) {
            hangUp(call.channel(), HangupCause.CONGESTION);
        }
        return full;
    }

    private boolean turnedAwayByIntake(IncomingCall call, Instant at) {
        switch (intake) {
            case OPEN -> {
                return false;
            }
            case HANDING_BACK -> handBack(call.channel());
            case REFUSING -> {
                refused.refused(call, at, Refusal.DRAINING);
                hangUp(call.channel(), HangupCause.CONGESTION);
            }
        }
        return true;
    }

    /** The last question that needs no store, as some gates count what they admit. */
    private boolean isRefusedByGate(IncomingCall call, Arrival arrival, int hops) {
        HangupCause cause = context.gates().refuses(call, arrival.channel(), hops, arrival.at());
        if (cause != null) {
            hangUp(call.channel(), cause);
        }
        return cause != null;
    }

    private void reserveAndBegin(IncomingCall call, Arrival arrival, CallFlow flow) {
        credit.reserve(
                call,
                arrival.at(),
                (reason, cause) -> hangUp(call.channel(), cause),
                granted -> begin(call, arrival, flow, granted));
    }

    private void begin(IncomingCall call, Arrival arrival, CallFlow flow, @Nullable Duration granted) {
        CallFacts facts = new CallFacts(
                call,
                context.ownership().origin(),
                context.ownership().epoch(),
                policy,
                granted,
                context.gates().hops().before(call.id()));
        CallActor actor = context.actor(facts, flow);
        if (!context.directory().enter(call.channel(), ChannelDirectory.LegAddress.caller(actor, arrival.told()))) {
            return;
        }
        context.calls().started(call.id(), actor);
        context.ports().hooks().started(call);
        boolean answered = arrival.channel().state() == ChannelState.UP;
        actor.begin(answered, FlowRunner.routesFirst(flow), FlowRunner.dataOf(flow), arrival.at());
        context.directory()
                .transfers()
                .began(actor, call.channel(), arrival.channel().name(), arrival.at());
    }

    /** The id of the call that a channel begins which enters then; a second entry within a millisecond is a call of its own. */
    CallId idOf(ChannelId caller, Instant entered) {
        String asterisk = context.ownership().origin().asteriskId();
        Instant begun = entered;
        CallId id = CallId.of(asterisk, caller, begun);
        while (context.calls().livedSinceLook(id)) {
            begun = begun.plusMillis(1);
            id = CallId.of(asterisk, caller, begun);
        }
        return id;
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

    private void hangUp(ChannelId channel, HangupCause cause) {
        context.gateway().act(null, ari -> ari.hangUp(channel, cause, failure -> report("hang up", channel, failure)));
    }

    private static void report(String what, ChannelId channel, @Nullable AriException failure) {
        if (failure != null) {
            LOG.debug("could not {} {}: {}", what, channel, failure.getMessage());
        }
    }
}
