package io.github.ariadne4j.benchmarks.calls;

/**
 * How many calls {@code ./run bench memory} places.
 *
 * @param few live calls of the first half
 * @param many live calls of the second half
 * @param warmUp calls before anything is measured
 * @param passing calls that are placed and ended while the others live
 * @param passingRate how many of these a second
 * @param holdingRate how many calls that stay are placed, and ended, a second
 * @param idleSeconds how long it is watched while calls live and nothing happens
 */
record MemoryPlan(int few, int many, int warmUp, int passing, int passingRate, int holdingRate, int idleSeconds) {
    /** Eight minutes. */
    static MemoryPlan full() {
        return new MemoryPlan(100, 20_000, 1_500, 2_400, 60, 250, 40);
    }

    /** Three minutes. */
    static MemoryPlan quick() {
        return new MemoryPlan(100, 3_000, 600, 900, 60, 150, 10);
    }
}
