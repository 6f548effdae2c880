package io.github.ariadne4j.callflow.leg;

import io.github.ariadne4j.ari.model.HangupCause;
import org.jspecify.annotations.Nullable;

/**
 * How the end of a leg stands.
 *
 * @param phase how far it has come
 * @param causeSent the cause that we hang it up with; null if we do not
 * @param causeSeen what Asterisk told about its end
 * @param hangUps how many hang-ups were sent to its channel
 * @param inTheDark whether the last of them went out before the channel was known to exist, and may have been in vain
 * @param progress how long its end has been asked for
 * @param outcome what will be reported, or was; null until the channel is gone
 */
public record LegRelease(
        ReleasePhase phase,
        @Nullable HangupCause causeSent,
        Hangup causeSeen,
        int hangUps,
        boolean inTheDark,
        TeardownProgress progress,
        LegReport.@Nullable Released outcome) {
    static final LegRelease NONE =
            new LegRelease(ReleasePhase.NONE, null, Hangup.UNTOLD, 0, false, TeardownProgress.NONE, null);

    /** The cause that its side is told. */
    HangupCause cause() {
        return causeSent == null ? HangupCause.NORMAL_CLEARING : causeSent;
    }

    LegRelease with(ReleasePhase changed) {
        return new LegRelease(changed, causeSent, causeSeen, hangUps, inTheDark, progress, outcome);
    }

    LegRelease with(Hangup told) {
        return new LegRelease(phase, causeSent, told.orElse(causeSeen), hangUps, inTheDark, progress, outcome);
    }

    LegRelease with(TeardownProgress changed) {
        return new LegRelease(phase, causeSent, causeSeen, hangUps, inTheDark, changed, outcome);
    }

    LegRelease withHangingUp(HangupCause cause, TeardownProgress begun) {
        return new LegRelease(ReleasePhase.HANGING_UP, cause, causeSeen, hangUps, inTheDark, begun, outcome);
    }

    LegRelease withHangUpSent(boolean blindly) {
        return new LegRelease(phase, causeSent, causeSeen, hangUps + 1, blindly, progress, outcome);
    }

    /** The same for another channel, to which nothing was sent yet. */
    LegRelease withoutHangUps() {
        return new LegRelease(phase, causeSent, causeSeen, 0, false, progress, outcome);
    }

    LegRelease with(ReleasePhase changed, LegReport.Released reported) {
        return new LegRelease(changed, causeSent, causeSeen, hangUps, inTheDark, progress, reported);
    }
}
