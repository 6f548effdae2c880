package io.github.ariadne4j.callflow.model;

import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.operation.OperationId;

/** A timer of a plan. A timer that equals a running one replaces it. */
public sealed interface PlanTimer {
    /**
     * A target of the round is to be dialled.
     *
     * @param leg the leg that it gets
     */
    record StartOffer(LegId leg) implements PlanTimer {}

    /**
     * The next key of a collection is to be pressed.
     *
     * @param operation the collection
     */
    record NextKey(OperationId operation) implements PlanTimer {}

    /**
     * A pause is over.
     *
     * @param operation the pause
     */
    record EndOfPause(OperationId operation) implements PlanTimer {}

    /**
     * A caller that is to leave has to have left.
     *
     * @param operation by which it is to leave
     */
    record Leave(OperationId operation) implements PlanTimer {}

    /**
     * A callee that has answered has to have accepted the call.
     *
     * @param leg its leg
     */
    record EndOfScreening(LegId leg) implements PlanTimer {}

    /**
     * The time for a talk is over.
     *
     * @param callee the callee's leg
     */
    record EndOfTalk(LegId callee) implements PlanTimer {}

    /**
     * A party is to get the notice that the time for a talk is nearly over.
     *
     * @param callee the callee's leg
     */
    record EndOfTalkNears(LegId callee) implements PlanTimer {}

    /** A durable flow has had time enough to do what it does after the end of its call. */
    record EndOfFlow() implements PlanTimer {}

    /** The credit of the call is used up. */
    record EndOfCredit() implements PlanTimer {}

    /**
     * A party that hears nothing and waits for no operation has to be served. Stopped as soon as it is.
     *
     * @param leg its leg
     */
    record EndOfSilence(LegId leg) implements PlanTimer {}

    /** A session that the store did not take is written once more. The engine lengthens the time with each failure. */
    record SaveAgain() implements PlanTimer {}
}
