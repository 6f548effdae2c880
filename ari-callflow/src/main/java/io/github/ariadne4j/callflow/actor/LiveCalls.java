package io.github.ariadne4j.callflow.actor;

import io.github.ariadne4j.callflow.call.CallId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The live calls of an engine, with the numbers of calls that are being admitted and of CDRs that are still to be written. Any
 * thread.
 */
public final class LiveCalls {
    private final Map<CallId, CallActor> live = new ConcurrentHashMap<>();
    private final Set<CallId> endedSinceLook = ConcurrentHashMap.newKeySet();
    private final AtomicInteger arriving = new AtomicInteger();
    private final AtomicInteger writing = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();

    /** A caller arrived, and its flow is being chosen. */
    public void arriving() {
        arriving.incrementAndGet();
    }

    /** The flow is chosen, and the call has started if it has one. */
    public void arrived() {
        arriving.decrementAndGet();
        if (isIdle()) {
            signalIdle();
        }
    }

    public void started(CallId id, CallActor call) {
        live.put(id, call);
    }

    public boolean lives(CallId id) {
        return live.containsKey(id);
    }

    public @Nullable CallActor find(CallId id) {
        return live.get(id);
    }

    /** Begins a comparison with Asterisk. */
    public void beginLook() {
        endedSinceLook.clear();
    }

    /**
     * Whether the call was alive at any time since the comparison began; a list of Asterisk may still have channels that have
     * ended.
     */
    public boolean livedSinceLook(CallId id) {
        return lives(id) || endedSinceLook.contains(id);
    }

    public List<CallActor> all() {
        return List.copyOf(live.values());
    }

    /** Another instance owns all calls. */
    public void abandon() {
        live.values().forEach(CallActor::abandon);
        live.clear();
        signalIdle();
    }

    /** The call is over; its CDR is still to be written. */
    public void ended(CallId call) {
        writing.incrementAndGet();
        endedSinceLook.add(call);
        live.remove(call);
    }

    /** The CDR was written. */
    public void closed() {
        writing.decrementAndGet();
        if (isIdle()) {
            signalIdle();
        }
    }

    public int count() {
        return live.size();
    }

    public Set<CallId> ids() {
        return Set.copyOf(live.keySet());
    }

    public boolean awaitIdle(Duration atMost) throws InterruptedException {
        long left = atMost.toNanos();
        lock.lock();
        try {
            while (!isIdle() && left > 0) {
                left = idle.awaitNanos(left);
            }
            return isIdle();
        } finally {
            lock.unlock();
        }
    }

    public boolean isIdle() {
        return live.isEmpty() && arriving.get() == 0 && writing.get() == 0;
    }

    private void signalIdle() {
        lock.lock();
        try {
            idle.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
