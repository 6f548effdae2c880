package io.github.ariadne4j.callflow.leg;

import io.github.ariadne4j.ari.model.ChannelId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A channel that was a leg's until another took its place. Asterisk leaves it up, in Stasis and alone, unless the replacement was a
 * masquerade; so it is hung up. It stays known, and what it does changes nothing for the leg.
 *
 * @param channel its id
 * @param until when the other took its place; null: not known
 * @param hangUps how many hang-ups were sent to it
 * @param progress how long its end has been asked for
 * @param gone whether it is no more, or was given up
 */
public record ReplacedChannel(
        ChannelId channel, @Nullable Instant until, int hangUps, TeardownProgress progress, boolean gone) {
    /** One of which no more is known than when the other took its place. */
    static ReplacedChannel at(ChannelId channel, @Nullable Instant until) {
        return new ReplacedChannel(channel, until, 0, TeardownProgress.NONE, false);
    }

    ReplacedChannel withGone() {
        return new ReplacedChannel(channel, until, hangUps, progress, true);
    }

    ReplacedChannel withHangUp(TeardownProgress changed) {
        return new ReplacedChannel(channel, until, hangUps + 1, changed, gone);
    }

    ReplacedChannel with(TeardownProgress changed) {
        return new ReplacedChannel(channel, until, hangUps, changed, gone);
    }
}
