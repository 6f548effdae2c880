package io.github.ariadne4j.callflow.refusal;

import io.github.ariadne4j.callflow.call.Refusal;
import io.github.ariadne4j.callflow.cdr.RefusalRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps the number of records small: the first {@value #SINGLE} calls of a second have a record each, those beyond are summed up by
 * cause and trunk. So a second has {@value #SINGLE} + {@value #MOST_TRUNKS} records and one more for each cause at the most.
 */
public final class RefusalSums {
    /** How many calls of a second have a record of their own. */
    static final int SINGLE = 10;

    /** How many sums of a second tell their trunk; all others are one per cause. */
    static final int MOST_TRUNKS = 20;

    private final Map<Key, RefusalRecord> sums = new LinkedHashMap<>();
    private int single;

    private record Key(Refusal cause, String trunk) {}

    /** None yet. */
    public RefusalSums() {}

    /** Takes the record of one call; returns it if it stands for itself, empty if it is summed up. */
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

    /** Whether a call was refused since the second began. */
    public boolean isEmpty() {
        return single == 0;
    }

    /** A second is over; returns what was summed up in it. */
    public List<RefusalRecord> endSecond() {
        List<RefusalRecord> ended = List.copyOf(sums.values());
        sums.clear();
        single = 0;
        return ended;
    }
}
