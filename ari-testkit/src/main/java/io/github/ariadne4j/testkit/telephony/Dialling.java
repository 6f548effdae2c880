package io.github.ariadne4j.testkit.telephony;

import io.github.ariadne4j.testkit.script.CalleeScript;
import io.github.ariadne4j.testkit.script.CalleeStep;
import io.github.ariadne4j.testkit.script.FarEnd;
import io.github.ariadne4j.testkit.state.EventPublisher;
import io.github.ariadne4j.testkit.state.Events;
import io.github.ariadne4j.testkit.state.Inventory;
import io.github.ariadne4j.testkit.state.Origination;
import io.github.ariadne4j.testkit.state.SimulatedChannel;
import io.github.ariadne4j.testkit.state.Stasis;
import io.github.ariadne4j.testkit.state.StasisApplication;
import io.github.ariadne4j.testkit.time.AsteriskLoop;
import java.time.Duration;
import java.util.List;

/** Dials a created channel: sends the INVITE, plays the script of the far end and runs the time-out. */
public final class Dialling {
    private final AsteriskLoop loop;
    private final EventPublisher events;
    private final Bridging bridging;
    private final Hangups hangups;
    private final Inventory inventory;
    private final Stasis stasis;
    private final LocalChannels locals;
    private final Telephony telephony;

    /** Answered channels of originations enter the applications of the inventory. */
    public Dialling(
            AsteriskLoop loop,
            Inventory inventory,
            EventPublisher events,
            Stasis stasis,
            LocalChannels locals,
            Bridging bridging,
            Hangups hangups,
            Telephony telephony) {
        this.loop = loop;
        this.events = events;
        this.bridging = bridging;
        this.hangups = hangups;
        this.inventory = inventory;
        this.stasis = stasis;
        this.locals = locals;
        this.telephony = telephony;
    }

    /** Dials a channel. Without an answer within the time-out it ends; zero: no time-out. */
    public void dial(SimulatedChannel channel, CalleeScript script, Duration timeout) {
        channel.dialled = true;
        loop.later(AsteriskLoop.tick(), () -> invite(channel, script));
        if (!timeout.isZero()) {
            loop.later(timeout, () -> giveUp(channel));
        }
    }

    /** The telephone behind a dialled channel; its methods have to be called under the loop's lock. */
    public FarEnd farEndOf(SimulatedChannel channel) {
        return new DialledFarEnd(channel, events, bridging, hangups, telephony, this::arrive, this::leadBack);
    }

    /** Sends an originated channel that is answered to its application or into the dialplan, which hangs it up. */
    private void arrive(SimulatedChannel channel) {
        Origination origination = channel.origination;
        if (origination != null) {
            StasisApplication application = inventory.applications.get(origination.application());
            if (application != null && application.isActive()) {
                stasis.enterOriginated(channel, application, origination.args());
            } else {
                hangups.endInDialplan(channel);
            }
        }
    }

    /** The far half of a Local channel leaves the dialplan and enters the application that dialled the near half. */
    private void leadBack(SimulatedChannel near) {
        StasisApplication application = near.application;
        if (application != null && application.isActive()) {
            stasis.enterFromDialplan(locals.farHalfOf(near), application, List.of());
        }
    }

    private void invite(SimulatedChannel channel, CalleeScript script) {
        if (!channel.ending) {
            channel.invited = true;
            events.aboutChannel(channel, Events.dial(channel, "", channel.dialString, ""));
            play(script.steps(), farEndOf(channel));
        }
    }

    private void play(List<CalleeStep> steps, FarEnd farEnd) {
        if (!steps.isEmpty()) {
            CalleeStep step = steps.get(0);
            loop.later(step.after(), () -> {
                step.playOn(farEnd);
                play(steps.subList(1, steps.size()), farEnd);
            });
        }
    }

    /** The time-out does not end a channel that has left its bridge, nor one that was sent elsewhere. */
    private void giveUp(SimulatedChannel channel) {
        boolean taken = channel.dialAbandoned || (channel.movedInBridges && channel.bridge == null);
        if (!channel.isUp() && !taken) {
            hangups.end(channel, ChannelEnd.dialTimeout());
        }
    }
}
