package io.github.ariadne4j.chaos.flow;

import io.github.ariadne4j.chaos.judge.CallKind;
import io.github.ariadne4j.chaos.judge.HeardCall;
import io.github.ariadne4j.chaos.judge.Judgement;
import io.github.ariadne4j.chaos.judge.Kills;
import io.github.ariadne4j.chaos.telephone.Behaviour;
import io.github.ariadne4j.chaos.telephone.Reaction;
import io.github.ariadne4j.chaos.world.World;
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

    /** A caller with this index, from 0. */
    Behaviour caller(int index, Reaction reaction);

    /** Adds the requirements for each call, all of which have ended. */
    Judgement judged(Judgement judgement, World world, List<HeardCall> calls, Kills kills);
}
