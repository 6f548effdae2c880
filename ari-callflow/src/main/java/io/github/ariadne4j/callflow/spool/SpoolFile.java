package io.github.ariadne4j.callflow.spool;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.session.Ports;
import io.github.ariadne4j.callflow.spool.SpoolContents.Place;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file of a spool, with the places of the lines of pending calls. Lines are only appended; when most lines are of no use, a
 * new file with the others replaces it. Blocks; any thread.
 */
final class SpoolFile implements AutoCloseable {
    /** A smaller file is not rewritten, unless no line in it is pending. */
    private static final long WORTH_REWRITING = 1 << 20;

    /** The number of lines, of about a kilobyte each, that are copied together. */
    private static final int READ_AT_ONCE = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(SpoolFile.class);

    private final Path folder;
    private final Path path;
    private final Disk disk;
    private final long bound;
    private final SpoolIndex waiting = new SpoolIndex();
    private FileChannel channel;

    /** The length up to which the file is valid and on the disk; later bytes are ignored. */
    private volatile long length;

    private boolean tailInDoubt;
    private boolean nameInDoubt = true;
    private boolean alarmed;

    private SpoolFile(Path folder, Path path, Disk disk, long bound, FileChannel channel) {
        this.folder = folder;
        this.path = path;
        this.disk = disk;
        this.bound = bound;
        this.channel = channel;
    }

    /** Opens the file in this folder, which no other process uses, and removes all lines that are not pending. */
    static SpoolFile open(Path folder, Disk disk, long bound) throws IOException {
        Path path = folder.resolve("spool");
        Files.deleteIfExists(folder.resolve("spool.new"));
        SpoolFile file = new SpoolFile(folder, path, disk, bound, disk.open(path));
        try {
            file.load(SpoolContents.read(path));
            return file;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private synchronized void load(SpoolContents contents) throws IOException {
        repair();
        take(contents.waiting(), contents.length());
        if (!contents.damaged().isEmpty()) {
            keepAside(contents.damaged());
        }
        if (!contents.tidy()) {
            rewrite();
        }
        watchTheBound();
    }

    private void take(SpoolIndex lines, long end) {
        waiting.become(lines);
        length = end;
    }

    /**
     * A line that cannot be read by this version may be readable by another one; a crash before the new file exists keeps it
     * twice.
     */
    private void keepAside(List<byte[]> damaged) throws IOException {
        Path aside = folder.resolve("spool.damaged");
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (byte[] line : damaged) {
            lines.write(line);
            lines.write('\n');
        }
        try (FileChannel file = disk.open(aside)) {
            disk.write(file, ByteBuffer.wrap(lines.toByteArray()), file.size());
            disk.force(file);
        }
        disk.forceNames(folder);
        LOG.error("spool {}: {} lines are torn or damaged; they are kept in {}", path, damaged.size(), aside);
    }

    /**
     * Writes these lines; returns once they are on the disk. Sessions that do not fit are left out, and returned.
     *
     * @throws IOException if the disk took none of them
     */
    synchronized List<SpoolWrite> write(List<SpoolWrite> group) throws IOException {
        List<SpoolWrite> leftOut = new ArrayList<>();
        Map<SpoolWrite, Place> placed = new LinkedHashMap<>();
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (SpoolWrite write : group) {
            Place place = new Place(length + lines.size(), write.line().length - 1);
            if (write.ends() && place.at() + place.whole() > bound) {
                leftOut.add(write);
            } else {
                placed.put(write, place);
                lines.writeBytes(write.line());
            }
        }
        append(lines.toByteArray());
        placed.forEach(this::settle);
        watchTheBound();
        tidyUp();
        return leftOut;
    }

    private void append(byte[] lines) throws IOException {
        repair();
        if (lines.length > 0) {
            long end = length + lines.length;
            tailInDoubt = true;
            disk.write(channel, ByteBuffer.wrap(lines), length);
            disk.force(channel);
            length = end;
            tailInDoubt = false;
        }
    }

    /** A partial group must not stand before the next one, and the file must have its directory entry. */
    private void repair() throws IOException {
        if (tailInDoubt) {
            disk.truncate(channel, length);
            tailInDoubt = false;
        }
        if (nameInDoubt) {
            disk.forceNames(folder);
            nameInDoubt = false;
        }
    }

    private void settle(SpoolWrite write, Place place) {
        if (write.ends()) {
            waiting.put(write.call(), place);
        } else {
            waiting.remove(write.call());
        }
    }

    private void watchTheBound() {
        if (length < bound / 2) {
            alarmed = false;
        } else if (length >= bound - bound / 5 && !alarmed) {
            alarmed = true;
            LOG.error(
                    "spool {} holds {} of {} bytes and refuses CDRs when it is full: bring Redis or the database back",
                    path,
                    length,
                    bound);
        }
    }

    /** A failure here is repeated after the next group; until then the file is only longer than necessary. */
    private void tidyUp() {
        long waitingBytes = waiting.bytes();
        try {
            if (waitingBytes == 0 && length > 0) {
                disk.truncate(channel, 0);
                length = 0;
            } else if (length - waitingBytes > Math.max(waitingBytes, Math.min(WORTH_REWRITING, bound / 2))) {
                rewrite();
            }
        } catch (IOException e) {
            LOG.warn("spool {} could not be shortened, which is tried again later: {}", path, Ports.why(e));
        }
    }

    /** A file with only pending lines replaces this one: at every moment one of the two exists under the name. */
    private void rewrite() throws IOException {
        Path name = folder.resolve("spool.new");
        FileChannel fresh = disk.open(name);
        try {
            disk.truncate(fresh, 0);
            SpoolIndex moved = new SpoolIndex();
            long end = copy(fresh, moved);
            disk.force(fresh);
            disk.rename(name, path);
            channel.close();
            channel = fresh;
            nameInDoubt = true;
            tailInDoubt = false;
            take(moved, end);
        } catch (IOException | RuntimeException e) {
            fresh.close();
            throw e;
        }
        repair();
    }

    private long copy(FileChannel to, SpoolIndex moved) throws IOException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        long written = 0;
        try (RandomAccessFile from = new RandomAccessFile(path.toFile(), "r")) {
            @Nullable CallId last = null;
            for (List<SpoolIndex.Entry> some = waiting.behind(last, READ_AT_ONCE);
                    !some.isEmpty();
                    some = waiting.behind(last, READ_AT_ONCE)) {
                for (SpoolIndex.Entry line : some) {
                    Place place = line.place();
                    moved.put(line.call(), new Place(written + lines.size(), place.size()));
                    lines.writeBytes(read(from, place));
                    lines.write('\n');
                    last = line.call();
                }
                disk.write(to, ByteBuffer.wrap(lines.toByteArray()), written);
                written += lines.size();
                lines.reset();
            }
        }
        return written;
    }

    /**
     * The pending sessions after this call, at most this many, the oldest first; from the oldest on if it is null or not pending.
     * Reads through a file of its own: an interrupt closes a channel.
     */
    synchronized List<CallSession> behind(@Nullable CallId call, int most) throws IOException {
        List<CallSession> sessions = new ArrayList<>();
        try (RandomAccessFile from = new RandomAccessFile(path.toFile(), "r")) {
            for (SpoolIndex.Entry line : waiting.behind(call, most)) {
                SpoolLine.read(read(from, line.place())).map(SpoolLine::ended).ifPresent(sessions::add);
            }
        }
        return sessions;
    }

    private static byte[] read(RandomAccessFile from, Place place) throws IOException {
        byte[] line = new byte[place.size()];
        from.seek(place.at());
        from.readFully(line);
        return line;
    }

    /** Whether the call is pending; does not wait for the disk. */
    boolean has(CallId call) {
        return waiting.has(call);
    }

    /** The length of the file. */
    long bytes() {
        return length;
    }

    @Override
    public synchronized void close() throws IOException {
        channel.close();
    }
}
