package io.github.ariadne4j.chaos.flow;

import io.github.ariadne4j.chaos.judge.CallKind;
import io.github.ariadne4j.chaos.judge.HeardCall;
import io.github.ariadne4j.chaos.judge.Judgement;
import io.github.ariadne4j.chaos.judge.KillTimes;
import io.github.ariadne4j.chaos.telephone.CallerBehaviour;
import io.github.ariadne4j.chaos.telephone.CallerTiming;
import io.github.ariadne4j.chaos.testbed.TestBed;
import java.time.Duration;
import java.util.List;

/** A durable flow of {@code examples/custom-flows} with its callers and its requirements. */
interface Recipe {
    /** Its name for the application. */
    String name();

    /** The kind of its calls. */
    CallKind kind();

    /** The requirement for each call. */
    String toReach();

    /** The number of new calls a second by which a hundred are live. */
    double perSecond();

    /** The longest time that a caller takes for an answer, so that the flow does not ask again by itself. */
    default Duration slowestAnswer() {
        return Duration.ofSeconds(8);
    }

    /** A caller with this index, from 0. */
    CallerBehaviour caller(int index, CallerTiming reaction);

    /** Adds the requirements for each call, all of which have ended. */
    Judgement judged(Judgement judgement, TestBed testBed, List<HeardCall> calls, KillTimes kills);
}
