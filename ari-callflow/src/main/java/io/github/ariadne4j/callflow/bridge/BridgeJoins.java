package io.github.ariadne4j.callflow.bridge;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.callflow.leg.CommandFailure;
import io.github.ariadne4j.callflow.leg.TeardownProgress;
import java.util.ArrayList;
import java.util.List;

/**
 * How legs come into a bridge. All that may join at one moment join in one command. A member is not put in a second time, as both
 * sides would hear that, unless the first command may be lost and the leg is not seen a moment later.
 */
final class BridgeJoins {
    private final BridgeStep step;

    BridgeJoins(BridgeStep step) {
        this.step = step;
    }

    /** Puts in those that wait, if the bridge is there and they are in Stasis. */
    void joinWaiting() {
        if (step.state().phase() == BridgePhase.READY) {
            join(JoinPhase.WAITING, JoinPhase.SENT);
        }
    }

    private void join(JoinPhase from, JoinPhase to) {
        List<ChannelId> channels = new ArrayList<>(2);
        for (BridgeMember member : step.state().members()) {
            if (member.phase() == from && member.inStasis()) {
                channels.add(member.channel());
                step.become(member.with(to));
            }
        }
        if (!channels.isEmpty()) {
            step.send(new BridgeCommand.Join(step.state().key(), channels));
        }
    }

    /** A member is in; reported unless its plan was never told that it is not. */
    void joined(BridgeMember member) {
        step.become(member.with(JoinPhase.JOINED));
        if (member.phase() != JoinPhase.JOINED && member.phase() != JoinPhase.LEFT) {
            step.report(new BridgeReport.Joined(step.state().key(), member.leg(), step.at()));
        }
    }

    /** What a command to join did not bring about. */
    void failed(List<ChannelId> channels, CommandFailure failure) {
        for (ChannelId channel : channels) {
            BridgeMember member = step.state().memberOf(channel);
            if (member != null && member.phase().isUnderWay()) {
                failed(member, failure);
            }
        }
    }

    private void failed(BridgeMember member, CommandFailure failure) {
        if (failure == CommandFailure.FAILED) {
            giveUp(member);
        } else if (failure.mayBeLost() && member.phase() == JoinPhase.SENT) {
            step.become(member.with(JoinPhase.LOST));
            step.startTimer(BridgeTimer.JOIN_AGAIN, TeardownProgress.AFTER_A_LOSS);
        } else {
            step.become(member.with(JoinPhase.REFUSED));
            step.startTimer(BridgeTimer.JOIN_REFUSED, step.timeouts().legEnds());
        }
    }

    private void giveUp(BridgeMember member) {
        step.become(member.with(JoinPhase.OUT));
        step.report(new BridgeReport.JoinFailed(step.state().key(), member.leg(), step.at()));
    }

    void joinAgain() {
        if (step.state().phase() == BridgePhase.READY) {
            join(JoinPhase.LOST, JoinPhase.REPEATED);
        }
    }

    void giveUpRefused() {
        for (BridgeMember member : step.state().members()) {
            if (member.phase() == JoinPhase.REFUSED) {
                giveUp(member);
            }
        }
    }

    /** The leg that made a command fail is gone: the others of it are tried again. */
    void tryRefusedAgain() {
        for (BridgeMember member : step.state().members()) {
            if (member.phase() == JoinPhase.REFUSED) {
                step.become(member.with(JoinPhase.WAITING));
            }
        }
        joinWaiting();
    }

    /** Those that left without our wish, and neither ended nor came back. */
    void settle() {
        for (BridgeMember member : step.state().members()) {
            if (member.phase() == JoinPhase.LEFT) {
                step.become(member.with(JoinPhase.OUT));
                step.report(new BridgeReport.TakenOut(step.state().key(), member.leg(), step.at()));
            }
        }
    }
}
