package io.github.ariadne4j.chaos.telephone;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The keys that a caller is about to press, or its hang-up. A new order replaces the one before. Used by one thread. */
public final class KeySchedule {
    private static final Duration BETWEEN_KEYS = Duration.ofMillis(250);

    /** The result of {@link #due} for a hang-up. */
    static final char HANG_UP = '\n';

    private static final String HANGS_UP = String.valueOf(HANG_UP);

    private String keys = "";
    private int pressed;
    private long dueNanos;
    private @Nullable Duration every;

    /** Presses these keys once, after this time. */
    public void press(String all, Duration after) {
        order(all, after, null);
    }

    /** Presses these keys after this time, and again each time the second time has passed. */
    public void pressAgainAndAgain(String all, Duration after, Duration between) {
        order(all, after, between);
    }

    /** Hangs up after this time. */
    public void hangUp(Duration after) {
        order(HANGS_UP, after, null);
    }

    /** Presses nothing. */
    public void none() {
        order("", Duration.ZERO, null);
    }

    private void order(String all, Duration after, @Nullable Duration between) {
        keys = all;
        pressed = 0;
        every = between;
        dueNanos = System.nanoTime() + after.toNanos();
    }

    /** The key that is due, or the hang-up; 0 if nothing is due. */
    char due(long nanos) {
        if (pressed == keys.length() || nanos - dueNanos < 0) {
            return 0;
        }
        char key = keys.charAt(pressed++);
        dueNanos = nanos + BETWEEN_KEYS.toNanos();
        Duration again = every;
        if (pressed == keys.length() && again != null) {
            pressed = 0;
            dueNanos = nanos + again.toNanos();
        }
        return key;
    }
}
