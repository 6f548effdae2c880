package io.github.ariadne4j.callflow.spool;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.spool.SpoolContents.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The pending calls of a spool, in their order of arrival, with the places of their lines. Needs 36 to 72 bytes of heap for each
 * call and has no data of the sessions, as a spool may have hundreds of thousands. Never waits for the disk; any thread.
 */
final class SpoolIndex {
    private static final int SMALLEST = 64;

    /** The size of an entry whose call is not pending. */
    private static final int DONE = -1;

    private long[] high = new long[SMALLEST];
    private long[] low = new long[SMALLEST];
    private long[] at = new long[SMALLEST];
    private int[] size = new int[SMALLEST];

    /** A hash table with open addressing of the entries' numbers plus one, at most half full; 0 is a free slot. */
    private int[] slots = new int[2 * SMALLEST];

    private int entries;
    private int oldest;
    private int waiting;
    private long bytes;

    /** A pending call, with the place of its line. */
    record Entry(CallId call, Place place) {}

    /** Adds a pending call after all others; replaces an earlier line of it. */
    synchronized void put(CallId call, Place place) {
        remove(call);
        if (entries == size.length) {
            squeeze();
        }
        add(call.value().getMostSignificantBits(), call.value().getLeastSignificantBits(), place.at(), place.size());
    }

    private void add(long callHigh, long callLow, long lineAt, int lineSize) {
        high[entries] = callHigh;
        low[entries] = callLow;
        at[entries] = lineAt;
        size[entries] = lineSize;
        int slot = slotOf(callHigh, callLow);
        while (slots[slot] != 0) {
            slot = next(slot);
        }
        entries++;
        slots[slot] = entries;
        waiting++;
        bytes += lineSize + 1L;
    }

    /** Removes a call; no effect if it is not pending. */
    synchronized void remove(CallId call) {
        int entry = find(call);
        if (entry >= 0) {
            bytes -= size[entry] + 1L;
            size[entry] = DONE;
            waiting--;
            skipDone();
        }
    }

    private void skipDone() {
        if (waiting == 0) {
            become(new SpoolIndex());
        }
        while (oldest < entries && size[oldest] == DONE) {
            oldest++;
        }
    }

    /** Whether the call is pending. */
    synchronized boolean has(CallId call) {
        return find(call) >= 0;
    }

    /** The number of pending calls. */
    synchronized int count() {
        return waiting;
    }

    /** The length of all their lines, line feeds included. */
    synchronized long bytes() {
        return bytes;
    }

    /** The calls after this one, at most this many, the oldest first; from the oldest on if it is null or not pending. */
    synchronized List<Entry> behind(@Nullable CallId call, int most) {
        List<Entry> found = new ArrayList<>();
        int known = call == null ? -1 : find(call);
        for (int entry = known < 0 ? oldest : known + 1; entry < entries && found.size() < most; entry++) {
            if (size[entry] != DONE) {
                found.add(new Entry(new CallId(new UUID(high[entry], low[entry])), new Place(at[entry], size[entry])));
            }
        }
        return found;
    }

    /** Takes over the content of another index, which must not be used from now on. */
    synchronized void become(SpoolIndex other) {
        high = other.high;
        low = other.low;
        at = other.at;
        size = other.size;
        slots = other.slots;
        entries = other.entries;
        oldest = other.oldest;
        waiting = other.waiting;
        bytes = other.bytes;
    }

    private int find(CallId call) {
        long callHigh = call.value().getMostSignificantBits();
        long callLow = call.value().getLeastSignificantBits();
        int slot = slotOf(callHigh, callLow);
        while (slots[slot] != 0) {
            int entry = slots[slot] - 1;
            if (size[entry] != DONE && high[entry] == callHigh && low[entry] == callLow) {
                return entry;
            }
            slot = next(slot);
        }
        return -1;
    }

    private int slotOf(long callHigh, long callLow) {
        return Long.hashCode(callHigh ^ callLow) & (slots.length - 1);
    }

    private int next(int slot) {
        return (slot + 1) & (slots.length - 1);
    }

    /** Removes entries of calls that are not pending, and doubles the room. */
    private void squeeze() {
        SpoolIndex fresh = new SpoolIndex();
        fresh.grow(waiting > size.length / 2 ? size.length * 2 : size.length);
        for (int entry = oldest; entry < entries; entry++) {
            if (size[entry] != DONE) {
                fresh.add(high[entry], low[entry], at[entry], size[entry]);
            }
        }
        become(fresh);
    }

    private void grow(int capacity) {
        high = Arrays.copyOf(high, capacity);
        low = Arrays.copyOf(low, capacity);
        at = Arrays.copyOf(at, capacity);
        size = Arrays.copyOf(size, capacity);
        slots = new int[2 * capacity];
    }
}
