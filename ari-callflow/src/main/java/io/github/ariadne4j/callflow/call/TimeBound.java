package io.github.ariadne4j.callflow.call;

import java.time.Duration;

/** The upper bound of the times that flows and routes ask for, so that each fits into a deadline, a timer and a session. */
public final class TimeBound {
    /** 365 days. */
    public static final Duration LONGEST = Duration.ofDays(365);

    private TimeBound() {}

    /**
     * Checks a time.
     *
     * @param what names it in the message
     * @throws IllegalArgumentException if it is longer than {@link #LONGEST}
     */
    public static void check(String what, Duration time) {
        if (time.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(what + " must be at most " + LONGEST.toDays() + " days: " + time);
        }
    }
}
