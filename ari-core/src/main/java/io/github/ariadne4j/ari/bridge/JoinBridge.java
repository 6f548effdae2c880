package io.github.ariadne4j.ari.bridge;

import io.github.ariadne4j.ari.model.ChannelId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request to put channels into a bridge, with options.
 *
 * @param channels the channels
 * @param role {@code participant} or {@code announcer} in a holding bridge; null: a plain member
 * @param absorbDtmf whether their DTMF digits are not passed to the bridge
 * @param mute whether their audio is not passed to the bridge
 * @param hideConnectedLine whether their identity is not sent to the other members (no connected line update)
 */
public record JoinBridge(
        List<ChannelId> channels, @Nullable String role, boolean absorbDtmf, boolean mute, boolean hideConnectedLine) {
    /** Copies the channels. */
    public JoinBridge {
        channels = List.copyOf(channels);
    }

    /** As plain members. */
    public static JoinBridge of(ChannelId... channels) {
        return new JoinBridge(List.of(channels), null, false, false, false);
    }

    /** The same in a role. */
    public JoinBridge withRole(String name) {
        return new JoinBridge(channels, name, absorbDtmf, mute, hideConnectedLine);
    }

    /** The same with DTMF digits not passed to the bridge. */
    public JoinBridge absorbingDtmf() {
        return new JoinBridge(channels, role, true, mute, hideConnectedLine);
    }

    /** The same with muted channels. */
    public JoinBridge muted() {
        return new JoinBridge(channels, role, absorbDtmf, true, hideConnectedLine);
    }

    /** The same without connected line updates to the other members. */
    public JoinBridge hidingConnectedLine() {
        return new JoinBridge(channels, role, absorbDtmf, mute, true);
    }
}
