package io.github.ariadne4j.callflow.recorder.mask;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** An event's JSON as bytes, which take half of the time and of the room of a text. */
public final class EventJson {
    private final ByteBuffer utf8;

    /**
     * JSON without secrets.
     *
     * @param utf8 not copied; its position and limit stay as they are
     */
    public EventJson(ByteBuffer utf8) {
        this.utf8 = utf8;
    }

    /** The number of bytes. */
    public int length() {
        return utf8.remaining();
    }

    /** Copies the bytes into an array, from this index on. */
    public void copyTo(byte[] array, int from) {
        utf8.get(utf8.position(), array, from, length());
    }

    public String text() {
        return StandardCharsets.UTF_8.decode(utf8.duplicate()).toString();
    }
}
