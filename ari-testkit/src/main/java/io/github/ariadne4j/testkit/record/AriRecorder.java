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
 * Stands between an application and an Asterisk, on the loopback interface, and writes down what they tell each other:
 * every REST exchange, by HTTP and on the event socket, and every event. The application connects to {@link #uri} in
 * place of Asterisk, with the same login. Bytes go through unchanged, and what is written waits in a buffer, so that
 * calls never wait for the disk.
 *
 * <p>Close it to have the whole record; the file is readable at any time, also after the JVM was killed. May be used
 * from any thread.
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
     * @param asterisk where Asterisk's HTTP server is, for example {@code http://127.0.0.1:8088}
     * @param file the record; must not be there yet; only its owner may read it, where the file system knows owners
     * @param masking what is hidden
     * @param port the port to listen on; 0: a free one
     * @throws UncheckedIOException if the file cannot be made, or is there already
     */
    public static AriRecorder start(URI asterisk, Path file, Masking masking, int port) {
        long now = System.nanoTime();
        RecordedLine.Start first =
                new RecordedLine.Start(0, FORMAT, Instant.now().toString(), withoutLogin(asterisk));
        RecordWriter writer = new RecordWriter(create(file), first, new Translation(now, masking));
        try {
            return new AriRecorder(writer, Relay.start(port, asterisk, writer::offer));
        } catch (RuntimeException | Error e) {
            writer.close();
            throw e;
        }
    }

    /** Where the application connects to, for example {@code http://127.0.0.1:40123}. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + relay.port());
    }

    /** Drops all connections, and returns when everything is written. */
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
