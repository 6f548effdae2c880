package io.github.ariadne4j.testkit.record;

import io.github.ariadne4j.testkit.record.relay.Traffic;
import java.io.BufferedWriter;
import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what it is told, on a thread of its own. If the disk does not keep up it loses lines, and says how many. */
final class RecordWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RecordWriter.class);
    private static final int AT_MOST_WAITING = 16_384;
    private static final long LOOK_UP_MS = 200;

    private final BlockingQueue<Traffic> waiting = new ArrayBlockingQueue<>(AT_MOST_WAITING);
    private final AtomicLong lost = new AtomicLong();
    private final BufferedWriter file;
    private final Translation translation;
    private final Thread thread = new Thread(this::writeAll, "ari-record-writer");
    private volatile boolean closing;
    private boolean broken;

    /** Takes the file over. */
    RecordWriter(BufferedWriter file, RecordedLine.Start start, Translation translation) {
        this.file = file;
        this.translation = translation;
        write(start);
        thread.setDaemon(true);
        thread.start();
    }

    /** Called on the event loop. */
    void offer(Traffic traffic) {
        if (!waiting.offer(traffic)) {
            lost.incrementAndGet();
        }
    }

    /** Returns when all is written. */
    @Override
    public void close() {
        closing = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void writeAll() {
        try (file) {
            Traffic traffic = next();
            while (traffic != null || !closing) {
                if (traffic != null) {
                    write(traffic);
                }
                traffic = next();
            }
        } catch (IOException e) {
            complain(e);
        }
    }

    /** The file is complete whenever nothing waits, so that one may read along. */
    private @Nullable Traffic next() {
        try {
            Traffic traffic = waiting.poll();
            if (traffic == null) {
                flush();
                traffic = waiting.poll(closing ? 0 : LOOK_UP_MS, TimeUnit.MILLISECONDS);
            }
            return traffic;
        } catch (InterruptedException e) {
            closing = true;
            return null;
        }
    }

    private void write(Traffic traffic) {
        RecordedLine line;
        try {
            line = translation.lineOf(traffic);
        } catch (RuntimeException e) {
            LOG.warn("something that went by is not recorded: {}", e.toString());
            lost.incrementAndGet();
            return;
        }
        long missing = lost.getAndSet(0);
        if (missing > 0) {
            write(new RecordedLine.Lost(line.at(), missing));
        }
        write(line);
    }

    /** One call of the file for each line: a line that is not there whole is the last one. */
    private void write(RecordedLine line) {
        if (broken) {
            return;
        }
        try {
            file.write(RecordFile.MAPPER.writeValueAsString(line) + '\n');
        } catch (IOException e) {
            complain(e);
        }
    }

    private void flush() {
        if (broken) {
            return;
        }
        try {
            file.flush();
        } catch (IOException e) {
            complain(e);
        }
    }

    private void complain(IOException e) {
        broken = true;
        LOG.error("the record ends here, calls go on: {}", e.toString());
    }
}
