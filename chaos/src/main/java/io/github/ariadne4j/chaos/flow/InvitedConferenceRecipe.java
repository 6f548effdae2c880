package io.github.ariadne4j.chaos.flow;

import io.github.ariadne4j.chaos.judge.CallKind;
import io.github.ariadne4j.chaos.judge.HeardCall;
import io.github.ariadne4j.chaos.judge.Invitations;
import io.github.ariadne4j.chaos.judge.Judgement;
import io.github.ariadne4j.chaos.judge.KillTimes;
import io.github.ariadne4j.chaos.telephone.CallerBehaviour;
import io.github.ariadne4j.chaos.telephone.CallerTiming;
import io.github.ariadne4j.chaos.telephone.FlowTones;
import io.github.ariadne4j.chaos.telephone.HostCaller;
import io.github.ariadne4j.chaos.testbed.TestBed;
import java.util.List;

/** The conference by invitation, with one guest for each caller. */
final class InvitedConferenceRecipe implements Recipe {
    @Override
    public String name() {
        return "invited-conference";
    }

    @Override
    public CallKind kind() {
        return CallKind.INVITED_CONFERENCE;
    }

    @Override
    public String toReach() {
        return "hosts hear their guest and the goodbye as without a kill; no guest is called twice, and none is left out but in an interrupted invitation";
    }

    @Override
    public double perSecond() {
        return 4;
    }

    @Override
    public CallerBehaviour caller(int index, CallerTiming reaction) {
        return new HostCaller(reaction);
    }

    @Override
    public Judgement judged(Judgement judgement, TestBed testBed, List<HeardCall> calls, KillTimes kills) {
        Invitations hosts =
                new Invitations(calls, testBed.postgres().guests(), kills, FlowTones.GUEST, FlowTones.GOODBYE);
        return judgement
                .note(hosts.complete() + " hosts heard their guest; " + hosts.interruptions()
                        + " repetitions in interrupted steps; " + hosts.alone() + " interrupted invitations were lost")
                .nothing("calls of hosts incomplete", hosts.incomplete())
                .nothing("hosts without exactly one CDR of a guest", hosts.miscounted())
                .nothing("guests invited twice", testBed.asterisk().invitedTwice())
                .require(hosts.complete() > 0, "no host heard its guest");
    }
}
