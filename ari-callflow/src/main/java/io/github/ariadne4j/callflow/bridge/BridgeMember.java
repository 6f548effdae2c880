package io.github.ariadne4j.callflow.bridge;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.leg.TeardownProgress;
import java.time.Instant;

/**
 * A leg that is to be in a bridge, or is still in it.
 *
 * @param leg the leg
 * @param channel its channel; another one after a replacement
 * @param inStasis whether it is in Stasis, so that it may join
 * @param phase the progress of its join or removal
 * @param seen whether the latest report of Asterisk has it in the bridge
 * @param shownAt the time of that report, by Asterisk's clock: an event with an earlier time that arrives later is ignored
 * @param removal the progress of its removal
 */
public record BridgeMember(
        LegId leg,
        ChannelId channel,
        boolean inStasis,
        JoinPhase phase,
        boolean seen,
        Instant shownAt,
        TeardownProgress removal) {
    static BridgeMember waiting(LegId leg, ChannelId channel, boolean inStasis) {
        return new BridgeMember(leg, channel, inStasis, JoinPhase.WAITING, false, Instant.MIN, TeardownProgress.NONE);
    }

    BridgeMember with(JoinPhase changed) {
        return new BridgeMember(leg, channel, inStasis, changed, seen, shownAt, removal);
    }

    BridgeMember with(TeardownProgress changed) {
        return new BridgeMember(leg, channel, inStasis, phase, seen, shownAt, changed);
    }

    BridgeMember withSeen(boolean in) {
        return new BridgeMember(leg, channel, inStasis, phase, in, shownAt, removal);
    }

    BridgeMember withSeen(boolean in, Instant at) {
        return new BridgeMember(leg, channel, inStasis, phase, in, at, removal);
    }

    BridgeMember withStasis() {
        return new BridgeMember(leg, channel, true, phase, seen, shownAt, removal);
    }

    /** A copy with another channel, which is in Stasis. */
    BridgeMember replacedBy(ChannelId by, boolean in) {
        return new BridgeMember(leg, by, true, phase, in, Instant.MIN, removal);
    }
}
