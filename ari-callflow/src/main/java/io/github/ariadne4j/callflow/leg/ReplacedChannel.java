package io.github.ariadne4j.callflow.leg;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.RtpSummary;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A former channel of a leg, replaced by another. Asterisk leaves it up, in Stasis and alone, unless the replacement was a
 * masquerade; so it is hung up. It is kept with the leg, and its events have no effect on the leg.
 *
 * @param channel its id
 * @param until the time of the replacement; null: unknown
 * @param replacement the kind of replacement
 * @param hangUps the number of hang-ups sent to it
 * @param progress the time since the first hang-up
 * @param gone whether it has ended, or was given up
 * @param rtp the RTP statistics; null if Asterisk did not report them
 */
public record ReplacedChannel(
        ChannelId channel,
        @Nullable Instant until,
        Replacement replacement,
        int hangUps,
        TeardownProgress progress,
        boolean gone,
        @Nullable RtpSummary rtp) {
    /** A former channel of which only the time and kind of replacement are known. */
    public static ReplacedChannel at(ChannelId channel, @Nullable Instant until, Replacement replacement) {
        return new ReplacedChannel(channel, until, replacement, 0, TeardownProgress.NONE, false, null);
    }

    /** A copy with these RTP statistics, if there are any. */
    public ReplacedChannel with(@Nullable RtpSummary told) {
        return told == null ? this : new ReplacedChannel(channel, until, replacement, hangUps, progress, gone, told);
    }

    ReplacedChannel withGone() {
        return new ReplacedChannel(channel, until, replacement, hangUps, progress, true, rtp);
    }

    ReplacedChannel withHangUp(TeardownProgress changed) {
        return new ReplacedChannel(channel, until, replacement, hangUps + 1, changed, gone, rtp);
    }

    ReplacedChannel with(TeardownProgress changed) {
        return new ReplacedChannel(channel, until, replacement, hangUps, changed, gone, rtp);
    }

    boolean isLinkedWith(CallId call) {
        return call.equals(replacement.linkedCall());
    }

    ReplacedChannel linkedWith(CallId call) {
        return new ReplacedChannel(channel, until, replacement.linkedWith(call), hangUps, progress, gone, rtp);
    }
}
