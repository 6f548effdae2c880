package io.github.ariadne4j.callflow.spool;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reserves a folder for one spool. The file lock belongs to the process and ends with it in any case. As closing any channel of
 * the file would release it, a second spool in the same process is refused before it opens one.
 */
final class SpoolLock implements AutoCloseable {
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel channel;

    private SpoolLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** @throws IOException if another spool has the folder */
    static SpoolLock take(Path folder, Disk disk) throws IOException {
        if (!HELD_HERE.add(folder)) {
            throw new IOException("another spool of this process has it; give each a folder of its own");
        }
        try {
            return new SpoolLock(folder, locked(disk.open(folder.resolve("spool.lock"))));
        } catch (IOException | RuntimeException e) {
            HELD_HERE.remove(folder);
            throw e;
        }
    }

    private static FileChannel locked(FileChannel channel) throws IOException {
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw new IOException("another process has it; end that one, or give each a folder of its own");
        }
        return channel;
    }

    @Override
    public void close() throws IOException {
        channel.close();
        HELD_HERE.remove(folder);
    }
}
