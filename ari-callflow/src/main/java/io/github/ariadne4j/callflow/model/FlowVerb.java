package io.github.ariadne4j.callflow.model;

import io.github.ariadne4j.callflow.flow.Media;

/** What a flow may ask for on the caller's leg, without a change of the plan. */
public sealed interface FlowVerb {
    /** Answer the caller; harmless if it is answered. */
    record Answer() implements FlowVerb {}

    /** Tell the caller that the far end rings. */
    record Ring() implements FlowVerb {}

    /**
     * Play to the caller.
     *
     * @param media what
     */
    record Play(Media media) implements FlowVerb {}
}
