package io.github.ariadne4j.testkit.model;

/** What telephones do in a call, whichever side they are on: keys, hold and transfers. */
final class Telephony {
    private final EventPublisher events;
    private final Recording recording;
    private final Bridging bridging;
    private final Transfers transfers;

    Telephony(EventPublisher events, Recording recording, Bridging bridging, Transfers transfers) {
        this.events = events;
        this.recording = recording;
        this.bridging = bridging;
        this.transfers = transfers;
    }

    /** The application is told of each key, a recording may end by it, the others in the bridge hear it. */
    void press(SimulatedChannel channel, String digits) {
        digits.chars().forEach(digit -> press(channel, digit));
    }

    /** The others in the bridge hear music until it ends. */
    void hold(SimulatedChannel channel, boolean held) {
        if (!channel.ending && channel.heldByFarEnd != held) {
            bridging.hold(channel, held);
        }
    }

    /** Asks for the other side to be connected with a number, and leaves: a blind transfer. */
    void transfer(SimulatedChannel channel, String number) {
        transfers.ask(new Transfer(channel, number, null));
    }

    /** Asks for the other sides of its two calls to be connected: an attended transfer. */
    void connect(SimulatedChannel channel, SimulatedChannel second) {
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
