package io.github.ariadne4j.callflow.credit;

import io.github.ariadne4j.callflow.call.TimeBound;
import java.time.Duration;

/** The answer to a reservation of credit. Immutable. */
public sealed interface CreditDecision {
    /** An account that is not charged by time: nothing is reserved, and the call has no time limit. */
    CreditDecision UNLIMITED = new Unlimited();

    /** No credit is left. */
    CreditDecision REFUSED = new Refused();

    /**
     * Credit was reserved.
     *
     * @param atMost the longest time that may be billed; the call is ended then
     */
    record Granted(Duration atMost) implements CreditDecision {
        /** @throws IllegalArgumentException if the time is shorter than a second, or longer than 365 days: that is {@link Unlimited} */
        public Granted {
            if (atMost.toSeconds() < 1) {
                throw new IllegalArgumentException("atMost must be at least a second: " + atMost);
            }
            TimeBound.check("atMost", atMost);
        }
    }

    /** Nothing was reserved, and the call has no time limit. */
    record Unlimited() implements CreditDecision {}

    /** Nothing was reserved; the call is refused with cause 21 (SIP 403). */
    record Refused() implements CreditDecision {}
}
