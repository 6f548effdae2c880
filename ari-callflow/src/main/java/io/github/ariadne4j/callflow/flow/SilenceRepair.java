package io.github.ariadne4j.callflow.flow;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.verb.Play;

/** The repair for a party that was answered, and has heard nothing for too long: {@link CallFlow#onSilence}. */
public sealed interface SilenceRepair {
    /** The default: the call ends with cause 41 (SIP 503). */
    SilenceRepair DEFAULT = end(HangupCause.TEMPORARY_FAILURE);

    /** Ends the call with this cause. */
    static SilenceRepair end(HangupCause cause) {
        return new End(cause);
    }

    /** Plays this to the party. What its flow asks for meanwhile follows it. */
    static SilenceRepair play(Play play) {
        return new Say(play);
    }

    /** Leaves the party as it is; its flow is asked again when as much time has passed. */
    static SilenceRepair goOn() {
        return new GoOn();
    }

    /**
     * The call ends; the result in its CDR is {@code FAILED}, or {@code ANSWERED} if a callee was connected.
     *
     * @param cause the hangup cause of the parties
     */
    record End(HangupCause cause) implements SilenceRepair {}

    /**
     * Something is played once. A text that cannot be said ends the call with cause 41.
     *
     * @param play what
     */
    record Say(Play play) implements SilenceRepair {}

    /** Nothing is done. */
    record GoOn() implements SilenceRepair {}
}
