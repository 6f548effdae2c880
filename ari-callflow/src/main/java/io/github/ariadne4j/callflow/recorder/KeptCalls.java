package io.github.ariadne4j.callflow.recorder;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.recorder.log.KeptEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All kept calls, the oldest first, within their bounds. Where room is wanting, the oldest middles go first, then the oldest ended calls,
 * then the oldest ones that were not taken, then entries of the oldest live ones. Used under its own lock.
 */
final class KeptCalls {
    private final RecorderSettings settings;
    private final Function<CallId, KeptCall> make;
    private final Map<CallId, KeptCall> all = new HashMap<>();
    private final Set<KeptCall> untaken = new LinkedHashSet<>();
    private final Set<KeptCall> live = new LinkedHashSet<>();
    private final Set<KeptCall> ended = new LinkedHashSet<>();
    private final Set<KeptCall> withMiddle = new LinkedHashSet<>();
    private long bytes;
    private @Nullable KeptCall last;
    private List<CallChanges> followers = List.of();

    KeptCalls(RecorderSettings settings, Function<CallId, KeptCall> make) {
        this.settings = settings;
        this.make = make;
    }

    /** The kept call of this call, which is begun if there is none. */
    KeptCall of(CallId call) {
        KeptCall keptCall = last;
        if (keptCall == null || !keptCall.call().equals(call)) {
            keptCall = all.get(call);
            if (keptCall == null) {
                keptCall = begin(call);
            }
            last = keptCall;
        }
        return keptCall;
    }

    private KeptCall begin(CallId call) {
        KeptCall keptCall = make.apply(call);
        all.put(call, keptCall);
        untaken.add(keptCall);
        markChanged(keptCall);
        bytes += keptCall.bytes();
        if (untaken.size() > settings.endedCalls()) {
            remove(untaken);
        }
        return keptCall;
    }

    void add(KeptCall keptCall, KeptEntry entry) {
        long before = keptCall.bytes();
        keptCall.add(entry);
        bytes += keptCall.bytes() - before;
        if (keptCall.hasMiddle()) {
            withMiddle.add(keptCall);
        }
        while (bytes > settings.bytes() && makeRoom(keptCall)) {
            // one after the other
        }
    }

    void follow(CallChanges changes) {
        List<CallChanges> all = new ArrayList<>(followers);
        all.add(changes);
        followers = List.copyOf(all);
    }

    void unfollow(CallChanges changes) {
        List<CallChanges> all = new ArrayList<>(followers);
        all.remove(changes);
        followers = List.copyOf(all);
    }

    /** It came further. */
    void markChanged(KeptCall keptCall) {
        for (CallChanges follower : followers) {
            follower.changed(keptCall.call());
        }
    }

    /** The call was taken, or goes on. */
    void markLive(KeptCall keptCall) {
        if (untaken.remove(keptCall)) {
            live.add(keptCall);
        }
    }

    void markEnded(KeptCall keptCall) {
        if (live.remove(keptCall) || untaken.remove(keptCall)) {
            markChanged(keptCall);
            ended.add(keptCall);
            if (ended.size() > settings.endedCalls()) {
                remove(ended);
            }
        }
    }

    boolean isLive(CallId call) {
        KeptCall keptCall = all.get(call);
        return keptCall != null && live.contains(keptCall);
    }

    @Nullable KeptCall find(CallId call) {
        return all.get(call);
    }

    List<CallId> calls() {
        return new ArrayList<>(all.keySet());
    }

    long bytes() {
        return bytes;
    }

    private boolean makeRoom(KeptCall current) {
        KeptCall middle = first(withMiddle);
        if (middle != null) {
            withMiddle.remove(middle);
            free(middle, KeptCall::dropMiddle);
            return true;
        }
        return remove(ended) || removeOther(untaken, current) || emptyOldest(current);
    }

    private boolean removeOther(Set<KeptCall> keptCalls, KeptCall current) {
        KeptCall oldest = first(keptCalls);
        return oldest != null && oldest != current && remove(keptCalls);
    }

    /** It goes to the end of the line; only a call that has entries is worth it. */
    private boolean emptyOldest(KeptCall current) {
        KeptCall oldest = first(live);
        if (oldest == null || oldest == current) {
            free(current, KeptCall::dropEntries);
            return false;
        }
        live.remove(oldest);
        live.add(oldest);
        return free(oldest, KeptCall::dropEntries) > 0;
    }

    /** The number of bytes that were freed. */
    private long free(KeptCall keptCall, Consumer<KeptCall> drop) {
        long before = keptCall.bytes();
        drop.accept(keptCall);
        long freed = before - keptCall.bytes();
        bytes -= freed;
        return freed;
    }

    private boolean remove(Set<KeptCall> keptCalls) {
        KeptCall oldest = first(keptCalls);
        if (oldest == null) {
            return false;
        }
        keptCalls.remove(oldest);
        withMiddle.remove(oldest);
        all.remove(oldest.call());
        for (CallChanges follower : followers) {
            follower.gone(oldest.call());
        }
        bytes -= oldest.bytes();
        oldest.forget();
        if (last == oldest) {
            last = null;
        }
        return true;
    }

    private static @Nullable KeptCall first(Set<KeptCall> keptCalls) {
        Iterator<KeptCall> all = keptCalls.iterator();
        return all.hasNext() ? all.next() : null;
    }
}
