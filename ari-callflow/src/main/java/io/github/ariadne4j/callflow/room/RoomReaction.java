package io.github.ariadne4j.callflow.room;

import io.github.ariadne4j.callflow.bridge.BridgeReport;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.verb.JoinOutcome;
import org.jspecify.annotations.Nullable;

/** The reaction of a room to each report of its bridge. */
final class RoomReaction implements BridgeReport.Handler<RoomState> {
    private final RoomStep step;

    RoomReaction(RoomStep step) {
        this.step = step;
    }

    private @Nullable RoomMember member(LegId number) {
        return step.room().member(number);
    }

    @Override
    public RoomState on(BridgeReport.Joined report) {
        RoomMember member = member(report.leg());
        if (member != null && !member.leaving()) {
            step.tell(member, new RoomReport.Entered());
            step.sounds().entered(member);
        }
        return step.room();
    }

    @Override
    public RoomState on(BridgeReport.JoinFailed report) {
        RoomMember member = member(report.leg());
        if (member != null) {
            step.dismiss(member, new JoinOutcome.Failed());
        }
        return step.room();
    }

    @Override
    public RoomState on(BridgeReport.TakenOut report) {
        step.askForBridge();
        return step.room();
    }

    @Override
    public RoomState on(BridgeReport.Removed report) {
        return step.room();
    }

    @Override
    public RoomState on(BridgeReport.CreateFailed report) {
        for (RoomMember member : step.room().members()) {
            step.dismiss(member, step.outcomeWithoutBridge());
        }
        return step.room();
    }

    @Override
    public RoomState on(BridgeReport.Lost report) {
        step.bridgeLost();
        return step.room();
    }

    @Override
    public RoomState on(BridgeReport.Destroyed report) {
        return step.room();
    }
}
