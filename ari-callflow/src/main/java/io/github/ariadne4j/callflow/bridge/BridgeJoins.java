package io.github.ariadne4j.callflow.bridge;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.callflow.leg.CommandFailure;
import io.github.ariadne4j.callflow.leg.TeardownProgress;
import java.util.ArrayList;
import java.util.List;

/**
 * Adds legs to a bridge. All legs that are ready at one moment join in one command. A member is not added a second time, as that
 * is audible on both sides, unless the first command may be lost and the leg is not seen in the bridge a moment later.
 */
final class BridgeJoins {
    private final BridgeStep step;

    BridgeJoins(BridgeStep step) {
        this.step = step;
    }

    /** Adds the waiting legs, if the bridge exists and they are in Stasis. */
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

    /** A member is in the bridge; reported unless the plan never got a report that it was out. */
    void joined(BridgeMember member) {
        step.become(member.with(JoinPhase.JOINED));
        if (member.phase() != JoinPhase.JOINED && member.phase() != JoinPhase.LEFT) {
            step.report(new BridgeReport.Joined(step.state().key(), member.leg(), step.at()));
        }
    }

    /** The failure of a join. */
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

    /** The leg that made a command fail is gone: the other legs of the command are tried again. */
    void tryRefusedAgain() {
        for (BridgeMember member : step.state().members()) {
            if (member.phase() == JoinPhase.REFUSED) {
                step.become(member.with(JoinPhase.WAITING));
            }
        }
        joinWaiting();
    }

    /** Members that left without a request, and neither ended nor came back, count as out. */
    void settle() {
        for (BridgeMember member : step.state().members()) {
            if (member.phase() == JoinPhase.LEFT) {
                step.become(member.with(JoinPhase.OUT));
                step.report(new BridgeReport.TakenOut(step.state().key(), member.leg(), step.at()));
            }
        }
    }
}
