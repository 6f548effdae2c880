package io.github.ariadne4j.callflow.model;

/**
 * The numbers that the next parts of a call get.
 *
 * @param leg of the next leg
 * @param bridge of the next bridge
 * @param operation of the next operation
 * @param recoveries how often an instance recovered the call
 * @param rejoins how often a leg was put back into a bridge that it was taken out of
 */
public record CallCounters(int leg, int bridge, int operation, int recoveries, int rejoins) {
    /** Of a call that begins; its caller is leg 0. */
    public static final CallCounters FIRST = new CallCounters(1, 1, 1, 0, 0);

    /** The next leg has at least this number. */
    public CallCounters withLegsUpTo(int next) {
        return next <= leg ? this : new CallCounters(next, bridge, operation, recoveries, rejoins);
    }

    /** The next bridge has at least this number. */
    public CallCounters withBridgesUpTo(int next) {
        return next <= bridge ? this : new CallCounters(leg, next, operation, recoveries, rejoins);
    }

    /** One more operation. */
    public CallCounters withNextOperation() {
        return new CallCounters(leg, bridge, operation + 1, recoveries, rejoins);
    }

    /** A leg was put back once more. */
    public CallCounters withRejoin() {
        return new CallCounters(leg, bridge, operation, recoveries, rejoins + 1);
    }

    /**
     * In the hands of another instance. Operations that were not written are set apart by the epoch; without a shared store, where
     * all epochs are the same, by their numbers.
     */
    public CallCounters recovered() {
        return new CallCounters(leg, bridge, operation, recoveries + 1, rejoins);
    }
}
