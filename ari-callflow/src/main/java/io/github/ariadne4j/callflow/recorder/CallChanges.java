package io.github.ariadne4j.callflow.recorder;

import io.github.ariadne4j.callflow.call.CallId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The calls of a recorder that changed since the last query; begun by {@link CallRecorder#follow}. Costs the recorder an entry in a set
 * when a call begins, comes further or goes, and nothing for what happens in between. Used by one thread; closed by it.
 */
public final class CallChanges implements AutoCloseable {
    /** More than that is not noted: all calls are asked for then. */
    static final int MOST = 20_000;

    private final CallRecorder recorder;
    private Set<CallId> changed = new LinkedHashSet<>();
    private List<CallId> gone = new ArrayList<>();
    private boolean behind;

    CallChanges(CallRecorder recorder) {
        this.recorder = recorder;
    }

    /**
     * The changes.
     *
     * @param isBehind whether too much changed to be noted: {@link CallRecorder#calls()} has all of it
     * @param changed the calls that began or came further, as they are now
     * @param gone the calls that are no longer kept
     */
    public record Batch(boolean isBehind, List<CallSummary> changed, List<CallId> gone) {
        /** Copies the lists. */
        public Batch {
            changed = List.copyOf(changed);
            gone = List.copyOf(gone);
        }

        /** Whether nothing changed. */
        public boolean isEmpty() {
            return !isBehind && changed.isEmpty() && gone.isEmpty();
        }
    }

    /** The ids that are noted, without the calls themselves. */
    record Noted(boolean isBehind, Set<CallId> changed, List<CallId> gone) {}

    /** The changes since the last query, or since the beginning. */
    public Batch take() {
        return recorder.take(this);
    }

    /** Nothing is noted from now on. */
    @Override
    public void close() {
        recorder.unfollow(this);
    }

    void changed(CallId call) {
        if (hasRoom()) {
            changed.add(call);
        }
    }

    void gone(CallId call) {
        changed.remove(call);
        if (hasRoom()) {
            gone.add(call);
        }
    }

    private boolean hasRoom() {
        behind |= changed.size() + gone.size() >= MOST;
        return !behind;
    }

    Noted takeNoted() {
        Noted noted = behind ? new Noted(true, Set.of(), List.of()) : new Noted(false, changed, gone);
        changed = new LinkedHashSet<>();
        gone = new ArrayList<>();
        behind = false;
        return noted;
    }
}
