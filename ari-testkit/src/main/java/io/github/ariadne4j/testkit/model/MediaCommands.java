package io.github.ariadne4j.testkit.model;

import java.util.EnumSet;
import java.util.Set;

/** Hold, music, silence, mute and keys for one channel; Asterisk sends no events about them. Under the loop's lock only. */
public final class MediaCommands {
    private final Inventory inventory;

    MediaCommands(Inventory inventory) {
        this.inventory = inventory;
    }

    /** Begins a treatment; sound to an unanswered caller is early media. */
    public void begin(String id, Treatment treatment) {
        SimulatedChannel channel = inventory.channelForMedia(id);
        boolean sound = treatment == Treatment.MUSIC || treatment == Treatment.SILENCE;
        if (sound && !channel.isUp()) {
            channel.sip.progress();
        }
        channel.treatments.add(treatment);
    }

    /** Ends a treatment; harmless if there is none. */
    public void end(String id, Treatment treatment) {
        inventory.channelForMedia(id).treatments.remove(treatment);
    }

    /** Mutes {@code in}, {@code out} or {@code both}. */
    public void mute(String id, String direction) {
        Set<Treatment> muted = directions(direction);
        inventory.channelForMedia(id).treatments.addAll(muted);
    }

    /** Ends what {@link #mute} began. */
    public void unmute(String id, String direction) {
        Set<Treatment> muted = directions(direction);
        inventory.channelForMedia(id).treatments.removeAll(muted);
    }

    /** Sends keys to the telephone. */
    public void sendDtmf(String id, String digits) {
        SimulatedChannel channel = inventory.channelForMedia(id);
        if (digits.isEmpty()) {
            throw RequestRefused.badRequest("DTMF is required");
        }
        channel.heardDigits.append(digits);
    }

    private static Set<Treatment> directions(String direction) {
        return switch (direction) {
            case "in" -> EnumSet.of(Treatment.MUTED_IN);
            case "out" -> EnumSet.of(Treatment.MUTED_OUT);
            case "", "both" -> EnumSet.of(Treatment.MUTED_IN, Treatment.MUTED_OUT);
            default -> throw RequestRefused.badRequest("Invalid direction specified");
        };
    }
}
