package io.github.ariadne4j.callflow.recorder;

import io.github.ariadne4j.callflow.call.CallId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All tapes, the oldest first, within their bounds. Where room is wanting, the oldest middles go first, then the oldest ended calls,
 * then the oldest ones that were not taken, then entries of the oldest live ones. Used under its own lock.
 */
final class TapeShelf {
    private final RecorderSettings settings;
    private final Function<CallId, Tape> make;
    private final Map<CallId, Tape> all = new HashMap<>();
    private final Set<Tape> untaken = new LinkedHashSet<>();
    private final Set<Tape> live = new LinkedHashSet<>();
    private final Set<Tape> ended = new LinkedHashSet<>();
    private final Set<Tape> withMiddle = new LinkedHashSet<>();
    private long bytes;
    private @Nullable Tape last;

    TapeShelf(RecorderSettings settings, Function<CallId, Tape> make) {
        this.settings = settings;
        this.make = make;
    }

    /** The tape of this call, which is begun if there is none. */
    Tape tape(CallId call) {
        Tape tape = last;
        if (tape == null || !tape.call().equals(call)) {
            tape = all.get(call);
            if (tape == null) {
                tape = begin(call);
            }
            last = tape;
        }
        return tape;
    }

    private Tape begin(CallId call) {
        Tape tape = make.apply(call);
        all.put(call, tape);
        untaken.add(tape);
        bytes += tape.bytes();
        if (untaken.size() > settings.endedCalls()) {
            remove(untaken);
        }
        return tape;
    }

    void add(Tape tape, KeptEntry entry) {
        tape.add(entry);
        bytes += entry.bytes();
        if (tape.hasMiddle()) {
            withMiddle.add(tape);
        }
        while (bytes > settings.bytes() && makeRoom(tape)) {
            // one after the other
        }
    }

    /** The call was taken, or goes on. */
    void isLive(Tape tape) {
        if (untaken.remove(tape)) {
            live.add(tape);
        }
    }

    void hasEnded(Tape tape) {
        if (live.remove(tape) || untaken.remove(tape)) {
            ended.add(tape);
            if (ended.size() > settings.endedCalls()) {
                remove(ended);
            }
        }
    }

    boolean isLive(CallId call) {
        Tape tape = all.get(call);
        return tape != null && live.contains(tape);
    }

    @Nullable Tape find(CallId call) {
        return all.get(call);
    }

    List<CallId> calls() {
        return new ArrayList<>(all.keySet());
    }

    long bytes() {
        return bytes;
    }

    private boolean makeRoom(Tape current) {
        Tape middle = first(withMiddle);
        if (middle != null) {
            withMiddle.remove(middle);
            bytes -= middle.dropMiddle();
            return true;
        }
        return remove(ended) || removeOther(untaken, current) || emptyOldest(current);
    }

    private boolean removeOther(Set<Tape> tapes, Tape current) {
        Tape oldest = first(tapes);
        return oldest != null && oldest != current && remove(tapes);
    }

    /** It goes to the end of the line; only a call that has entries is worth it. */
    private boolean emptyOldest(Tape current) {
        Tape oldest = first(live);
        if (oldest == null || oldest == current) {
            bytes -= current.dropEntries();
            return false;
        }
        live.remove(oldest);
        live.add(oldest);
        long freed = oldest.dropEntries();
        bytes -= freed;
        return freed > 0;
    }

    private boolean remove(Set<Tape> tapes) {
        Tape oldest = first(tapes);
        if (oldest == null) {
            return false;
        }
        tapes.remove(oldest);
        withMiddle.remove(oldest);
        all.remove(oldest.call());
        bytes -= oldest.bytes();
        if (last == oldest) {
            last = null;
        }
        return true;
    }

    private static @Nullable Tape first(Set<Tape> tapes) {
        Iterator<Tape> all = tapes.iterator();
        return all.hasNext() ? all.next() : null;
    }
}
