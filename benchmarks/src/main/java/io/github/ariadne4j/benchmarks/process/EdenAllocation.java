package io.github.ariadne4j.benchmarks.process;

/**
 * Calculates the allocated bytes from samples of eden's fill and of the number of collections. The fill at the beginning of a
 * collection is not known, and the fill is updated a little later than the number. So if there is a collection between two samples, the
 * allocation is assumed to continue at the rate of the two before. Each further collection between them adds a whole eden. Direct
 * allocations in the old generation are not counted. Any thread.
 */
final class EdenAllocation {
    private boolean begun;
    private double used;
    private long collections;
    private double lastGrowth;
    private double allocated;

    /** Adds one sample; bytes. */
    synchronized void add(double capacity, double newUsed, long newCollections) {
        if (begun) {
            lastGrowth = growth(capacity, newUsed, newCollections - collections);
            allocated += lastGrowth;
        }
        begun = true;
        used = newUsed;
        collections = newCollections;
    }

    private double growth(double capacity, double newUsed, long between) {
        if (between > 1) {
            return Math.max(lastGrowth, (between - 1) * capacity);
        }
        return between == 0 && newUsed >= used ? newUsed - used : lastGrowth;
    }

    /** The bytes since the first sample. */
    synchronized double bytes() {
        return allocated;
    }

    synchronized boolean begun() {
        return begun;
    }
}
