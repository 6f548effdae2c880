package io.github.ariadne4j.callflow.engine;

import java.util.concurrent.atomic.LongAdder;

/** Counts what looks at Asterisk do. Counted on the loop, read on any thread. */
final class ReconciliationCounters {
    final LongAdder looks = new LongAdder();
    final LongAdder failedLooks = new LongAdder();
    final LongAdder missedEnds = new LongAdder();
    final LongAdder takenIn = new LongAdder();
    final LongAdder removedLegs = new LongAdder();
    final LongAdder removedBridges = new LongAdder();
    final LongAdder staleSessions = new LongAdder();

    Reconciliation read() {
        return new Reconciliation(
                looks.sum(),
                failedLooks.sum(),
                missedEnds.sum(),
                takenIn.sum(),
                removedLegs.sum(),
                removedBridges.sum(),
                staleSessions.sum());
    }
}
