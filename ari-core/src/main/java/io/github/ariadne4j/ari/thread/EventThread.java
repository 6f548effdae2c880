package io.github.ariadne4j.ari.thread;

/** Marks the threads that receive answers and events. Waiting for an answer on one of them would be a deadlock. */
public interface EventThread {
    /** Whether the calling thread is an event thread. */
    static boolean isCurrent() {
        return Thread.currentThread() instanceof EventThread;
    }
}
