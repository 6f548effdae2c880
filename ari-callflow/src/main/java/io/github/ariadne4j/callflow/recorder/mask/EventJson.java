package io.github.ariadne4j.callflow.recorder.mask;

import java.nio.charset.StandardCharsets;

/** An event's JSON as bytes, which take half of the time and of the room of a text. */
public final class EventJson {
    private final byte[] utf8;

    /**
     * JSON without secrets.
     *
     * @param utf8 not copied; it stays as it is
     */
    public EventJson(byte[] utf8) {
        this.utf8 = utf8;
    }

    /** The text, not copied. */
    public byte[] utf8() {
        return utf8;
    }

    public String text() {
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
