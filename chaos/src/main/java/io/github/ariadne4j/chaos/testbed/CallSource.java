package io.github.ariadne4j.chaos.testbed;

import io.github.ariadne4j.chaos.judge.CallRecord;
import java.time.Duration;
import java.util.List;

/** Calls that are being placed, each with a record by its caller. */
interface CallSource {
    /** Stops new calls; live ones continue to their end. */
    void placeNoMore();

    /** Waits for the last call to end, within a time limit. */
    CallSource await(Duration atMost);

    /** The records of all calls. */
    List<CallRecord> records();
}
