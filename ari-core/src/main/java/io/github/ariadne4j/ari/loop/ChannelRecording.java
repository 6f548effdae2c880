package io.github.ariadne4j.ari.loop;

import java.time.Duration;

/**
 * How a channel is recorded. It fails if there is a recording of that name.
 *
 * @param name its name, which is its file name without the ending
 * @param format the file's format, for example {@code wav}
 * @param maxLength how long at most, to the second; zero: no limit
 * @param maxSilence after how much silence it ends, to the second; zero: never
 * @param beep whether the caller hears a beep before it
 * @param terminateOn the key that ends it: {@code none}, {@code any}, {@code *} or {@code #}
 */
public record ChannelRecording(
        String name, String format, Duration maxLength, Duration maxSilence, boolean beep, String terminateOn) {}
