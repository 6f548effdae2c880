package io.github.ariadne4j.ari.thread;

/**
 * Marks the threads that bring in answers and events. Whoever waits for an answer on one of them waits for ever, as nobody
 * else could bring it.
 */
public interface EventThread {
    /** Whether the calling thread is one of them. */
    static boolean isCurrent() {
        return Thread.currentThread() instanceof EventThread;
    }
}
