package io.github.ariadne4j.callflow.refusal;

import io.github.ariadne4j.callflow.call.Refusal;
import io.github.ariadne4j.callflow.cdr.RefusalRecord;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The records of refused calls that are still to be written. Bounded without a lost count: beyond {@value #MOST} records, further
 * calls are summed up by cause and minute, and beyond as many minutes by cause alone. Used by one thread.
 */
public final class RefusalBacklog {
    static final int MOST = 1_000;

    private final Deque<RefusalRecord> waiting = new ArrayDeque<>();
    private final Map<Key, RefusalRecord> sums = new LinkedHashMap<>();

    private record Key(Refusal cause, Instant minute) {}

    /** An empty backlog. */
    public RefusalBacklog() {}

    /** Whether there are no records. */
    public boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Adds a record. */
    public void add(RefusalRecord refused) {
        if (waiting.size() < MOST) {
            waiting.add(refused);
        } else {
            sums.merge(keyOf(refused), refused, RefusalRecord::plus);
        }
    }

    private Key keyOf(RefusalRecord refused) {
        Key key = new Key(refused.cause(), refused.first().truncatedTo(ChronoUnit.MINUTES));
        return sums.size() < MOST || sums.containsKey(key) ? key : new Key(refused.cause(), Instant.EPOCH);
    }

    /** The oldest records, at most this many; they remain until {@link #written}. */
    public List<RefusalRecord> next(int most) {
        List<RefusalRecord> oldest = new ArrayList<>();
        Iterator<RefusalRecord> each = waiting.iterator();
        while (oldest.size() < most && each.hasNext()) {
            oldest.add(each.next());
        }
        return oldest;
    }

    /** Removes this many of the oldest records. */
    public void written(int records) {
        for (int number = 0; number < records; number++) {
            waiting.remove();
        }
        Iterator<RefusalRecord> summedUp = sums.values().iterator();
        while (waiting.size() < MOST && summedUp.hasNext()) {
            waiting.add(summedUp.next());
            summedUp.remove();
        }
    }
}
