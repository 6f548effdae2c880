package io.github.ariadne4j.testkit.model;

/** Keys pressed on a telephone: the application is told, a recording may end, the others in the bridge hear them. */
final class Keys {
    private final EventPublisher events;
    private final Recording recording;

    Keys(EventPublisher events, Recording recording) {
        this.events = events;
        this.recording = recording;
    }

    void press(SimulatedChannel channel, String digit) {
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
