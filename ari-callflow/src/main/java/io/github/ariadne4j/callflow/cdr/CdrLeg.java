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
 * One channel of one leg of an ended call. A leg has one channel, and one more with each replacement (transfer, pickup): times,
 * cause and media are those of the channel.
 *
 * @param leg which leg of the call
 * @param part which of its channels: 0 for the first one, one more with each replacement
 * @param role what the leg is for
 * @param channel the channel, Asterisk's unique id
 * @param target what was dialled, as Asterisk was told; null if the channel came in by itself
 * @param times when what happened to it
 * @param end how it ended
 * @param transfer how the channel came to take the place of the one before; null for the first one
 * @param rtp how its sound travelled; null if Asterisk did not tell
 * @param screenedOut whether its party answered, had to accept the call, and did not
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

    /** Of a channel of whose sound nothing is known. */
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

    /** Of a channel whose party had to accept nothing. */
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

    /** The Q.850 cause with which it ended; null if it is not known. */
    public @Nullable HangupCause cause() {
        return end.cause();
    }

    /** The SIP status that came with its end, if Asterisk told; null otherwise. */
    public @Nullable Integer sipStatus() {
        return end.sipStatus();
    }

    /** How what came from the far end was heard, as {@link EModel} estimates it: 1 to 4.5; null if it was not measured. */
    public @Nullable Double mosIn() {
        return rtp == null ? null : mos(rtp.lossInPercent(), rtp.jitterInMs(), rtp.rttMs());
    }

    /** How the far end heard what was sent to it, as {@link EModel} estimates it: 1 to 4.5; null if it reported nothing. */
    public @Nullable Double mosOut() {
        return rtp == null ? null : mos(rtp.lossOutPercent(), rtp.jitterOutMs(), rtp.rttMs());
    }

    /** Without a round trip the delay of the network counts as none. */
    private static @Nullable Double mos(
            @Nullable Double lossPercent, @Nullable Double jitterMs, @Nullable Double rttMs) {
        return lossPercent == null || jitterMs == null
                ? null
                : Double.valueOf(EModel.mos(lossPercent, jitterMs, rttMs == null ? 0 : rttMs));
    }

    /**
     * How a channel ended.
     *
     * @param cause the Q.850 cause: as Asterisk told it, else the one that the channel was hung up with; null if neither is known
     * @param causeSent the Q.850 cause that the application hung it up with; null: it ended by itself
     * @param sipStatus the SIP status that came with it, if Asterisk told; null otherwise
     */
    public record End(
            @Nullable HangupCause cause,
            @Nullable HangupCause causeSent,
            @Nullable Integer sipStatus) {
        /** It ended by itself. */
        public static End byItself(@Nullable HangupCause cause, @Nullable Integer sipStatus) {
            return new End(cause, null, sipStatus);
        }

        /** The application hung it up, and Asterisk told no other cause. */
        public static End hungUp(HangupCause cause) {
            return new End(cause, cause, null);
        }
    }
}
