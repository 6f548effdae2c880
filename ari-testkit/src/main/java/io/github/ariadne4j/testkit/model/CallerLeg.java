package io.github.ariadne4j.testkit.model;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The telephone that called in, and its channel. Every method takes the loop's lock itself and may be called from any
 * thread; a caller that is gone already does nothing more.
 */
public final class CallerLeg {
    private final AsteriskLoop loop;
    private final Hangups hangups;
    private final Keys keys;
    private final SimulatedChannel channel;

    CallerLeg(AsteriskLoop loop, Hangups hangups, Keys keys, SimulatedChannel channel) {
        this.loop = loop;
        this.hangups = hangups;
        this.keys = keys;
        this.channel = channel;
    }

    /** The id of the channel. */
    public String channelId() {
        return channel.id;
    }

    /** CANCEL before the answer, with the cause of a {@code Reason} header (127: none). */
    public void cancel(int cause) {
        loop.run(() -> {
            if (!channel.isUp()) {
                hangups.end(channel, Ending.cancelled(cause));
            }
        });
    }

    /** BYE after the answer. */
    public void hangUp() {
        loop.run(() -> {
            if (channel.isUp()) {
                hangups.end(channel, Ending.hungUp(channel));
            }
        });
    }

    /** BYE after the answer, with a Q.850 cause. */
    public void hangUp(int cause) {
        loop.run(() -> {
            if (channel.isUp()) {
                hangups.end(channel, Ending.hungUpBecause(cause));
            }
        });
    }

    /** Presses keys. */
    public void press(String digits) {
        loop.run(() -> digits.chars().forEach(digit -> keys.press(channel, Character.toString(digit))));
    }

    /** Whether it was answered, also if it ended since. */
    public boolean isAnswered() {
        return loop.read(() -> channel.sip.finalStatus() == 200);
    }

    /** Whether the channel is gone. */
    public boolean isEnded() {
        return loop.read(() -> channel.gone);
    }

    /** All SIP responses that the telephone received, in order. */
    public List<Integer> signals() {
        return loop.read(channel.sip::signals);
    }

    /** The final SIP response to its INVITE; 0 while there is none. */
    public int finalStatus() {
        return loop.read(channel.sip::finalStatus);
    }

    /** The Q.850 cause with which the channel ended; 0 before. */
    public int hangupCause() {
        return loop.read(() -> channel.hangupCause);
    }

    /** The keys that it was sent, by the application or by those in its bridge. */
    public String heardDigits() {
        return loop.read(channel.heardDigits::toString);
    }

    /** What the application does to its sound right now. */
    public Set<Treatment> treatments() {
        return loop.read(() -> Set.copyOf(channel.treatments));
    }

    /** The ids of the other channels in its bridge. */
    public Set<String> bridgedWith() {
        return loop.read(() -> {
            SimulatedBridge bridge = channel.bridge;
            return bridge == null
                    ? Set.of()
                    : bridge.members.stream()
                            .filter(member -> member != channel)
                            .map(member -> member.id)
                            .collect(Collectors.toUnmodifiableSet());
        });
    }
}
