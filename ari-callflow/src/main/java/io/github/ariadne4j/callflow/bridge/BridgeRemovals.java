package io.github.ariadne4j.callflow.bridge;

import io.github.ariadne4j.callflow.leg.CommandFailure;
import io.github.ariadne4j.callflow.leg.TeardownProgress;
import java.time.Duration;

/**
 * Removes legs from a bridge at the request of the plan: repeated at the same intervals as a hang-up of a leg, until they have
 * left.
 */
final class BridgeRemovals {
    private final BridgeStep step;
    private final BridgeJoins joins;

    BridgeRemovals(BridgeStep step, BridgeJoins joins) {
        this.step = step;
        this.joins = joins;
    }

    /** Removes a member; if its join is in progress, once that is answered. */
    void remove(BridgeMember member) {
        switch (member.phase()) {
            case WAITING, LEFT, OUT -> {
                step.become(step.state().without(member));
                step.report(new BridgeReport.Removed(step.state().key(), member.leg(), step.at()));
            }
            case SENT, REPEATED -> begin(member);
            case LOST, REFUSED, JOINED -> {
                begin(member);
                send(member.with(JoinPhase.REMOVING));
            }
            case RETURNING -> step.become(member.with(JoinPhase.REMOVING));
            case REMOVING -> {}
        }
    }

    private void begin(BridgeMember member) {
        step.become(member.with(JoinPhase.REMOVING));
        step.startTimer(BridgeTimer.REMOVE, step.timeouts().teardownStep());
    }

    private void send(BridgeMember member) {
        send(member, TeardownProgress.begin(step.timeouts().teardownStep()));
    }

    private void send(BridgeMember member, TeardownProgress progress) {
        step.become(member.with(progress));
        step.send(new BridgeCommand.Remove(step.state().key(), member.channel()));
    }

    /** A member that is to leave is in the bridge: the removal waited for that. */
    void isIn(BridgeMember member) {
        if (member.removal().equals(TeardownProgress.NONE)) {
            send(member);
        }
    }

    /** The join of a member that is to leave failed, or its outcome is unknown. */
    void joinFailed(BridgeMember member, CommandFailure failure) {
        if (failure == CommandFailure.OUTCOME_UNKNOWN) {
            isIn(member);
        } else if (member.removal().equals(TeardownProgress.NONE)) {
            isOut(member);
        }
    }

    /** A member that is to leave has left; it joins again if that was requested meanwhile. */
    void isOut(BridgeMember member) {
        if (member.phase() == JoinPhase.RETURNING) {
            step.become(BridgeMember.waiting(member.leg(), member.channel(), member.inStasis()));
            joins.joinWaiting();
        } else {
            step.become(step.state().without(member));
            step.report(new BridgeReport.Removed(step.state().key(), member.leg(), step.at()));
        }
    }

    /** 404 means that there is no bridge, 400 that the channel is gone, 422 mostly that it is not in the bridge. */
    void failed(BridgeMember member, CommandFailure failure) {
        boolean believed =
                !member.seen() || member.removal().hasWaited(step.timeouts().teardownStep());
        boolean nothingThere = failure == CommandFailure.REFUSED || failure == CommandFailure.NOT_FOUND;
        if (nothingThere || (failure == CommandFailure.CONFLICT && believed)) {
            isOut(member);
        } else if (failure.mayBeLost() && member.removal().maySendAgainSoon()) {
            step.become(member.with(member.removal().soon()));
            step.startTimer(BridgeTimer.REMOVE, TeardownProgress.AFTER_A_LOSS);
        }
    }

    void stepIsOver() {
        boolean some = false;
        for (BridgeMember member : step.state().members()) {
            if (member.phase().isLeaving()) {
                removeAgain(member);
                some = true;
            }
        }
        if (some) {
            step.startTimer(BridgeTimer.REMOVE, step.timeouts().teardownStep());
        }
    }

    private void removeAgain(BridgeMember member) {
        Duration each = step.timeouts().teardownStep();
        if (member.removal().equals(TeardownProgress.NONE)) {
            send(member);
            return;
        }
        TeardownProgress next = member.removal().next(each);
        if (next.hasWaited(step.timeouts().teardown())) {
            giveUp(member);
        } else {
            send(member, next);
        }
    }

    /** The member does not leave: from now on it counts as a foreign channel in the bridge. */
    private void giveUp(BridgeMember member) {
        if (member.seen()) {
            step.become(step.state().withStranger(member.channel()));
        }
        isOut(member.with(JoinPhase.REMOVING));
    }
}
