package io.github.ariadne4j.chaos.testbed;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for conditions of other processes, with time limits. */
public final class Await {
    private static final long BETWEEN_MS = 50;

    private Await() {}

    /**
     * Polls a condition.
     *
     * @return whether it became true in time
     */
    public static boolean that(Duration atMost, BooleanSupplier holds) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            pass(Duration.ofMillis(BETWEEN_MS));
        }
        return true;
    }

    /** Waits for a time, where no condition can be polled. */
    public static void pass(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
