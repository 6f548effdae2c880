package io.github.ariadne4j.callflow.credit;

import java.time.Duration;

/** How much of a call its credit pays for. Immutable. */
public sealed interface CreditDecision {
    /** An account that is not charged as it calls: nothing is reserved, and no time limits the call. */
    CreditDecision UNLIMITED = new Unlimited();

    /** No credit is left. */
    CreditDecision REFUSED = new Refused();

    /**
     * Reserved.
     *
     * @param atMost how long the call may be billed; then it is ended
     */
    record Granted(Duration atMost) implements CreditDecision {
        /** @throws IllegalArgumentException if it is shorter than a second */
        public Granted {
            if (atMost.toSeconds() < 1) {
                throw new IllegalArgumentException("atMost must be at least a second: " + atMost);
            }
        }
    }

    /** Not limited. */
    record Unlimited() implements CreditDecision {}

    /** Nothing was reserved; the caller is refused with cause 21 (SIP 403). */
    record Refused() implements CreditDecision {}
}
