package io.github.ariadne4j.chaos.flow;

import io.github.ariadne4j.chaos.judge.CallKind;
import io.github.ariadne4j.chaos.judge.Conferences;
import io.github.ariadne4j.chaos.judge.HeardCall;
import io.github.ariadne4j.chaos.judge.Judgement;
import io.github.ariadne4j.chaos.judge.KillTimes;
import io.github.ariadne4j.chaos.telephone.CallerBehaviour;
import io.github.ariadne4j.chaos.telephone.CallerTiming;
import io.github.ariadne4j.chaos.telephone.FlowTones;
import io.github.ariadne4j.chaos.telephone.PinCaller;
import io.github.ariadne4j.chaos.testbed.TestBed;
import java.time.Duration;
import java.util.List;

/** The conference with a PIN, with two callers in each room. */
final class PinConferenceRecipe implements Recipe {
    private static final Conferences.Tones TONES = new Conferences.Tones(
            FlowTones.PIN, FlowTones.PLACED, FlowTones.GOODBYE, List.of(FlowTones.MEMBER, FlowTones.OTHER_MEMBER));

    @Override
    public String name() {
        return "pin-conference";
    }

    @Override
    public CallKind kind() {
        return CallKind.PIN_CONFERENCE;
    }

    @Override
    public String toReach() {
        return "callers hear prompts, each other and the goodbye as without a kill, again only in an interrupted step";
    }

    @Override
    public double perSecond() {
        return 4;
    }

    @Override
    public Duration slowestAnswer() {
        return Duration.ofSeconds(3);
    }

    @Override
    public CallerBehaviour caller(int index, CallerTiming reaction) {
        return new PinCaller(index, reaction);
    }

    @Override
    public Judgement judged(Judgement judgement, TestBed testBed, List<HeardCall> calls, KillTimes kills) {
        Conferences conferences = new Conferences(calls, testBed.postgres().rooms(), kills, TONES);
        return judgement
                .note(conferences.complete() + " callers were in their room, " + conferences.met()
                        + " heard the other member; " + conferences.interruptions()
                        + " repetitions in interrupted steps; " + conferences.rejected()
                        + " were rejected after an interrupted PIN")
                .nothing("calls to a conference incomplete", conferences.incomplete())
                .nothing("calls with another room in the CDR", conferences.elsewhere())
                .require(conferences.met() > 0, "no caller heard another one")
                .require(conferences.interruptions() > 0, "no step was interrupted");
    }
}
