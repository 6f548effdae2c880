package io.github.ariadne4j.ari.media;

import io.github.ariadne4j.ari.request.RequestChecks;
import java.time.Duration;

/**
 * A request to record a channel or a bridge.
 *
 * @param name the recording's name, which is its file name without the extension; may contain slashes
 * @param format the file's format, for example {@code wav}
 * @param maxDuration maximum length, in whole seconds; zero: no limit
 * @param maxSilence length of silence that ends it, in whole seconds; zero: no limit
 * @param ifExists the treatment of a stored recording of that name
 * @param beep whether a beep is played at its start
 * @param terminateOn the key that ends it
 */
public record RecordMedia(
        String name,
        String format,
        Duration maxDuration,
        Duration maxSilence,
        IfRecordingExists ifExists,
        boolean beep,
        TerminateOn terminateOn) {
    /** @throws IllegalArgumentException if name or format is blank, or a time is negative */
    public RecordMedia {
        RequestChecks.notBlank("name", name);
        RequestChecks.notBlank("format", format);
        RequestChecks.notNegative("maxDuration", maxDuration);
        RequestChecks.notNegative("maxSilence", maxSilence);
    }

    /** Without limits, beep or end key; fails if the recording exists. */
    public static RecordMedia of(String name, String format) {
        return new RecordMedia(
                name, format, Duration.ZERO, Duration.ZERO, IfRecordingExists.FAIL, false, TerminateOn.NONE);
    }

    /** The same with this maximum length. */
    public RecordMedia withMaxDuration(Duration most) {
        return new RecordMedia(name, format, most, maxSilence, ifExists, beep, terminateOn);
    }

    /** The same with this length of silence that ends it. */
    public RecordMedia withMaxSilence(Duration most) {
        return new RecordMedia(name, format, maxDuration, most, ifExists, beep, terminateOn);
    }

    /** The same with another treatment of a recording of that name. */
    public RecordMedia withIfExists(IfRecordingExists fate) {
        return new RecordMedia(name, format, maxDuration, maxSilence, fate, beep, terminateOn);
    }

    /** The same with a beep. */
    public RecordMedia withBeep() {
        return new RecordMedia(name, format, maxDuration, maxSilence, ifExists, true, terminateOn);
    }

    /** The same with a key that ends it. */
    public RecordMedia withTerminateOn(TerminateOn key) {
        return new RecordMedia(name, format, maxDuration, maxSilence, ifExists, beep, key);
    }
}
