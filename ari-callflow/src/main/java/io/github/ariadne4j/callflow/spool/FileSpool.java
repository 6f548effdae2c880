package io.github.ariadne4j.callflow.spool;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.session.Ports;
import io.github.ariadne4j.callflow.session.SessionStoreException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A spool in a file: one line per ended session, and one more once its CDR is durable. Lines that arrive within some milliseconds
 * are written together; stages complete after that, on the spool's thread. The next process that opens the folder, after any kind
 * of end, finds all acknowledged sessions without a durable CDR. A line that is unreadable after a torn write or a bad disk is
 * reported and kept in a separate file. A full or failing disk fails only the affected writes; the spool continues once the disk
 * is usable again.
 *
 * <p>A folder can be used by one spool at a time. Its files are readable by their owner only. Requires a POSIX file system. Any
 * thread.
 */
public final class FileSpool implements SessionSpool {
    /** The most lines, of about a kilobyte each, that wait for a disk that hangs. */
    private static final int MOST_PENDING = 10_000;

    /** The longest wait of {@link #close} for a disk that hangs. */
    private static final Duration CLOSING = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(FileSpool.class);

    private final Settings settings;
    private final SpoolLock lock;
    private final SpoolFile file;

    /** Calls whose lines are not yet on the disk. */
    private final Set<CallId> appending = ConcurrentHashMap.newKeySet();

    private final ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor(FileSpool::thread);
    private final Object monitor = new Object();
    private List<SpoolWrite> pending = new ArrayList<>();
    private boolean closed;

    /**
     * The settings of a spool. Immutable.
     *
     * @param mostBytes the largest size of its file; a session has about a kilobyte. Default: 256 MiB
     * @param gather the time that a line waits for others that are written with it. Default: 5 ms
     */
    public record Settings(long mostBytes, Duration gather) {
        /** @throws IllegalArgumentException if mostBytes is not positive, or gather is negative */
        public Settings {
            if (mostBytes < 1) {
                throw new IllegalArgumentException("mostBytes must be positive: " + mostBytes);
            }
            if (gather.isNegative()) {
                throw new IllegalArgumentException("gather must not be negative: " + gather);
            }
        }

        /** 256 MiB, 5 ms. */
        public static Settings defaults() {
            return new Settings(256L << 20, Duration.ofMillis(5));
        }

        /** A copy with another bound. */
        public Settings withMostBytes(long changed) {
            return new Settings(changed, gather);
        }

        /** A copy with another wait. */
        public Settings withGather(Duration changed) {
            return new Settings(mostBytes, changed);
        }
    }

    private FileSpool(SpoolLock lock, SpoolFile file, Settings settings) {
        this.lock = lock;
        this.file = file;
        this.settings = settings;
    }

    /** Opens the spool in this folder with the default settings, as {@link #open(Path, Settings)}. */
    public static FileSpool open(Path folder) {
        return open(folder, Settings.defaults());
    }

    /**
     * Opens the spool in this folder, which is created if it does not exist. Reads the file; blocks.
     *
     * @throws SessionStoreException if another spool has the folder, or the disk cannot be read or written
     */
    public static FileSpool open(Path folder, Settings settings) {
        return open(folder, settings, new PosixDisk());
    }

    static FileSpool open(Path wanted, Settings settings, Disk disk) {
        try {
            Path folder = PosixDisk.folder(wanted);
            SpoolLock lock = SpoolLock.take(folder, disk);
            try {
                return new FileSpool(lock, SpoolFile.open(folder, disk, settings.mostBytes()), settings);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new SessionStoreException("the spool in " + wanted + " cannot be opened: " + reason(e), e);
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "cdr-spool");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public CompletionStage<Void> append(CallSession ended) {
        appending.add(ended.id());
        return put(SpoolWrite.ended(ended));
    }

    @Override
    public CompletionStage<Void> done(CallId call) {
        return appending.contains(call) || file.has(call)
                ? put(SpoolWrite.done(call))
                : CompletableFuture.completedStage(null);
    }

    private CompletionStage<Void> put(SpoolWrite write) {
        synchronized (monitor) {
            if (closed || pending.size() >= MOST_PENDING) {
                fail(write, closed ? "it is closed" : MOST_PENDING + " lines wait for the disk already", null);
            } else {
                pending.add(write);
                if (pending.size() == 1) {
                    writer.schedule(this::writePending, settings.gather().toNanos(), TimeUnit.NANOSECONDS);
                }
            }
        }
        return write.durable();
    }

    private void writePending() {
        List<SpoolWrite> group;
        synchronized (monitor) {
            group = pending;
            pending = new ArrayList<>();
        }
        try {
            List<SpoolWrite> leftOut = file.write(group);
            leftOut.forEach(write -> fail(write, "it is full with " + settings.mostBytes() + " bytes", null));
            group.forEach(this::succeed);
        } catch (IOException | RuntimeException e) {
            group.forEach(write -> fail(write, reason(e), e));
        }
    }

    /** No effect on sessions that did not fit, which have failed already. */
    private void succeed(SpoolWrite write) {
        settled(write);
        write.succeed();
    }

    private void fail(SpoolWrite write, String why, @Nullable Throwable cause) {
        settled(write);
        write.fail(why, cause);
    }

    private void settled(SpoolWrite write) {
        if (write.ends()) {
            appending.remove(write.call());
        }
    }

    /** The sessions without a durable CDR, the oldest first. Reads the disk: a full spool has more than a small heap. */
    @Override
    public List<CallSession> left() {
        return left(Integer.MAX_VALUE);
    }

    @Override
    public List<CallSession> left(@Nullable CallId after, int most) {
        try {
            return file.behind(after, most);
        } catch (IOException e) {
            throw new SessionStoreException("the spool cannot be read: " + reason(e), e);
        }
    }

    /** The size of the file; it shrinks as CDRs become durable. */
    @Override
    public long bytes() {
        return file.bytes();
    }

    /** Completes pending writes, then releases the folder. Remaining sessions stay for the next spool that opens it. Blocks. */
    @Override
    public void close() {
        synchronized (monitor) {
            closed = true;
        }
        writer.shutdown();
        try {
            writer.awaitTermination(CLOSING.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try (lock;
                file) {
            LOG.debug("{} bytes stay in the spool", file.bytes());
        } catch (IOException e) {
            LOG.warn("a spool could not be closed properly: {}", reason(e));
        }
    }

    private static String reason(Exception error) {
        return error instanceof FileSystemException ? error.toString() : Ports.why(error);
    }
}
