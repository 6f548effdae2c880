package io.github.ariadne4j.ari.bridge;

import io.github.ariadne4j.ari.model.ChannelId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How channels join a bridge.
 *
 * @param channels who joins
 * @param role {@code participant} or {@code announcer} in a holding bridge; null: a plain member
 * @param absorbDtmf whether their digits are kept from the others
 * @param mute whether their sound is kept from the others
 * @param hideConnectedLine whether the others are not told who joined
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

    /** The same, their digits kept from the others. */
    public JoinBridge absorbingDtmf() {
        return new JoinBridge(channels, role, true, mute, hideConnectedLine);
    }

    /** The same, unheard by the others. */
    public JoinBridge muted() {
        return new JoinBridge(channels, role, absorbDtmf, true, hideConnectedLine);
    }

    /** The same, without telling the others who joined. */
    public JoinBridge hidingConnectedLine() {
        return new JoinBridge(channels, role, absorbDtmf, mute, true);
    }
}
