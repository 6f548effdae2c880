package io.github.ariadne4j.testkit.model;

/** What telephones do in a call, whichever side they are on: keys and hold. */
final class Telephony {
    private final EventPublisher events;
    private final Recording recording;

    Telephony(EventPublisher events, Recording recording) {
        this.events = events;
        this.recording = recording;
    }

    /** The application is told of each key, a recording may end by it, the others in the bridge hear it. */
    void press(SimulatedChannel channel, String digits) {
        digits.chars().forEach(digit -> press(channel, digit));
    }

    /** The others in the bridge hear music until it ends. */
    void hold(SimulatedChannel channel, boolean held) {
        if (channel.ending || channel.heldByFarEnd == held) {
            return;
        }
        channel.heldByFarEnd = held;
        events.aboutChannel(channel, Events.about(held ? "ChannelHold" : "ChannelUnhold", channel));
        SimulatedBridge bridge = channel.bridge;
        if (bridge != null) {
            bridge.members.stream().filter(member -> member != channel).forEach(member -> music(member, held));
        }
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

    private static void music(SimulatedChannel channel, boolean on) {
        if (on) {
            channel.treatments.add(Treatment.MUSIC);
        } else {
            channel.treatments.remove(Treatment.MUSIC);
        }
    }
}
