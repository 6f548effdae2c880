package io.github.ariadne4j.testkit.telephony;

import io.github.ariadne4j.testkit.script.CalleeScript;
import io.github.ariadne4j.testkit.state.ChannelState;
import io.github.ariadne4j.testkit.state.EventPublisher;
import io.github.ariadne4j.testkit.state.Events;
import io.github.ariadne4j.testkit.state.Inventory;
import io.github.ariadne4j.testkit.state.SimulatedChannel;
import io.github.ariadne4j.testkit.state.SipCauses;
import io.github.ariadne4j.testkit.state.Stasis;
import io.github.ariadne4j.testkit.time.AsteriskLoop;
import org.jspecify.annotations.Nullable;

/** Ends channels, with the events in Asterisk's order. */
public final class Hangups {
    private final AsteriskLoop loop;
    private final Inventory inventory;
    private final EventPublisher events;
    private final Stasis stasis;
    private final Bridging bridging;

    /** A channel that ends leaves its bridge first, and then its application. */
    public Hangups(AsteriskLoop loop, Inventory inventory, EventPublisher events, Stasis stasis, Bridging bridging) {
        this.loop = loop;
        this.inventory = inventory;
        this.events = events;
        this.stasis = stasis;
        this.bridging = bridging;
    }

    /** Ends a channel: the hangup request is sent at once, the remaining events when the channel's own thread processes it. */
    public void end(SimulatedChannel channel, ChannelEnd end) {
        if (channel.ending) {
            return;
        }
        channel.ending = true;
        @Nullable Integer told = end.soft() ? null : end.sipStatus();
        events.aboutChannel(channel, Events.hangupRequest(channel, end.requestCause(), told, end.soft()));
        if (answersMeanwhile(channel)) {
            channel.state = ChannelState.UP;
            events.aboutChannel(channel, Events.about("ChannelStateChange", channel));
            events.aboutChannel(channel, Events.dial(channel, "ANSWER", "", ""));
        }
        loop.later(AsteriskLoop.tick(), () -> finish(channel, end));
    }

    /** The dialplan hangs up a channel after it left Stasis alive: 603 for an unanswered caller. */
    public void endInDialplan(SimulatedChannel channel) {
        channel.ending = true;
        loop.later(AsteriskLoop.tick(), () -> dismiss(channel, ChannelEnd.requested(channel, 16)));
    }

    /** Ends a channel that another one replaced: sends only its end, to the applications that are still subscribed. */
    public void discard(SimulatedChannel channel, int cause) {
        channel.ending = true;
        loop.later(AsteriskLoop.tick(), () -> remove(channel, cause, null));
    }

    /** Glare: the 200 of the callee crosses our CANCEL. */
    private static boolean answersMeanwhile(SimulatedChannel channel) {
        CalleeScript script = channel.script;
        return script != null && script.answersIntoHangup() && channel.invited && !channel.isUp();
    }

    /** Ends a snoop channel with the channel that it listened to: no hangup request is sent. */
    public void endSilently(SimulatedChannel channel) {
        if (!channel.ending) {
            channel.ending = true;
            loop.later(AsteriskLoop.tick(), () -> finish(channel, ChannelEnd.unspoken(16)));
        }
    }

    private void finish(SimulatedChannel channel, ChannelEnd end) {
        channel.finishing = true;
        channel.takeEndings().forEach(Runnable::run);
        bridging.leave(channel);
        stasis.leave(channel);
        tellOriginator(channel, end);
        dismiss(channel, end);
    }

    /** Ends a channel without an answer in time: of an originated channel only its end is sent. */
    void giveUp(SimulatedChannel channel) {
        if (!channel.isUp() && !channel.ending) {
            channel.ending = true;
            loop.later(AsteriskLoop.tick(), () -> dismiss(channel, ChannelEnd.dialTimeout()));
        }
    }

    /** An origination that fails ends with a dial status; a dial of a created channel does not. */
    private void tellOriginator(SimulatedChannel channel, ChannelEnd end) {
        if (channel.origination != null && !channel.isUp()) {
            boolean ours = end.soft();
            String status = ours ? "NOANSWER" : SipCauses.dialStatusOf(end.cause());
            events.aboutChannel(channel, Events.dial(channel, status, channel.dialString, ""));
        }
    }

    /** The dialplan hangs up an incoming channel once more; only subscribed applications receive that. */
    private void dismiss(SimulatedChannel channel, ChannelEnd end) {
        channel.sip.respond(end.finalStatus());
        if (channel.calledIn()) {
            events.aboutChannel(channel, Events.hangupRequest(channel, 16, end.sipStatus(), true));
        }
        SimulatedChannel half = channel.otherHalf;
        if (half != null) {
            end(half, ChannelEnd.unspoken(end.cause()));
        }
        remove(channel, end.cause(), end.sipStatus());
    }

    private void remove(SimulatedChannel channel, int cause, @Nullable Integer sipStatus) {
        channel.hangupCause = cause;
        channel.gone = true;
        inventory.remove(channel);
        events.aboutChannel(channel, Events.destroyed(channel, cause, sipStatus));
        inventory.applications.values().forEach(application -> application.channels.remove(channel.id));
        inventory.forgetDeadApplications();
    }
}
