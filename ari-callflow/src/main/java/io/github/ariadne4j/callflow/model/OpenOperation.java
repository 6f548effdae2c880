package io.github.ariadne4j.callflow.model;

import io.github.ariadne4j.callflow.leg.LegId;
import org.jspecify.annotations.Nullable;

/**
 * An operation that is under way on a channel. Reconciliation asks for it, so that an end that was lost is found out.
 *
 * @param id its id
 * @param leg on which leg
 * @param kind what it is
 * @param request the flow's request that waits for it; null: none does
 */
public record OpenOperation(
        OperationId id, LegId leg, Kind kind, @Nullable RequestId request) {
    /** What an operation is. */
    public enum Kind {
        /** The caller is to be answered. Its end is told by the leg. */
        ANSWER,
        /** An indication: over as soon as its command is answered. */
        RING,
        /** A playback of a flow. */
        PLAY
    }
}
