package io.github.ariadne4j.callflow.refusal;

import io.github.ariadne4j.callflow.call.Refusal;
import io.github.ariadne4j.callflow.cdr.RefusalRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Bounds the number of records of refused calls: the first {@value #SINGLE} calls of a second have a record each, later ones are
 * summed up by cause and trunk. So a second has at most {@value #SINGLE} + {@value #MOST_TRUNKS} records, and one more for each
 * cause. Used by one thread.
 */
public final class RefusalSums {
    /** The number of calls of a second with a record of their own. */
    static final int SINGLE = 10;

    /** The number of sums of a second by trunk; all others are one per cause. */
    static final int MOST_TRUNKS = 20;

    private final Map<Key, RefusalRecord> sums = new LinkedHashMap<>();
    private int single;

    private record Key(Refusal cause, String trunk) {}

    /** No sums. */
    public RefusalSums() {}

    /** Adds the record of one call; returns it if it is to be written alone, empty if it is summed up. */
    public Optional<RefusalRecord> add(RefusalRecord call) {
        if (single < SINGLE) {
            single++;
            return Optional.of(call);
        }
        sums.merge(keyOf(call), call, RefusalRecord::plus);
        return Optional.empty();
    }

    private Key keyOf(RefusalRecord call) {
        Key key = new Key(call.cause(), call.trunk());
        return sums.size() < MOST_TRUNKS || sums.containsKey(key) ? key : new Key(call.cause(), "");
    }

    /** Whether no call was summed up in this second. */
    public boolean isEmpty() {
        return single == 0;
    }

    /** Ends the second; returns its sums. */
    public List<RefusalRecord> endSecond() {
        List<RefusalRecord> ended = List.copyOf(sums.values());
        sums.clear();
        single = 0;
        return ended;
    }
}
