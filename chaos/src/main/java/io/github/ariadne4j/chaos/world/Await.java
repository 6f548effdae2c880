package io.github.ariadne4j.chaos.world;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting for what others do, for so long at the most. */
public final class Await {
    private static final long BETWEEN_MS = 50;

    private Await() {}

    /**
     * Asks again and again.
     *
     * @return whether it came true
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

    /** Lets time pass: for the world outside, of which nothing can be asked. */
    public static void pass(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
