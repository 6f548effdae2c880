package io.github.ariadne4j.chaos.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A disk of a few MiB for files of a test bed, which can be filled. */
public final class SmallDisk {
    private static final long LARGEST = 512L << 20;
    private static final int BLOCK = 4096;

    private final Path folder;

    SmallDisk(Path folder) {
        this.folder = folder;
    }

    /** Fills the disk: every write fails with ENOSPC. */
    public void fill() {
        try {
            refuseLarge();
            try (FileChannel ballast = FileChannel.open(
                    ballast(), StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
                while (takes(ballast)) {}
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes the file that fills it. */
    public void makeRoom() {
        try {
            Files.delete(ballast());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean takes(FileChannel ballast) {
        try {
            ballast.write(ByteBuffer.allocate(BLOCK));
            return true;
        } catch (IOException full) {
            return false;
        }
    }

    /** Protects the machine's own disk, if the folder is not on a small one. */
    private void refuseLarge() throws IOException {
        FileStore disk = Files.getFileStore(folder);
        if (disk.getTotalSpace() > LARGEST) {
            throw new IllegalStateException(folder + " is on " + disk + ", which is not a small disk of the test");
        }
    }

    private Path ballast() {
        return folder.resolve("ballast");
    }
}
