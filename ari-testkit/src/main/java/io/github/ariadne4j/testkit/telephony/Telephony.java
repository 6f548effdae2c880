package io.github.ariadne4j.testkit.telephony;

import io.github.ariadne4j.testkit.state.EventPublisher;
import io.github.ariadne4j.testkit.state.Events;
import io.github.ariadne4j.testkit.state.SimulatedBridge;
import io.github.ariadne4j.testkit.state.SimulatedChannel;
import io.github.ariadne4j.testkit.state.Transfer;

/** The actions of telephones in a call, on either side: DTMF digits, hold and transfers. */
public final class Telephony {
    private final EventPublisher events;
    private final Recording recording;
    private final Bridging bridging;
    private final Transfers transfers;

    /** DTMF digits go to the publisher, the recordings and the members of bridges. */
    public Telephony(EventPublisher events, Recording recording, Bridging bridging, Transfers transfers) {
        this.events = events;
        this.recording = recording;
        this.bridging = bridging;
        this.transfers = transfers;
    }

    /** Sends each digit to the application, ends recordings that it terminates, and relays it to the other members of the bridge. */
    public void press(SimulatedChannel channel, String digits) {
        digits.chars().forEach(digit -> press(channel, digit));
    }

    /** Puts the other members on hold, with music, or takes them off hold. */
    public void hold(SimulatedChannel channel, boolean held) {
        if (!channel.ending && channel.heldByFarEnd != held) {
            bridging.hold(channel, held);
        }
    }

    /** Requests a connection of the other side with a number, and leaves: a blind transfer. */
    public void transfer(SimulatedChannel channel, String number) {
        transfers.ask(new Transfer(channel, number, null));
    }

    /** Requests a connection of the other sides of its two calls: an attended transfer. */
    public void connect(SimulatedChannel channel, SimulatedChannel second) {
        transfers.ask(new Transfer(channel, second.exten, second));
    }

    private void press(SimulatedChannel channel, int key) {
        String digit = Character.toString(key);
        events.aboutChannel(channel, Events.dtmf(channel, digit));
        recording.onDigit(channel, digit);
        SimulatedBridge bridge = channel.bridge;
        if (bridge != null) {
            bridge.members.stream()
                    .filter(member -> member != channel)
                    .forEach(member -> member.heardDigits.append(digit));
        }
    }
}
