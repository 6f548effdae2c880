package io.github.ariadne4j.benchmarks.calls;

/**
 * Allocated bytes, from the fill of the eden and the count of collections. A collection is taken to begin with a full eden
 * and to leave an empty one. What goes to the old generation at once is not counted. Any thread.
 */
final class EdenAllocation {
    private boolean begun;
    private double capacity;
    private double used;
    private long collections;
    private double allocated;

    /** Takes one sample; bytes. */
    synchronized void add(double newCapacity, double newUsed, long newCollections) {
        if (begun) {
            long between = newCollections - collections;
            allocated += between == 0
                    ? Math.max(0, newUsed - used)
                    : Math.max(0, capacity - used) + (between - 1) * newCapacity + newUsed;
        }
        begun = true;
        capacity = newCapacity;
        used = newUsed;
        collections = newCollections;
    }

    /** Since the first sample. */
    synchronized double bytes() {
        return allocated;
    }

    synchronized boolean begun() {
        return begun;
    }
}
