package io.github.ariadne4j.callflow.control;

import io.github.ariadne4j.callflow.call.CallOrigin;

/** The outcome of an order to a live call. Immutable. */
public sealed interface ControlOutcome {
    /** Asterisk accepted the order; a playback reached its end; the flow of a redirection has begun. */
    record Done() implements ControlOutcome {}

    /**
     * No call of this id is alive in this engine: it is over, or ended before it received the order. If the store cannot be read,
     * the call may be alive in another engine.
     */
    record CallOver() implements ControlOutcome {}

    /** The call has no such party now, or the subject of the order, such as a recording, does not exist. */
    record LegAbsent() implements ControlOutcome {}

    /**
     * The state of the call does not allow the order; a later order may succeed, or the call is ending.
     *
     * @param why the state of the call
     */
    record NotNow(String why) implements ControlOutcome {}

    /**
     * Asterisk did not carry out the order.
     *
     * @param why the reason that Asterisk gave, or that it did not answer
     */
    record Refused(String why) implements ControlOutcome {}

    /** The instance ended before Asterisk answered, and the order is not safe to repeat. Only for durable flows. */
    record Unknown() implements ControlOutcome {}

    /**
     * The call is alive, and another instance owns it.
     *
     * @param owner the application and Asterisk of that instance
     * @param epoch the epoch of its ownership; 0 if the store has none
     */
    record OwnedElsewhere(CallOrigin owner, long epoch) implements ControlOutcome {}
}
