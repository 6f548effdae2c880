package io.github.ariadne4j.testkit.model;

import io.github.ariadne4j.testkit.state.Inventory;
import io.github.ariadne4j.testkit.state.MediaState;
import io.github.ariadne4j.testkit.state.RequestRefused;
import io.github.ariadne4j.testkit.state.SimulatedChannel;
import java.util.EnumSet;
import java.util.Set;

/**
 * The REST operations hold, music, silence, mute and DTMF of one channel; Asterisk sends no events about them. Under the loop's lock
 * only.
 */
public final class MediaCommands {
    private final Inventory inventory;

    MediaCommands(Inventory inventory) {
        this.inventory = inventory;
    }

    /** Begins a state; sound to an unanswered caller is early media. */
    public void begin(String id, MediaState mediaState) {
        SimulatedChannel channel = inventory.channelForMedia(id);
        boolean sound = mediaState == MediaState.MUSIC || mediaState == MediaState.SILENCE;
        if (sound && !channel.isUp()) {
            channel.sip.progress();
        }
        channel.mediaStates.add(mediaState);
    }

    /** Ends a state; has no effect if the channel is not in it. */
    public void end(String id, MediaState mediaState) {
        inventory.channelForMedia(id).mediaStates.remove(mediaState);
    }

    /** Mutes {@code in}, {@code out} or {@code both}. */
    public void mute(String id, String direction) {
        Set<MediaState> muted = directions(direction);
        inventory.channelForMedia(id).mediaStates.addAll(muted);
    }

    /** Ends what {@link #mute} began. */
    public void unmute(String id, String direction) {
        Set<MediaState> muted = directions(direction);
        inventory.channelForMedia(id).mediaStates.removeAll(muted);
    }

    /** Sends DTMF digits to the telephone. */
    public void sendDtmf(String id, String digits) {
        SimulatedChannel channel = inventory.channelForMedia(id);
        if (digits.isEmpty()) {
            throw RequestRefused.badRequest("DTMF is required");
        }
        channel.heardDigits.append(digits);
    }

    private static Set<MediaState> directions(String direction) {
        return switch (direction) {
            case "in" -> EnumSet.of(MediaState.MUTED_IN);
            case "out" -> EnumSet.of(MediaState.MUTED_OUT);
            case "", "both" -> EnumSet.of(MediaState.MUTED_IN, MediaState.MUTED_OUT);
            default -> throw RequestRefused.badRequest("Invalid direction specified");
        };
    }
}
