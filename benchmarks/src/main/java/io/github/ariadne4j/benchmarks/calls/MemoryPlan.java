package io.github.ariadne4j.benchmarks.calls;

/**
 * The number of calls that {@code ./run bench memory} places.
 *
 * @param few live calls of the first half
 * @param many live calls of the second half
 * @param warmUp calls before the first measurement
 * @param passing calls that are placed and ended while the others live
 * @param passingRate the rate of these, a second
 * @param holdingRate the rate at which the calls that stay are placed, and ended, a second
 * @param idleSeconds the duration of the measurement without activity
 */
record MemoryPlan(int few, int many, int warmUp, int passing, int passingRate, int holdingRate, int idleSeconds) {
    /** Takes eight minutes. */
    static MemoryPlan full() {
        return new MemoryPlan(100, 20_000, 1_500, 2_400, 60, 250, 40);
    }

    /** Takes three minutes. */
    static MemoryPlan quick() {
        return new MemoryPlan(100, 3_000, 600, 900, 60, 150, 10);
    }
}
