package io.github.ariadne4j.ari.thread;

/**
 * Marks the threads that bring in answers and events. To wait for an answer on one of them is a deadlock: the answer comes
 * in on the thread that waits.
 */
public interface EventThread {
    /** Whether the calling thread is one of them. */
    static boolean isCurrent() {
        return Thread.currentThread() instanceof EventThread;
    }
}
