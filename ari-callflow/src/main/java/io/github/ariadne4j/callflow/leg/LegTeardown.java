package io.github.ariadne4j.callflow.leg;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.leg.LegRelease.ReleasePhase;
import io.github.ariadne4j.callflow.leg.LegReport.Released;
import java.time.Duration;
import java.time.Instant;

/**
 * The release of a leg. A hang-up that is lost is repeated soon, once. One without an effect is repeated at each step, and a leg
 * that does not end is given up after the time of a teardown. No command is sent to a channel that left Stasis.
 */
final class LegTeardown {
    private final LegStep step;
    private final LegReplacement replacement;

    LegTeardown(LegStep step) {
        this.step = step;
        this.replacement = new LegReplacement(step, this);
    }

    LegReplacement replacement() {
        return replacement;
    }

    /** The setup of the leg failed: its plan continues without it, and it is hung up. */
    void fail(HangupCause cause) {
        step.report(new LegReport.Failed(step.leg().id(), cause, step.at()));
        begin(cause);
    }

    /** Hangs up the leg, once its create is answered: the hang-up could overtake it. */
    void begin(HangupCause cause) {
        step.become(step.leg().release().withHangingUp(cause, firstStep()));
        if (!step.leg().setUp().create().isUnderWay()) {
            hangUp();
        }
        replacement.hangUpAll();
    }

    private TeardownProgress firstStep() {
        Duration each = step.timeouts().teardownStep();
        step.startTimer(LegTimer.RELEASE, each);
        return TeardownProgress.begin(each);
    }

    private void hangUp() {
        Leg leg = step.leg();
        CreatePhase create = leg.setUp().create();
        boolean known = create == CreatePhase.DONE || create == CreatePhase.NONE;
        LegRelease sent = leg.release().withHangUpSent(!known);
        step.become(sent);
        step.send(new LegCommand.HangUp(leg.channel(), sent.cause(), sent.hangUps()));
    }

    /** The channel is known to exist: sends a hang-up that was held back, or was sent before that was known. */
    void existenceShown() {
        LegRelease release = step.leg().release();
        if (step.phase() == ReleasePhase.HANGING_UP && (release.hangUps() == 0 || release.inTheDark())) {
            hangUpFromHereOn();
        }
    }

    /** The outcome of the create will not be known: sends a hang-up, and waits a whole step before a 404 counts. */
    void createInDoubt() {
        if (step.phase() == ReleasePhase.HANGING_UP) {
            hangUpFromHereOn();
        }
    }

    private void hangUpFromHereOn() {
        step.become(step.leg().release().with(firstStep()));
        hangUp();
    }

    /** The far end requested the hang-up; the final cause follows. */
    void announced() {
        if (step.isStaying()) {
            waitForItsEnd(ReleasePhase.ANNOUNCED);
        }
    }

    private void waitForItsEnd(ReleasePhase phase) {
        Leg leg = step.leg();
        step.report(new LegReport.ReleaseBegan(leg.id(), leg.causeSeen(), step.at()));
        step.become(leg.release().with(phase));
        step.startTimer(LegTimer.RELEASE, step.timeouts().legEnds());
    }

    /** It left Stasis: it is over, unless its cause is still expected. */
    void left() {
        boolean causeToCome = step.leg().isDestructionTold();
        switch (step.phase()) {
            case NONE -> {
                if (causeToCome) {
                    waitForItsEnd(ReleasePhase.LEFT);
                } else {
                    released(ReleaseEvidence.LEFT_STASIS);
                }
            }
            case ANNOUNCED -> {
                if (causeToCome) {
                    step.become(step.leg().release().with(ReleasePhase.LEFT));
                } else {
                    released(ReleaseEvidence.LEFT_STASIS);
                }
            }
            case HANGING_UP -> released(ReleaseEvidence.LEFT_STASIS);
            case LEFT, GONE, OVER -> {}
        }
    }

    void stepIsOver() {
        switch (step.phase()) {
            case ANNOUNCED -> begin(HangupCause.NORMAL_CLEARING);
            case HANGING_UP -> hangUpAgain();
            case LEFT -> released(ReleaseEvidence.LEFT_STASIS);
            case NONE, GONE, OVER -> {}
        }
    }

    private void hangUpAgain() {
        Duration each = step.timeouts().teardownStep();
        LegRelease release = step.leg().release();
        TeardownProgress next = release.progress().next(each);
        step.become(release.with(next));
        if (next.hasWaited(step.timeouts().teardown())) {
            released(ReleaseEvidence.GIVEN_UP);
            return;
        }
        hangUp();
        step.startTimer(LegTimer.RELEASE, each);
    }

    void failed(LegCommand.HangUp command, CommandFailure failure) {
        LegRelease release = step.leg().release();
        if (step.phase() != ReleasePhase.HANGING_UP || command.number() != release.hangUps()) {
            return;
        }
        if (failure == CommandFailure.NOT_FOUND) {
            notFound(release.progress());
        } else if (failure.mayBeLost() && release.progress().maySendAgainSoon()) {
            step.become(release.with(release.progress().soon()));
            step.startTimer(LegTimer.RELEASE, TeardownProgress.AFTER_A_LOSS);
        }
    }

    /** A channel that may still be created is hung up once more, a step later. */
    private void notFound(TeardownProgress progress) {
        CreatePhase create = step.leg().setUp().create();
        boolean tooEarly =
                create.isInDoubt() && !progress.hasWaited(step.timeouts().teardownStep());
        if (!create.isUnderWay() && !tooEarly) {
            released(ReleaseEvidence.NOT_FOUND);
        }
    }

    void released(ReleaseEvidence evidence) {
        released(evidence, step.at());
    }

    /** The channel has ended. The leg is over once the channels that it replaced have ended as well. */
    void released(ReleaseEvidence evidence, Instant notBefore) {
        if (step.phase() == ReleasePhase.GONE) {
            return;
        }
        Leg leg = step.leg();
        Released outcome = new Released(leg.id(), evidence, leg.causeSeen(), notBefore, step.at());
        if (!leg.hasReplacedLeft()) {
            over(outcome);
            return;
        }
        if (step.isStaying()) {
            step.report(new LegReport.ReleaseBegan(leg.id(), leg.causeSeen(), step.at()));
        }
        step.become(leg.release().with(ReleasePhase.GONE, outcome));
        replacement.hangUpAll();
    }

    /** A channel that was replaced has ended. */
    void replacedIsGone() {
        Released outcome = step.leg().release().outcome();
        if (step.phase() == ReleasePhase.GONE && outcome != null && !step.leg().hasReplacedLeft()) {
            over(outcome);
        }
    }

    /** All channels ended with their Asterisk: there is nothing to hang up. */
    void serverLost(Instant notBefore) {
        Leg leg = step.leg();
        Released known = leg.release().outcome();
        Instant at = step.at();
        over(
                known == null
                        ? new Released(leg.id(), ReleaseEvidence.SERVER_LOST, leg.causeSeen(), notBefore, at)
                        : known);
    }

    private void over(Released outcome) {
        step.become(step.leg().release().with(ReleasePhase.OVER, outcome));
        step.report(outcome);
    }
}
