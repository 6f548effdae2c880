package io.github.ariadne4j.chaos.flow;

import io.github.ariadne4j.chaos.judge.CallKind;
import io.github.ariadne4j.chaos.judge.HeardCall;
import io.github.ariadne4j.chaos.judge.Judgement;
import io.github.ariadne4j.chaos.judge.KillTimes;
import io.github.ariadne4j.chaos.judge.Transfers;
import io.github.ariadne4j.chaos.telephone.CallerBehaviour;
import io.github.ariadne4j.chaos.telephone.CallerTiming;
import io.github.ariadne4j.chaos.telephone.FlowTones;
import io.github.ariadne4j.chaos.telephone.ReceptionCaller;
import io.github.ariadne4j.chaos.testbed.TestBed;
import java.util.List;

/** The reception, whose desk consults a department and leaves each caller with it. */
final class WarmTransferRecipe implements Recipe {
    private static final List<Integer> TONES = List.of(FlowTones.DESK, FlowTones.MUSIC, FlowTones.DEPARTMENT);

    @Override
    public String name() {
        return "warm-transfer";
    }

    @Override
    public CallKind kind() {
        return CallKind.WARM_TRANSFER;
    }

    @Override
    public String toReach() {
        return "callers hear desk, music and department as without a kill; no INVITE twice";
    }

    @Override
    public double perSecond() {
        return 4;
    }

    @Override
    public CallerBehaviour caller(int index, CallerTiming reaction) {
        return new ReceptionCaller(reaction);
    }

    @Override
    public Judgement judged(Judgement judgement, TestBed testBed, List<HeardCall> calls, KillTimes kills) {
        Transfers transfers = new Transfers(calls, testBed.postgres().legRoles(), kills, TONES);
        return judgement
                .note(transfers.complete() + " callers were transferred, " + transfers.interrupted()
                        + " calls were up at a kill; " + transfers.interruptions()
                        + " transfers began again, and " + transfers.undialled()
                        + " calls were refused, after an interrupted step")
                .nothing("calls to the reception incomplete", transfers.incomplete())
                .nothing("calls to the reception refused without a kill", transfers.refused())
                .nothing("calls without a leg of the department in the CDR", transfers.unrecorded())
                .nothing("callees invited twice", testBed.asterisk().invitedTwice())
                .require(transfers.interrupted() > 0, "no call was interrupted");
    }
}
