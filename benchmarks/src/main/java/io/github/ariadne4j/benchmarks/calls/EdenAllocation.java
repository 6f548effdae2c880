package io.github.ariadne4j.benchmarks.calls;

/**
 * Allocated bytes, from samples of the eden's fill and of the count of collections. How full the eden was when a collection
 * began is not known, and the fill is renewed a little later than the count; so where a collection lies between two samples,
 * the allocation is taken to go on as between the two before. Each further collection between them adds a whole eden. What
 * goes to the old generation at once is not counted. Any thread.
 */
final class EdenAllocation {
    private boolean begun;
    private double used;
    private long collections;
    private double lastGrowth;
    private double allocated;

    /** Takes one sample; bytes. */
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

    /** Since the first sample. */
    synchronized double bytes() {
        return allocated;
    }

    synchronized boolean begun() {
        return begun;
    }
}
