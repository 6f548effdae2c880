package io.github.ariadne4j.benchmarks.load;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;

/** Keeps a number of requests in flight for a time: whenever one is answered, the next one is sent. */
final class RestLoad implements Runnable {
    /** A request without an answer after this time counts as stuck. */
    private static final long STUCK = TimeUnit.SECONDS.toNanos(5);

    private final RestClient client;
    private final RestClient.Operation operation;
    private final String channel;
    private final Semaphore free;
    private final int inFlight;
    private final ConcurrentHistogram micros = new ConcurrentHistogram(TimeUnit.MINUTES.toMicros(2), 3);
    private final LongAdder answered = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder late = new LongAdder();
    private final AtomicLong underWay = new AtomicLong();
    private volatile boolean measuring;
    private volatile boolean over;

    RestLoad(RestClient client, RestClient.Operation operation, String channel, int inFlight) {
        this.client = client;
        this.operation = operation;
        this.channel = channel;
        this.inFlight = inFlight;
        this.free = new Semaphore(inFlight);
    }

    /** Warms up for a third of the time, measures for that time, and waits for the requests in flight. */
    String measure(long millis) throws InterruptedException {
        Thread sender = new Thread(this, "rest-load");
        sender.setDaemon(true);
        sender.start();
        TimeUnit.MILLISECONDS.sleep(millis / 3);
        long begin = System.nanoTime();
        measuring = true;
        TimeUnit.MILLISECONDS.sleep(millis);
        measuring = false;
        long answers = answered.sum();
        double seconds = (System.nanoTime() - begin) / 1e9;
        over = true;
        long stuck = awaitRest();
        return JsonLine.line(
                "perSecond",
                answers / seconds,
                "p50",
                micros.getValueAtPercentile(50),
                "p99",
                micros.getValueAtPercentile(99),
                "answered",
                answers,
                "failed",
                failed.sum(),
                "stuck",
                stuck + late.sum());
    }

    private long awaitRest() throws InterruptedException {
        long end = System.nanoTime() + STUCK;
        while (underWay.get() > 0 && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        return Math.min(underWay.get(), inFlight);
    }

    @Override
    public void run() {
        while (!over) {
            free.acquireUninterruptibly();
            long begin = System.nanoTime();
            underWay.incrementAndGet();
            client.send(operation, channel, well -> answered(begin, well));
        }
    }

    private void answered(long begin, boolean well) {
        long took = System.nanoTime() - begin;
        if (took > STUCK) {
            late.increment();
        } else if (!well) {
            failed.increment();
        } else if (measuring) {
            answered.increment();
            micros.recordValue(Math.min(TimeUnit.NANOSECONDS.toMicros(took), micros.getHighestTrackableValue()));
        }
        underWay.decrementAndGet();
        free.release();
    }
}
