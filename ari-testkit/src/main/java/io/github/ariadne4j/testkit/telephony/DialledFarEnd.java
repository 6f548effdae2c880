package io.github.ariadne4j.testkit.telephony;

import io.github.ariadne4j.testkit.script.FarEnd;
import io.github.ariadne4j.testkit.state.ChannelState;
import io.github.ariadne4j.testkit.state.EventPublisher;
import io.github.ariadne4j.testkit.state.Events;
import io.github.ariadne4j.testkit.state.SimulatedChannel;
import java.util.function.Consumer;

/** The telephone behind a dialled channel: translates its actions into events and relayed signals. */
final class DialledFarEnd implements FarEnd {
    private final SimulatedChannel channel;
    private final EventPublisher events;
    private final Bridging bridging;
    private final Hangups hangups;
    private final Telephony telephony;
    private final Consumer<SimulatedChannel> onAnswer;
    private final Consumer<SimulatedChannel> onDialplan;

    DialledFarEnd(
            SimulatedChannel channel,
            EventPublisher events,
            Bridging bridging,
            Hangups hangups,
            Telephony telephony,
            Consumer<SimulatedChannel> onAnswer,
            Consumer<SimulatedChannel> onDialplan) {
        this.channel = channel;
        this.events = events;
        this.bridging = bridging;
        this.hangups = hangups;
        this.telephony = telephony;
        this.onAnswer = onAnswer;
        this.onDialplan = onDialplan;
    }

    @Override
    public void rings() {
        if (isUnanswered()) {
            if (channel.state != ChannelState.RINGING) {
                channel.state = ChannelState.RINGING;
                events.aboutChannel(channel, Events.about("ChannelStateChange", channel));
            }
            publishDial("RINGING");
            bridging.relayRinging(channel);
        }
    }

    /** The channel state does not change: 183 is no state change. */
    @Override
    public void sendsEarlyMedia() {
        if (isUnanswered()) {
            publishDial("PROGRESS");
            bridging.relayProgress(channel);
        }
    }

    @Override
    public void answers() {
        if (isUnanswered()) {
            channel.state = ChannelState.UP;
            events.aboutChannel(channel, Events.about("ChannelStateChange", channel));
            publishDial("ANSWER");
            bridging.relayAnswer(channel);
            onAnswer.accept(channel);
        }
    }

    @Override
    public void rejects(int sipStatus) {
        if (isUnanswered()) {
            boolean redirect = sipStatus < 400;
            if (redirect) {
                publishForward();
                publishForward();
                bridging.relayForward(channel);
            }
            hangups.end(channel, ChannelEnd.rejected(sipStatus));
            if (redirect) {
                publishForward();
            }
        }
    }

    @Override
    public void entersApplication() {
        if (isUnanswered()) {
            onDialplan.accept(channel);
        }
    }

    @Override
    public void presses(String digits) {
        if (!channel.ending) {
            telephony.press(channel, digits);
        }
    }

    @Override
    public void holds() {
        telephony.hold(channel, true);
    }

    @Override
    public void unholds() {
        telephony.hold(channel, false);
    }

    @Override
    public void transfers(String number) {
        telephony.transfer(channel, number);
    }

    @Override
    public void hangsUp() {
        end(ChannelEnd.hungUp(channel));
    }

    @Override
    public void hangsUp(int cause) {
        end(ChannelEnd.hungUpBecause(cause));
    }

    private void end(ChannelEnd end) {
        if (isUnanswered()) {
            rejects(480);
        } else {
            hangups.end(channel, end);
        }
    }

    private boolean isUnanswered() {
        return !channel.isUp() && !channel.ending;
    }

    private void publishDial(String status) {
        if (channel.dialAbandoned) {
            return;
        }
        String dialString = channel.origination == null ? "" : channel.dialString;
        events.aboutChannel(channel, Events.dial(channel, status, dialString, ""));
    }

    /** Asterisk reports a redirection as a cancelled dial, three times, and does not follow it. */
    private void publishForward() {
        events.aboutChannel(channel, Events.dial(channel, "CANCEL", "", channel.dialString));
    }
}
