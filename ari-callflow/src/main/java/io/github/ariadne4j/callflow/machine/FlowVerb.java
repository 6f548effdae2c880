package io.github.ariadne4j.callflow.machine;

import io.github.ariadne4j.callflow.flow.Media;

/** What a flow may ask for without changing the state of its call. */
public sealed interface FlowVerb {
    /** Answer the caller. */
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
