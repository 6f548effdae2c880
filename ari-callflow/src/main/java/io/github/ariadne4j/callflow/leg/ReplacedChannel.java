package io.github.ariadne4j.callflow.leg;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.RtpSummary;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A channel that was a leg's until another took its place. Asterisk leaves it up, in Stasis and alone, unless the replacement was a
 * masquerade; so it is hung up. It stays known, and what it does changes nothing for the leg.
 *
 * @param channel its id
 * @param until when the other took its place; null: not known
 * @param replacement how the other took its place
 * @param hangUps how many hang-ups were sent to it
 * @param progress how long its end has been asked for
 * @param gone whether it has ended, or was given up
 * @param rtp how its sound travelled; null if Asterisk did not tell
 */
public record ReplacedChannel(
        ChannelId channel,
        @Nullable Instant until,
        Replacement replacement,
        int hangUps,
        TeardownProgress progress,
        boolean gone,
        @Nullable RtpSummary rtp) {
    /** One of which only is known when and how the other took its place. */
    public static ReplacedChannel at(ChannelId channel, @Nullable Instant until, Replacement replacement) {
        return new ReplacedChannel(channel, until, replacement, 0, TeardownProgress.NONE, false, null);
    }

    /** The same, and how its sound travelled, if that is told. */
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

    ReplacedChannel linkedWith(CallId call) {
        return new ReplacedChannel(channel, until, replacement.linkedWith(call), hangUps, progress, gone, rtp);
    }
}
