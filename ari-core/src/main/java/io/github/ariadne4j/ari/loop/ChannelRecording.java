package io.github.ariadne4j.ari.loop;

import java.time.Duration;

/**
 * The parameters of a recording. The recording fails if one of that name exists.
 *
 * @param name its name, which is its file name without the extension
 * @param format the file's format, for example {@code wav}
 * @param maxLength maximum length, in whole seconds; zero: no limit
 * @param maxSilence length of silence that ends it, in whole seconds; zero: no limit
 * @param beep whether a beep is played before it
 * @param terminateOn the key that ends it: {@code none}, {@code any}, {@code *} or {@code #}
 */
public record ChannelRecording(
        String name, String format, Duration maxLength, Duration maxSilence, boolean beep, String terminateOn) {}
