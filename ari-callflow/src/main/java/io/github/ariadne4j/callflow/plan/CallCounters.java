package io.github.ariadne4j.callflow.plan;

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
    static final CallCounters FIRST = new CallCounters(1, 1, 1, 0, 0);

    CallCounters withLegsUpTo(int next) {
        return next <= leg ? this : new CallCounters(next, bridge, operation, recoveries, rejoins);
    }

    CallCounters withBridgesUpTo(int next) {
        return next <= bridge ? this : new CallCounters(leg, next, operation, recoveries, rejoins);
    }

    CallCounters withNextOperation() {
        return new CallCounters(leg, bridge, operation + 1, recoveries, rejoins);
    }

    CallCounters withRejoin() {
        return new CallCounters(leg, bridge, operation, recoveries, rejoins + 1);
    }

    /** In the hands of another instance, whose epoch sets its operations apart. */
    CallCounters recovered() {
        return new CallCounters(leg, bridge, 1, recoveries + 1, rejoins);
    }
}
