package io.github.ariadne4j.testkit.telephony;

import io.github.ariadne4j.testkit.state.SimulatedChannel;
import io.github.ariadne4j.testkit.state.SipCauses;
import org.jspecify.annotations.Nullable;

/**
 * The cause of a channel's end in each of its events.
 *
 * @param requestCause the cause in {@code ChannelHangupRequest}; null: absent
 * @param soft whether Asterisk itself requested the hangup
 * @param cause the cause in {@code ChannelDestroyed}
 * @param sipStatus the {@code tech_cause}; null: absent
 * @param finalStatus the final SIP response to an unanswered caller
 */
public record ChannelEnd(
        @Nullable Integer requestCause,
        boolean soft,
        int cause,
        @Nullable Integer sipStatus,
        int finalStatus) {
    /** Asterisk's flag value for a hangup by a request or a timeout. */
    private static final int EXPLICIT = 32;

    /** The application deletes the channel; the cause reaches the far end if SIP has a code for it. */
    public static ChannelEnd requested(SimulatedChannel channel, int cause) {
        Integer own = SipCauses.statusOf(cause);
        Integer shown = channel.calledIn() || channel.isUp() ? own : null;
        return new ChannelEnd(EXPLICIT, true, cause, shown, own == null ? SipCauses.DECLINE : own);
    }

    static ChannelEnd dialTimeout() {
        return new ChannelEnd(EXPLICIT, true, 19, 480, 480);
    }

    /** The second dial of a channel that is still down. */
    public static ChannelEnd dialledTwice() {
        return new ChannelEnd(null, false, 16, null, SipCauses.DECLINE);
    }

    static ChannelEnd rejected(int sipStatus) {
        int cause = SipCauses.causeOf(sipStatus);
        return new ChannelEnd(cause, false, cause, sipStatus, sipStatus);
    }

    /** CANCEL without a reason. */
    public static ChannelEnd cancelled(SimulatedChannel channel) {
        return cancelled(channel.movedInBridges ? 16 : 127);
    }

    /** CANCEL, with the cause of its {@code Reason} header. */
    public static ChannelEnd cancelled(int cause) {
        return new ChannelEnd(cause, false, cause, 487, 487);
    }

    /** The application redirects an unanswered caller. */
    public static ChannelEnd redirected() {
        return new ChannelEnd(EXPLICIT, true, 23, 302, 302);
    }

    /** BYE without a reason. Asterisk reports a cause of its own only if the channel has left a bridge, or was swapped in. */
    public static ChannelEnd hungUp(SimulatedChannel channel) {
        if (channel.movedInBridges) {
            return unspoken(16);
        }
        boolean unknown = channel.calledIn() && channel.bridge == null;
        return new ChannelEnd(null, false, unknown ? 0 : 16, null, SipCauses.DECLINE);
    }

    /** A cause without a SIP status: the other half of a Local channel ended. */
    static ChannelEnd unspoken(int cause) {
        return new ChannelEnd(cause, false, cause, null, SipCauses.DECLINE);
    }

    /** Asterisk hangs up the second leg of the party that transferred. */
    static ChannelEnd replaced() {
        return new ChannelEnd(1, true, 16, null, SipCauses.DECLINE);
    }

    /** BYE with {@code Reason: Q.850}. */
    public static ChannelEnd hungUpBecause(int cause) {
        return new ChannelEnd(cause, false, cause, SipCauses.statusOf(cause), SipCauses.DECLINE);
    }
}
