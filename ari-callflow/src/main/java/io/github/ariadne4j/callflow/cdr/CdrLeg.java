package io.github.ariadne4j.callflow.cdr;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.LegTimes;
import io.github.ariadne4j.callflow.call.RtpSummary;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.leg.LegRole;
import io.github.ariadne4j.callflow.quality.EModel;
import org.jspecify.annotations.Nullable;

/**
 * One channel of one leg of an ended call. A leg has one channel, and one more with each replacement (transfer, pickup). Times,
 * cause and media are those of the channel. Immutable.
 *
 * @param leg the leg of the call
 * @param part the number of the channel within the leg: 0 for the first, one more with each replacement
 * @param role the role of the leg
 * @param channel Asterisk's unique id of the channel
 * @param target the dialled ARI endpoint; null if the channel came in
 * @param times the times of the channel
 * @param end the end of the channel
 * @param transfer the transfer by which the channel replaced the one before; null for the first one
 * @param rtp the RTP statistics; null if Asterisk did not report them
 * @param screenedOut whether the party answered, was screened, and did not accept the call
 */
public record CdrLeg(
        LegId leg,
        int part,
        LegRole role,
        ChannelId channel,
        @Nullable String target,
        LegTimes times,
        End end,
        @Nullable CdrTransfer transfer,
        @Nullable RtpSummary rtp,
        boolean screenedOut) {
    /** @throws IllegalArgumentException if the part is negative */
    public CdrLeg {
        if (part < 0) {
            throw new IllegalArgumentException("part must not be negative: " + part);
        }
    }

    /** A channel without RTP statistics. */
    public CdrLeg(
            LegId leg,
            int part,
            LegRole role,
            ChannelId channel,
            @Nullable String target,
            LegTimes times,
            End end,
            @Nullable CdrTransfer transfer) {
        this(leg, part, role, channel, target, times, end, transfer, null);
    }

    /** A channel whose party was not screened out. */
    public CdrLeg(
            LegId leg,
            int part,
            LegRole role,
            ChannelId channel,
            @Nullable String target,
            LegTimes times,
            End end,
            @Nullable CdrTransfer transfer,
            @Nullable RtpSummary rtp) {
        this(leg, part, role, channel, target, times, end, transfer, rtp, false);
    }

    /** The number of the leg, as it is written. */
    public int number() {
        return leg.value();
    }

    /** The name of the role, as it is written. */
    public String roleName() {
        return role.name();
    }

    /** Whether the application dialled it. */
    public boolean isDialled() {
        return target != null && part == 0;
    }

    /** The Q.850 cause of its end; null if unknown. */
    public @Nullable HangupCause cause() {
        return end.cause();
    }

    /** The SIP status of its end; null if Asterisk did not report one. */
    public @Nullable Integer sipStatus() {
        return end.sipStatus();
    }

    /** The estimated mean opinion score of the received sound by {@link EModel}: 1 to 4.5; null if it was not measured. */
    public @Nullable Double mosIn() {
        return rtp == null ? null : mos(rtp.lossInPercent(), rtp.jitterInMs(), rtp.rttMs());
    }

    /** The estimated mean opinion score of the sound at the far end by {@link EModel}: 1 to 4.5; null if it reported nothing. */
    public @Nullable Double mosOut() {
        return rtp == null ? null : mos(rtp.lossOutPercent(), rtp.jitterOutMs(), rtp.rttMs());
    }

    /** Without a round-trip time the delay of the network counts as zero. */
    private static @Nullable Double mos(
            @Nullable Double lossPercent, @Nullable Double jitterMs, @Nullable Double rttMs) {
        return lossPercent == null || jitterMs == null
                ? null
                : Double.valueOf(EModel.mos(lossPercent, jitterMs, rttMs == null ? 0 : rttMs));
    }

    /**
     * The end of a channel.
     *
     * @param cause the Q.850 cause that Asterisk reported, otherwise the one with which the channel was hung up; null if neither
     *     is known
     * @param causeSent the Q.850 cause with which the application hung it up; null: the channel ended by itself
     * @param sipStatus the SIP status of the end; null if Asterisk did not report one
     */
    public record End(
            @Nullable HangupCause cause,
            @Nullable HangupCause causeSent,
            @Nullable Integer sipStatus) {
        /** The channel ended by itself. */
        public static End byItself(@Nullable HangupCause cause, @Nullable Integer sipStatus) {
            return new End(cause, null, sipStatus);
        }

        /** The application hung it up, and Asterisk reported no other cause. */
        public static End hungUp(HangupCause cause) {
            return new End(cause, cause, null);
        }
    }
}
