package io.github.ariadne4j.callflow.recorder.mask;

import java.nio.charset.StandardCharsets;

/** An event's JSON as bytes, which take half of the time and of the room of a text. */
public final class KeptJson {
    private final byte[] utf8;

    KeptJson(byte[] utf8) {
        this.utf8 = utf8;
    }

    public int length() {
        return utf8.length;
    }

    public String text() {
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
