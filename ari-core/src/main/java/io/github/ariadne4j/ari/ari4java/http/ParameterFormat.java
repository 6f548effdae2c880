package io.github.ariadne4j.ari.ari4java.http;

import io.github.ariadne4j.ari.model.ChannelId;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Formats values for ari4java's builders and for query parameters: text, or null for an omitted parameter. */
public final class ParameterFormat {
    private ParameterFormat() {}

    public static @Nullable String orNull(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        return text.isEmpty() ? null : text;
    }

    public static @Nullable String joinedOrNull(List<String> values) {
        return orNull(String.join(",", values));
    }

    public static String joined(List<ChannelId> channels) {
        return channels.stream().map(ChannelId::value).collect(Collectors.joining(","));
    }

    public static int millis(Duration time) {
        return Math.toIntExact(time.toMillis());
    }

    public static int seconds(Duration time) {
        return Math.toIntExact(time.toSeconds());
    }

    public static int secondsOrForEver(@Nullable Duration time) {
        return time == null ? -1 : seconds(time);
    }
}
