package io.github.ariadne4j.testkit.record;

import io.github.ariadne4j.testkit.record.relay.Relay;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Set;

/**
 * A proxy between an application and an Asterisk, on the loopback interface, that writes their traffic to a file: every REST exchange,
 * by HTTP and on the event socket, and every event. The application connects to {@link #uri} instead of Asterisk, with the same
 * credentials. Bytes are passed on unchanged. Lines wait in a buffer for the disk, so that calls never do.
 *
 * <p>Closing it completes the record; the file is readable at any time, also after the JVM was killed. May be used from any thread.
 */
public final class AriRecorder implements AutoCloseable {
    private static final int FORMAT = 1;
    private static final int ANY_PORT = 0;

    private final RecordWriter writer;
    private final Relay relay;

    private AriRecorder(RecordWriter writer, Relay relay) {
        this.writer = writer;
        this.relay = relay;
    }

    /** Starts on a free port, and hides secrets only; see {@link #start(URI, Path, Masking, int)}. */
    public static AriRecorder start(URI asterisk, Path file) {
        return start(asterisk, file, Masking.secretsOnly(), ANY_PORT);
    }

    /** Starts on a free port; see {@link #start(URI, Path, Masking, int)}. */
    public static AriRecorder start(URI asterisk, Path file, Masking masking) {
        return start(asterisk, file, masking, ANY_PORT);
    }

    /**
     * Starts.
     *
     * @param asterisk the address of Asterisk's HTTP server, for example {@code http://127.0.0.1:8088}
     * @param file the record; must not exist; readable by its owner only, if the file system has owners
     * @param masking the data that are hidden
     * @param port the port to listen on; 0: a free one
     * @throws UncheckedIOException if the file cannot be created, or exists
     */
    public static AriRecorder start(URI asterisk, Path file, Masking masking, int port) {
        long now = System.nanoTime();
        RecordedLine.Start first =
                new RecordedLine.Start(0, FORMAT, Instant.now().toString(), withoutLogin(asterisk));
        RecordWriter writer = new RecordWriter(create(file), first, new TrafficTranslator(now, masking));
        try {
            return new AriRecorder(writer, Relay.start(port, asterisk, writer::offer));
        } catch (RuntimeException | Error e) {
            writer.close();
            throw e;
        }
    }

    /** The address for the application, for example {@code http://127.0.0.1:40123}. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + relay.port());
    }

    /** Closes all connections, and returns when everything is written. */
    @Override
    public void close() {
        relay.close();
        writer.close();
    }

    private static String withoutLogin(URI asterisk) {
        return Secrets.hidden("asterisk", asterisk.toString());
    }

    private static BufferedWriter create(Path file) {
        try {
            FileChannel channel = FileChannel.open(
                    file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), onlyForTheOwner(file));
            return new BufferedWriter(
                    new OutputStreamWriter(Channels.newOutputStream(channel), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileAttribute<?>[] onlyForTheOwner(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        boolean owners = Files.getFileStore(folder).supportsFileAttributeView("posix");
        return owners
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
