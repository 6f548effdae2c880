package io.github.ariadne4j.callflow.speech;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * The sound files of texts, each named by the {@linkplain SpokenText#hash hash} of its text. A file is written under another name
 * and renamed when complete. Any thread; blocks.
 */
public final class SpeechCache {
    private static final String PREFIX = "speech-";
    private static final String UNFINISHED = ".part";

    /** The age from which an incomplete file, of a process that died, is deleted. */
    private static final Duration ABANDONED_AFTER = Duration.ofHours(1);

    private final SpeechFiles files;
    private final ConcurrentMap<String, ReentrantLock> underWay = new ConcurrentHashMap<>();

    SpeechCache(SpeechFiles files) {
        this.files = files;
    }

    /** The time that a playback waits for its texts. */
    public Duration within() {
        return files.within();
    }

    /**
     * The sound file of a text as Asterisk sees it, without its extension. Concurrent requests for one text synthesize it once.
     *
     * @throws SpeechException if the text cannot be synthesized, or its file not be written
     * @throws InterruptedException if the thread was interrupted while it waited
     */
    public String soundOf(SpokenText text) throws SpeechException, InterruptedException {
        String name = PREFIX + text.hash();
        Path file = files.folder().resolve(name + '.' + files.ending());
        ReentrantLock lock = underWay.computeIfAbsent(name, key -> new ReentrantLock());
        lock.lockInterruptibly();
        try {
            if (!isThere(file)) {
                write(file, audio(text));
                makeRoom(file);
            }
        } catch (IOException e) {
            throw new SpeechException("the file of a text could not be written", e);
        } finally {
            underWay.remove(name, lock);
            lock.unlock();
        }
        return files.asteriskFolder() + '/' + name;
    }

    /** The modification time of a file is the time of its last use. */
    private static boolean isThere(Path file) throws IOException {
        try {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private byte[] audio(SpokenText text) throws SpeechException, InterruptedException {
        byte[] audio;
        try {
            audio = files.speech().sound(text);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            throw new SpeechException(
                    "the text to speech failed: " + e.getClass().getSimpleName(), e);
        }
        if (audio == null || audio.length == 0) {
            throw new SpeechException("the text to speech returned no sound");
        }
        if (audio.length > files.mostBytes() / 2) {
            throw new SpeechException("the sound of a text is too large: " + audio.length + " bytes");
        }
        return audio;
    }

    /** Readable for the user of Asterisk, if the umask of the process allows it. */
    private static void write(Path file, byte[] audio) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + UNFINISHED);
        try {
            try (FileChannel out = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer content = ByteBuffer.wrap(audio);
                while (content.hasRemaining()) {
                    out.write(content);
                }
                out.force(true);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private record Known(Path path, long bytes, Instant played) {}

    private void makeRoom(Path written) throws IOException {
        List<Known> all = known();
        long bytes = all.stream().mapToLong(Known::bytes).sum();
        for (Known oldest : all) {
            boolean abandoned = oldest.path().toString().endsWith(UNFINISHED)
                    && oldest.played().isBefore(Instant.now().minus(ABANDONED_AFTER));
            if (abandoned || (bytes > files.mostBytes() && !oldest.path().equals(written))) {
                Files.deleteIfExists(oldest.path());
                bytes -= oldest.bytes();
            }
        }
    }

    /** The files, the oldest first. */
    private List<Known> known() throws IOException {
        List<Known> known = new ArrayList<>();
        try (Stream<Path> paths = Files.list(files.folder())) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                if (path.getFileName().toString().startsWith(PREFIX)) {
                    add(path, known);
                }
            }
        }
        known.sort(Comparator.comparing(Known::played));
        return known;
    }

    /** Another process may have deleted the file at that moment. */
    private static void add(Path path, List<Known> known) throws IOException {
        try {
            known.add(new Known(
                    path, Files.size(path), Files.getLastModifiedTime(path).toInstant()));
        } catch (NoSuchFileException e) {
            return;
        }
    }
}
