package io.github.ariadne4j.callflow.leg;

import io.github.ariadne4j.ari.model.HangupCause;
import org.jspecify.annotations.Nullable;

/**
 * The progress of the release of a leg.
 *
 * @param phase its phase
 * @param causeSent the cause of the application's hang-up; null if there is none
 * @param causeSeen the report of Asterisk about its end
 * @param hangUps the number of hang-ups sent to its channel
 * @param inTheDark whether the last of them was sent before the channel was known to exist, and may have had no effect
 * @param progress the time since the first hang-up
 * @param outcome the final report; null until the channel is gone
 */
public record LegRelease(
        ReleasePhase phase,
        @Nullable HangupCause causeSent,
        Hangup causeSeen,
        int hangUps,
        boolean inTheDark,
        TeardownProgress progress,
        LegReport.@Nullable Released outcome) {
    /** The phases of the release of a leg. */
    public enum ReleasePhase {
        /** It is not being released. */
        NONE,
        /** Its far end requested the hang-up; the end is not yet reported. */
        ANNOUNCED,
        /** The application hangs it up, and repeats that until its end is seen. */
        HANGING_UP,
        /** It left Stasis, and its cause is not yet reported. No command is sent to it from now on. */
        LEFT,
        /** Its channel has ended; channels that it replaced have not. */
        GONE,
        /** It has ended. */
        OVER
    }

    static final LegRelease NONE =
            new LegRelease(ReleasePhase.NONE, null, Hangup.UNTOLD, 0, false, TeardownProgress.NONE, null);

    /** The cause for its far end. */
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

    /** A copy for another channel, to which no hang-up was sent. */
    LegRelease withoutHangUps() {
        return new LegRelease(phase, causeSent, causeSeen, 0, false, progress, outcome);
    }

    LegRelease with(ReleasePhase changed, LegReport.Released reported) {
        return new LegRelease(changed, causeSent, causeSeen, hangUps, inTheDark, progress, reported);
    }
}
