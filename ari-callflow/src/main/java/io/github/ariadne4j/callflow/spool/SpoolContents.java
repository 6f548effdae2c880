package io.github.ariadne4j.callflow.spool;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The content of a spool's file when it is opened. The last line may be torn, and any line may be damaged. */
final class SpoolContents {
    private final SpoolIndex waiting = new SpoolIndex();
    private final List<byte[]> damaged = new ArrayList<>();
    private long length;

    /**
     * The place of a line in the file.
     *
     * @param at the position of its first byte
     * @param size its number of bytes without the line feed
     */
    record Place(long at, int size) {
        /** The number of bytes with the line feed. */
        int whole() {
            return size + 1;
        }
    }

    private SpoolContents() {}

    static SpoolContents read(Path file) throws IOException {
        SpoolContents contents = new SpoolContents();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            for (int next = bytes.read(); next >= 0; next = bytes.read()) {
                if (next == '\n') {
                    contents.add(line.toByteArray(), true);
                    line.reset();
                } else {
                    line.write(next);
                }
            }
        }
        if (line.size() > 0) {
            contents.add(line.toByteArray(), false);
        }
        return contents;
    }

    /** A last line that lacks only its line feed was not acknowledged, but is complete. */
    private void add(byte[] line, boolean whole) {
        Place place = new Place(length, line.length);
        SpoolLine.read(line).ifPresentOrElse(read -> settle(read, place), () -> damaged.add(line));
        length += whole ? place.whole() : place.size();
    }

    private void settle(SpoolLine line, Place place) {
        if (line.ended() == null) {
            waiting.remove(line.call());
        } else {
            waiting.put(line.call(), place);
        }
    }

    /** The calls without a durable CDR, with the places of their lines. */
    SpoolIndex waiting() {
        return waiting;
    }

    /** Lines that cannot be read. */
    List<byte[]> damaged() {
        return damaged;
    }

    /** Whether the file has only complete lines of calls without a durable CDR. */
    boolean tidy() {
        return waiting.bytes() == length;
    }

    /** The length of the file. */
    long length() {
        return length;
    }
}
