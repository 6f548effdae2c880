package io.github.ariadne4j.ari.bus;

import io.github.ariadne4j.ari.event.AriEvent;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A subscriber with its own thread and a bounded queue. It may block, and gets the number of events that it missed. */
final class Observer<E extends AriEvent> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Observer.class);

    private final BlockingQueue<E> queue;
    private final AtomicLong missed = new AtomicLong();
    private final Consumer<? super E> observer;
    private final Consumer<Lagged> whenLagging;
    private final Thread thread;

    Observer(int capacity, Consumer<? super E> observer, Consumer<Lagged> whenLagging) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity must be positive: " + capacity);
        }
        this.queue = new ArrayBlockingQueue<>(capacity);
        this.observer = observer;
        this.whenLagging = whenLagging;
        this.thread = new Thread(this::run, "ari-observer");
        this.thread.setDaemon(true);
        this.thread.start();
    }

    void offer(E event) {
        if (!queue.offer(event)) {
            missed.incrementAndGet();
        }
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                E event = queue.take();
                long lost = missed.getAndSet(0);
                safely(() -> deliver(lost, event));
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliver(long lost, E event) {
        if (lost > 0) {
            whenLagging.accept(new Lagged(lost));
        }
        observer.accept(event);
    }

    private static void safely(Runnable call) {
        try {
            call.run();
        } catch (Throwable e) { // an Error as well: later events must still be delivered
            LOG.error("an observer failed; later events are still delivered to it", e);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
