package io.github.ariadne4j.testkit.party;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ariadne4j.testkit.state.ChannelState;
import io.github.ariadne4j.testkit.state.EventPublisher;
import io.github.ariadne4j.testkit.state.Events;
import io.github.ariadne4j.testkit.state.Inventory;
import io.github.ariadne4j.testkit.state.SimulatedChannel;
import io.github.ariadne4j.testkit.state.SipCauses;
import io.github.ariadne4j.testkit.state.Stasis;
import io.github.ariadne4j.testkit.state.StasisApplication;
import io.github.ariadne4j.testkit.telephony.Hangups;
import io.github.ariadne4j.testkit.telephony.Replacements;
import io.github.ariadne4j.testkit.telephony.Telephony;
import io.github.ariadne4j.testkit.time.AsteriskLoop;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Places the calls of telephones. Every method takes the loop's lock itself and may be called from any thread. */
public final class IncomingCalls {
    private final AsteriskLoop loop;
    private final Inventory inventory;
    private final EventPublisher events;
    private final Stasis stasis;
    private final Replacements replacements;
    private final Hangups hangups;
    private final Telephony telephony;
    private PerCallSockets perCallSockets = PerCallSockets.NONE;

    /** Without per-call sockets. */
    public IncomingCalls(
            AsteriskLoop loop,
            Inventory inventory,
            EventPublisher events,
            Stasis stasis,
            Replacements replacements,
            Hangups hangups,
            Telephony telephony) {
        this.loop = loop;
        this.inventory = inventory;
        this.events = events;
        this.stasis = stasis;
        this.replacements = replacements;
        this.hangups = hangups;
        this.telephony = telephony;
    }

    /**
     * Places a call that the dialplan sends into an application; the dialplan hangs up if the application is inactive.
     *
     * @param application the application in the dialplan
     * @param args the arguments of {@code Stasis()}
     */
    public CallerLeg place(Invitation invitation, String application, List<String> args) {
        return loop.call(() -> {
            SimulatedChannel channel = ringIn(invitation);
            StasisApplication target = inventory.applications.get(application);
            if (target != null && target.isActive()) {
                stasis.enterFromDialplan(channel, target, args);
            } else if (!perCallSockets.take(application, waiting(channel, args))) {
                hangups.endInDialplan(channel);
            }
            return new CallerLeg(loop, hangups, telephony, channel);
        });
    }

    /** Places a call with {@code Replaces}: 481 if the channel has no SIP dialog that can be replaced. */
    public CallerLeg inPlaceOf(Invitation invitation, String channelId) {
        return loop.call(() -> {
            SimulatedChannel replaced = inventory.channels.get(channelId);
            StasisApplication application = applicationOf(replaced);
            SimulatedChannel channel = ringIn(invitation);
            if (replaced != null && application != null && replaced.hasReplaceableDialog()) {
                replacements.takeOver(channel, replaced, application);
            } else {
                channel.sip.respond(481);
                hangups.discard(channel, 0);
            }
            return new CallerLeg(loop, hangups, telephony, channel);
        });
    }

    /** Picks up a channel that rings; the dialplan refuses the call with 486 if none does. */
    public CallerLeg pickingUp(Invitation invitation, String channelId) {
        return loop.call(() -> {
            SimulatedChannel ringing = inventory.channels.get(channelId);
            StasisApplication application = applicationOf(ringing);
            SimulatedChannel channel = ringIn(invitation);
            if (ringing != null && application != null && ringing.state == ChannelState.RINGING) {
                replacements.pickUp(channel, ringing, application);
            } else {
                channel.sip.respond(486);
                hangups.discard(channel, SipCauses.BUSY);
            }
            return new CallerLeg(loop, hangups, telephony, channel);
        });
    }

    /** Places a call that the dialplan offers to several applications ({@code StasisBroadcast()}). */
    public CallerLeg offer(Invitation invitation, List<String> offeredTo) {
        return loop.call(() -> {
            SimulatedChannel channel = inbound(invitation);
            inventory.add(channel);
            channel.offeredTo.addAll(offeredTo);
            for (String name : offeredTo) {
                StasisApplication target = inventory.applications.get(name);
                if (target != null) {
                    ObjectNode event = Events.about("CallBroadcast", channel);
                    events.toApplication(
                            target, event.put("caller", invitation.caller()).put("called", invitation.dialled()));
                }
            }
            return new CallerLeg(loop, hangups, telephony, channel);
        });
    }

    /** Sets the opener of per-call sockets for applications that are not registered. */
    public void perCallSockets(PerCallSockets sockets) {
        loop.run(() -> perCallSockets = sockets);
    }

    private DialplanCall waiting(SimulatedChannel channel, List<String> args) {
        return new DialplanCall(loop, inventory, stasis, hangups, channel, args);
    }

    private static @Nullable StasisApplication applicationOf(@Nullable SimulatedChannel channel) {
        return channel == null || channel.ending ? null : channel.application;
    }

    private SimulatedChannel ringIn(Invitation invitation) {
        SimulatedChannel channel = inbound(invitation);
        inventory.add(channel);
        events.aboutChannel(channel, Events.about("ChannelCreated", channel));
        return channel;
    }

    private SimulatedChannel inbound(Invitation invitation) {
        long number = inventory.nextNumber();
        Instant now = loop.timers().now();
        SimulatedChannel channel = new SimulatedChannel(
                now.getEpochSecond() + "." + number,
                String.format(Locale.ROOT, "PJSIP/carrier-in-%08x", number),
                invitation.dialled(),
                now,
                ChannelState.RING,
                "",
                null);
        channel.callerNumber = invitation.caller();
        channel.headers = invitation.headers();
        channel.account = invitation.account();
        SimulatedChannel leg = invitation.legId() == null ? null : inventory.channels.get(invitation.legId());
        if (leg != null) {
            channel.sipCallId = leg.sipCallId;
        }
        return channel;
    }
}
