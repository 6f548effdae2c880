package io.github.ariadne4j.callflow.control;

import io.github.ariadne4j.callflow.call.CallOrigin;

/** What came of an order to a call that lives. */
public sealed interface ControlOutcome {
    /** Asterisk took it; a playback was played to its end; the flow that a call is redirected to has begun. */
    record Done() implements ControlOutcome {}

    /**
     * No call of this id lives in this engine: it is over, or ended before it came to the order. If the store cannot be asked, it may live in
     * another engine.
     */
    record CallOver() implements ControlOutcome {}

    /** The call has no such party now, or what the order is about is not there. */
    record LegAbsent() implements ControlOutcome {}

    /**
     * The call lives, and is in no state for it; it may be soon, or it ends.
     *
     * @param why in which state it is
     */
    record NotNow(String why) implements ControlOutcome {}

    /**
     * Asterisk did not do it.
     *
     * @param why as Asterisk tells it, or that it did not answer
     */
    record Refused(String why) implements ControlOutcome {}

    /** The instance ended before Asterisk answered, and what may not be done twice is not repeated. For durable flows only. */
    record Unknown() implements ControlOutcome {}

    /**
     * The call lives, and another instance owns it.
     *
     * @param owner the application and the Asterisk that it serves
     * @param epoch which ownership of the application that instance is; 0 where the store knows none
     */
    record OwnedElsewhere(CallOrigin owner, long epoch) implements ControlOutcome {}
}
