package io.github.ariadne4j.callflow.leg;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.leg.LegRelease.ReleasePhase;
import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * The former channels of a leg. Asterisk leaves a replaced channel up if it was in a bridge, and ends it itself otherwise. So it
 * is hung up when the new channel is seen in a bridge, and after {@code legEnds} in any case.
 */
final class LegReplacement {
    private final LegStep step;
    private final LegTeardown teardown;

    LegReplacement(LegStep step, LegTeardown teardown) {
        this.step = step;
        this.teardown = teardown;
    }

    void on(LegEvent.ReplacedBy event) {
        Leg leg = step.leg();
        if (leg.knows(event.by()) || !leg.knows(event.channel())) {
            return;
        }
        boolean present = leg.channel().equals(event.channel()) && step.phase() != ReleasePhase.GONE;
        if (present) {
            substitute(event);
        } else {
            addAndHangUp(event);
        }
    }

    /** The link that a replacement came with is not reported again. */
    void on(LegEvent.CallLinked event) {
        int index = step.leg().indexBefore(event.channel());
        if (index >= 0 && !step.leg().replaced().get(index).isLinkedWith(event.call())) {
            become(index, old -> old.linkedWith(event.call()));
            step.report(new LegReport.Linked(step.leg().id(), event.call(), event.at()));
        }
    }

    private void substitute(LegEvent.ReplacedBy event) {
        Leg before = step.leg();
        ReleasePhase phase = step.phase();
        LegRelease release = before.release().withoutHangUps();
        step.become(before.replacedBy(event.by(), event.replacement(), event.at())
                .reached(LegState.IN_STASIS)
                .with(release));
        if (phase == ReleasePhase.LEFT) {
            become(before.replaced().size(), ReplacedChannel::withGone);
        }
        step.report(new LegReport.Replaced(before.id(), event.channel(), event.by(), event.at()));
        step.startTimer(LegTimer.REPLACED, step.timeouts().legEnds());
        if (phase == ReleasePhase.NONE) {
            goOn(before);
        } else {
            teardown.begin(before.release().cause());
        }
    }

    /** Settings of the former channel are applied to the new one. */
    private void goOn(Leg before) {
        if (!before.setUp().entered()) {
            step.report(new LegReport.Entered(before.id(), step.at()));
        }
        if (before.setUp().bounded()) {
            step.send(new LegCommand.SetMaxDuration(
                    step.leg().channel(), step.timeouts().longestCall()));
        }
    }

    /** A channel that replaces one that is to be hung up has to be hung up too. */
    private void addAndHangUp(LegEvent.ReplacedBy event) {
        step.become(step.leg().withReplaced(ReplacedChannel.at(event.by(), null, event.replacement())));
        hangUpAll();
    }

    /** Hangs up each former channel to which no hang-up was sent yet. */
    void hangUpAll() {
        boolean sent = false;
        int count = step.leg().replaced().size();
        for (int i = 0; i < count; i++) {
            ReplacedChannel old = step.leg().replaced().get(i);
            if (!old.gone() && old.hangUps() == 0) {
                hangUp(i, TeardownProgress.begin(step.timeouts().teardownStep()));
                sent = true;
            }
        }
        if (sent) {
            step.startTimer(LegTimer.REPLACED, step.timeouts().teardownStep());
        }
    }

    private void hangUp(int index, TeardownProgress progress) {
        become(index, old -> old.withHangUp(progress));
        ReplacedChannel old = step.leg().replaced().get(index);
        step.send(new LegCommand.HangUp(old.channel(), HangupCause.NORMAL_CLEARING, old.hangUps()));
    }

    void stepIsOver() {
        int count = step.leg().replaced().size();
        for (int i = 0; i < count; i++) {
            ReplacedChannel old = step.leg().replaced().get(i);
            if (!old.gone()) {
                hangUpAgain(i, old);
            }
        }
        if (step.leg().hasReplacedLeft()) {
            step.startTimer(LegTimer.REPLACED, step.timeouts().teardownStep());
        }
        teardown.replacedIsGone();
    }

    private void hangUpAgain(int index, ReplacedChannel old) {
        Duration each = step.timeouts().teardownStep();
        TeardownProgress next = old.hangUps() == 0
                ? TeardownProgress.begin(each)
                : old.progress().next(each);
        if (next.hasWaited(step.timeouts().teardown())) {
            become(index, ReplacedChannel::withGone);
        } else {
            hangUp(index, next);
        }
    }

    void failed(LegCommand.HangUp command, CommandFailure failure) {
        int index = step.leg().indexOf(command.channel());
        ReplacedChannel old = step.leg().replaced().get(index);
        if (old.gone() || command.number() != old.hangUps()) {
            return;
        }
        if (failure == CommandFailure.NOT_FOUND) {
            gone(command.channel());
        } else if (failure.mayBeLost() && old.progress().maySendAgainSoon()) {
            become(index, known -> known.with(known.progress().soon()));
            step.startTimer(LegTimer.REPLACED, TeardownProgress.AFTER_A_LOSS);
        }
    }

    /** Of the report about the end of a replaced channel, only the RTP statistics are used. */
    void told(ChannelId channel, Hangup hangup) {
        int index = step.leg().indexOf(channel);
        if (index >= 0 && hangup.rtp() != null) {
            become(index, old -> old.with(hangup.rtp()));
        }
    }

    /** A channel has ended; no effect if it is none of the former ones. */
    void gone(ChannelId channel) {
        int index = step.leg().indexOf(channel);
        if (index >= 0) {
            become(index, ReplacedChannel::withGone);
            teardown.replacedIsGone();
        }
    }

    private void become(int index, UnaryOperator<ReplacedChannel> change) {
        ReplacedChannel changed = change.apply(step.leg().replaced().get(index));
        step.become(step.leg().withReplaced(index, changed));
    }
}
