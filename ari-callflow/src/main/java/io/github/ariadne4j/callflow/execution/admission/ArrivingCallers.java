package io.github.ariadne4j.callflow.execution.admission;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.callflow.actor.LiveCalls;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Callers about whom something is asked before their call begins: which flow they get, and whether they have credit. What happens to them
 * meanwhile is kept, and delivered after the answer. Used on the loop.
 */
public final class ArrivingCallers {
    private final LiveCalls calls;
    private final Map<ChannelId, List<Runnable>> waiting = new HashMap<>();

    ArrivingCallers(LiveCalls calls) {
        this.calls = calls;
    }

    /** Something is asked about this caller. */
    public void asked(ChannelId caller) {
        waiting.put(caller, new ArrayList<>());
        calls.arriving();
    }

    /** The answer has come; what happened meanwhile is delivered after this. */
    public void answered(ChannelId caller, Runnable then) {
        List<Runnable> missed = waiting.remove(caller);
        try {
            then.run();
        } finally {
            calls.arrived();
        }
        if (missed != null) {
            missed.forEach(Runnable::run);
        }
    }

    /** Their number. */
    public int count() {
        return waiting.size();
    }

    public boolean include(ChannelId caller) {
        return waiting.containsKey(caller);
    }

    /** Runs this once the answer about this caller is there. */
    public void whenAnswered(ChannelId caller, Runnable then) {
        List<Runnable> kept = waiting.get(caller);
        if (kept != null) {
            kept.add(then);
        }
    }
}
