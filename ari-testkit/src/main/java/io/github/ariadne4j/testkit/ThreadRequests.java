package io.github.ariadne4j.testkit;

import io.github.ariadne4j.testkit.rest.Operation;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The requests that the thread of a channel executes: they are answered when the thread has reached them. */
final class ThreadRequests {
    private static final Set<Operation> ALL =
            EnumSet.of(Operation.ANSWER, Operation.SET_VARIABLE, Operation.ADD_CHANNEL, Operation.REMOVE_CHANNEL);

    private ThreadRequests() {}

    static boolean include(LoggedRequest entry) {
        return entry.operation().filter(ALL::contains).isPresent();
    }

    /** Whether the request waits for the end of a recording; a bridge refuses a channel that is recorded. */
    static boolean waitForRecordings(LoggedRequest entry) {
        return entry.operation().filter(Operation.ADD_CHANNEL::equals).isEmpty();
    }

    /** The channels whose threads execute it, one after the other. */
    static List<String> channelsOf(LoggedRequest entry) {
        return List.of(entry.channelId().split(",", -1));
    }
}
