package io.github.ariadne4j.callflow.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real disk with faults on request: it counts, hangs, is full, or ends the process. It forces nothing to the disk, as the
 * simulated crash is that of a process, not of the machine.
 */
final class UnluckyDisk implements Disk {
    final AtomicInteger forced = new AtomicInteger();
    final CountDownLatch forcing = new CountDownLatch(1);
    private final Disk disk = new PosixDisk();
    private volatile CountDownLatch hanging = new CountDownLatch(0);
    private volatile boolean full;
    private volatile boolean broken;
    private int stepsToLive = Integer.MAX_VALUE;

    /** Ends the process after this many steps: no later step reaches the disk. */
    static UnluckyDisk dyingAfter(int steps) {
        UnluckyDisk dying = new UnluckyDisk();
        dying.stepsToLive = steps;
        return dying;
    }

    void hang() {
        hanging = new CountDownLatch(1);
    }

    void goOn() {
        hanging.countDown();
    }

    /** Takes half of each write. */
    void full(boolean now) {
        full = now;
    }

    /** Takes each write and reports a failure. */
    void broken(boolean now) {
        broken = now;
    }

    @Override
    public FileChannel open(Path file) throws IOException {
        step();
        return disk.open(file);
    }

    @Override
    public void write(FileChannel file, ByteBuffer bytes, long at) throws IOException {
        if (full || stepsToLive == 1) {
            disk.write(file, bytes.slice(0, bytes.remaining() / 2), at);
        }
        step();
        if (full) {
            throw new IOException("No space left on device");
        }
        disk.write(file, bytes, at);
    }

    @Override
    public void truncate(FileChannel file, long length) throws IOException {
        step();
        disk.truncate(file, length);
    }

    @Override
    public void force(FileChannel file) throws IOException {
        step();
        forced.incrementAndGet();
        forcing.countDown();
        await(hanging);
        if (broken) {
            throw new IOException("Input/output error");
        }
    }

    @Override
    public void rename(Path file, Path name) throws IOException {
        step();
        disk.rename(file, name);
    }

    @Override
    public void forceNames(Path folder) throws IOException {
        step();
    }

    private void step() throws IOException {
        stepsToLive--;
        if (stepsToLive < 0) {
            throw new IOException("the process is dead");
        }
    }

    static void await(CountDownLatch latch) {
        try {
            if (!latch.await(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("what is waited for did not come");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
