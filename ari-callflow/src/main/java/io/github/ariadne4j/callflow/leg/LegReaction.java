package io.github.ariadne4j.callflow.leg;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.leg.LegSetUp.AnswerPhase;

/** The reaction of a leg that is not released to each event. Of events of a replaced channel only its end has an effect. */
final class LegReaction {
    private final LegStep step;
    private final LegTeardown teardown;
    private final LegReplacement replacement;

    LegReaction(LegStep step) {
        this.step = step;
        this.teardown = new LegTeardown(step);
        this.replacement = teardown.replacement();
    }

    private boolean isOfLeg(ChannelId channel) {
        return step.leg().channel().equals(channel);
    }

    void on(LegEvent.CreatedSeen event) {
        if (isOfLeg(event.channel())) {
            exists(LegState.CREATED);
        }
    }

    private void exists(LegState state) {
        Leg leg = step.leg();
        step.become(leg.with(leg.setUp().withExistence()).reached(state));
        teardown.existenceShown();
    }

    void on(LegEvent.CreateFailed event) {
        CreatePhase create = step.leg().setUp().create();
        if (!isOfLeg(event.channel()) || !create.isUnderWay()) {
            return;
        }
        if (event.failure() == CommandFailure.CONFLICT) {
            exists(LegState.CREATED);
        } else if (create.isInDoubtAfter(event.failure())) {
            createInDoubt(create);
        } else {
            LegRelease told =
                    step.leg().release().with(Hangup.of(event.failure().causeOfCreate()));
            step.become(told);
            teardown.released(ReleaseEvidence.NOT_CREATED);
        }
    }

    /** Not repeated at once: Asterisk drops a channel that is created while the event socket, just cut, is not connected. */
    private void createInDoubt(CreatePhase create) {
        step.become(step.leg().setUp().with(create.afterDoubt()));
        if (step.isStaying() && create == CreatePhase.SENT) {
            step.startTimer(LegTimer.CREATE_AGAIN, step.timeouts().legShowsUp().dividedBy(4));
        }
        teardown.createInDoubt();
    }

    void on(LegEvent.StasisEntered event) {
        if (!isOfLeg(event.channel())) {
            return;
        }
        Leg leg = step.leg();
        step.become(leg.with(leg.setUp().withEntered()).reached(LegState.IN_STASIS));
        teardown.existenceShown();
        if (step.isStaying() && !leg.setUp().entered()) {
            step.report(new LegReport.Entered(leg.id(), event.at()));
        }
    }

    void on(LegEvent.RingingSeen event) {
        Leg leg = step.leg();
        if (isOfLeg(event.channel()) && leg.furthest() == LegState.DIALING) {
            step.become(leg.reached(LegState.RINGING));
            reportWhileStaying(new LegReport.Ringing(leg.id(), event.at()));
        }
    }

    void on(LegEvent.ProgressSeen event) {
        Leg leg = step.leg();
        boolean dialled = leg.furthest() == LegState.DIALING || leg.furthest() == LegState.RINGING;
        if (isOfLeg(event.channel()) && dialled && !leg.setUp().progressed()) {
            step.become(leg.setUp().withProgress());
            reportWhileStaying(new LegReport.Progressed(leg.id(), event.at()));
        }
    }

    /** A leg that is answered while it is being hung up still counts as answered; its plan has decided before. */
    void on(LegEvent.AnswerSeen event) {
        Leg leg = step.leg();
        if (isOfLeg(event.channel()) && !leg.wasAnswered()) {
            exists(LegState.ANSWERED);
            reportWhileStaying(new LegReport.Answered(leg.id(), event.at()));
        }
    }

    private void reportWhileStaying(LegReport report) {
        if (step.isStaying()) {
            step.report(report);
        }
    }

    void on(LegEvent.HangupRequested event) {
        if (!isOfLeg(event.channel())) {
            replacement.told(event.channel(), event.hangup());
        } else if (!isCreatedAgain()) {
            told(event.hangup());
            teardown.announced();
        }
    }

    /** A report about the end of a channel also shows that the channel existed. */
    private void told(Hangup hangup) {
        Leg leg = step.leg();
        step.become(leg.with(leg.setUp().withExistence()).with(leg.release().with(hangup)));
    }

    /**
     * The end of the first create's channel while the second create is in progress: the channel of the second one has to be hung
     * up as well.
     */
    private boolean isCreatedAgain() {
        boolean again = step.leg().setUp().create() == CreatePhase.REPEATED;
        if (again && step.isStaying()) {
            teardown.fail(HangupCause.CONGESTION);
        }
        return again;
    }

    void on(LegEvent.StasisLeft event) {
        if (isOfLeg(event.channel())) {
            if (!isCreatedAgain()) {
                told(Hangup.UNTOLD);
                teardown.left();
            }
        } else {
            replacement.gone(event.channel());
        }
    }

    void on(LegEvent.DestroyedSeen event) {
        if (isOfLeg(event.channel())) {
            if (!isCreatedAgain()) {
                told(event.hangup());
                teardown.released(ReleaseEvidence.DESTROYED);
            }
        } else {
            replacement.told(event.channel(), event.hangup());
            replacement.gone(event.channel());
        }
    }

    /** A channel that was never seen may be younger than the list. */
    void on(LegEvent.NotFound event) {
        if (!isOfLeg(event.channel())) {
            replacement.gone(event.channel());
        } else if (!step.leg().furthest().isBefore(LegState.IN_STASIS)) {
            teardown.released(ReleaseEvidence.NOT_FOUND, event.notBefore());
        }
    }

    void on(LegEvent.ServerLost event) {
        teardown.serverLost(event.notBefore());
    }

    void on(LegEvent.ReplacedBy event) {
        replacement.on(event);
    }

    void on(LegEvent.CallLinked event) {
        replacement.on(event);
    }

    void on(LegEvent.BridgeEntered event) {
        if (isOfLeg(event.channel())) {
            replacement.hangUpAll();
        }
    }

    void on(LegEvent.HeldSeen event) {
        Leg leg = step.leg();
        if (isOfLeg(event.channel()) && leg.takesCommands()) {
            step.report(new LegReport.Held(leg.id(), event.held(), event.at()));
        }
    }

    void on(LegEvent.DigitSeen event) {
        Leg leg = step.leg();
        if (isOfLeg(event.channel()) && leg.takesCommands()) {
            step.report(new LegReport.Digit(leg.id(), event.digit(), event.at()));
        }
    }

    void on(LegEvent.CommandFailed event) {
        LegCommand command = event.command();
        if (command instanceof LegCommand.HangUp hangUp) {
            hangUpFailed(hangUp, event.failure());
        } else if (command instanceof LegCommand.Dial dial && isOfLeg(dial.channel())) {
            dialFailed(event.failure());
        } else if (command instanceof LegCommand.Answer answer && isOfLeg(answer.channel())) {
            answerFailed(event.failure());
        } else if (command instanceof LegCommand.Create create) {
            on(new LegEvent.CreateFailed(create.channel(), event.failure(), event.at()));
        }
    }

    private void hangUpFailed(LegCommand.HangUp command, CommandFailure failure) {
        if (isOfLeg(command.channel())) {
            teardown.failed(command, failure);
        } else if (step.leg().knows(command.channel())) {
            replacement.failed(command, failure);
        }
    }

    /** A dial is never repeated: a leg whose dial may have been sent, or shows an effect, continues to ring. */
    private void dialFailed(CommandFailure failure) {
        if (!step.isStaying() || !isSilent(step.leg())) {
            return;
        }
        switch (failure) {
            case OUTCOME_UNKNOWN -> {}
            case NOT_SENT -> teardown.fail(HangupCause.CONGESTION);
            case NOT_FOUND, CONFLICT, REFUSED, FAILED ->
                step.startTimer(LegTimer.DIAL_FAILED, step.timeouts().legEnds());
        }
    }

    /** An answer that may be lost is repeated once; a refusal mostly means that the leg is just leaving. */
    private void answerFailed(CommandFailure failure) {
        Leg leg = step.leg();
        if (!step.isStaying() || leg.wasAnswered() || leg.setUp().answer() == AnswerPhase.NONE) {
            return;
        }
        if (failure.mayBeLost() && leg.setUp().answer() == AnswerPhase.SENT) {
            step.become(leg.setUp().with(AnswerPhase.REPEATED));
            step.send(new LegCommand.Answer(leg.channel()));
        } else {
            step.become(leg.setUp().with(AnswerPhase.FAILED));
            step.startTimer(LegTimer.ANSWER_FAILED, step.timeouts().legEnds());
        }
    }

    void on(LegEvent.TimerFired event) {
        switch (event.timer()) {
            case RELEASE -> teardown.stepIsOver();
            case REPLACED -> replacement.stepIsOver();
            case SHOW_UP, CREATE_AGAIN, RING, PROGRESS, DIAL_FAILED, ANSWER_FAILED -> {
                if (step.isStaying()) {
                    waitedLongEnough(event.timer());
                }
            }
        }
    }

    private void waitedLongEnough(LegTimer timer) {
        Leg leg = step.leg();
        boolean unanswered = leg.dialIntent() != null && !leg.wasAnswered();
        switch (timer) {
            case SHOW_UP -> failIf(!leg.setUp().entered() && !leg.wasAnswered(), HangupCause.CONGESTION);
            case CREATE_AGAIN -> createAgain(leg);
            case RING -> failIf(unanswered, HangupCause.NO_ANSWER);
            case PROGRESS -> failIf(isSilent(leg), HangupCause.NO_USER_RESPONSE);
            case DIAL_FAILED -> failIf(isSilent(leg), HangupCause.CONGESTION);
            case ANSWER_FAILED -> reportUnanswered(leg);
            case RELEASE, REPLACED -> {}
        }
    }

    private void failIf(boolean failed, HangupCause cause) {
        if (failed) {
            teardown.fail(cause);
        }
    }

    /** It was dialled, and no event has shown an effect. */
    private static boolean isSilent(Leg leg) {
        return leg.furthest() == LegState.DIALING && !leg.setUp().progressed();
    }

    /** Once, with the same id: Asterisk refuses a second channel with that id, so none is created twice. */
    private void createAgain(Leg leg) {
        if (leg.target() != null && leg.setUp().create() == CreatePhase.UNKNOWN) {
            step.become(leg.setUp().with(CreatePhase.REPEATED));
            step.send(new LegCommand.Create(leg.channel(), leg.target()));
        }
    }

    private void reportUnanswered(Leg leg) {
        if (leg.setUp().answer() == AnswerPhase.FAILED && !leg.wasAnswered()) {
            step.become(leg.setUp().with(AnswerPhase.NONE));
            step.report(new LegReport.AnswerFailed(leg.id(), step.at()));
        }
    }
}
