package io.github.ariadne4j.callflow.model;

import io.github.ariadne4j.callflow.leg.LegId;

/** What a plan waits for. A timer that equals a running one replaces it. */
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

    /** A session that the store did not take is written once more. The engine lengthens the time with each failure. */
    record SaveAgain() implements PlanTimer {}
}
