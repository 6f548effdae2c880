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

/** Writes lines on a thread of its own. If the disk is too slow it drops lines, and writes how many. */
final class RecordWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RecordWriter.class);
    private static final int AT_MOST_WAITING = 16_384;
    private static final long LOOK_UP_MS = 200;

    private final BlockingQueue<Traffic> waiting = new ArrayBlockingQueue<>(AT_MOST_WAITING);
    private final AtomicLong lost = new AtomicLong();
    private final BufferedWriter file;
    private final TrafficTranslator translator;
    private final Thread thread = new Thread(this::writeAll, "ari-record-writer");
    private volatile boolean closing;
    private boolean broken;

    /** Takes over the file. */
    RecordWriter(BufferedWriter file, RecordedLine.Start start, TrafficTranslator translator) {
        this.file = file;
        this.translator = translator;
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

    /** Returns when all lines are written. */
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

    /** Flushes the file whenever no line waits, so that it can be read meanwhile. */
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
            line = translator.lineOf(traffic);
        } catch (RuntimeException e) {
            LOG.warn(
                    "a frame or an HTTP message is missing in the record, it could not be translated: {}",
                    e.toString());
            lost.incrementAndGet();
            return;
        }
        long missing = lost.getAndSet(0);
        if (missing > 0) {
            write(new RecordedLine.Lost(line.at(), missing));
        }
        write(line);
    }

    /** One write of the file for each line: only the last line can be incomplete. */
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
        LOG.error("the record ends here, as the file cannot be written; traffic is still passed on: {}", e.toString());
    }
}
