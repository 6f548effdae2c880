package io.github.ariadne4j.ari.ari4java;

import io.github.ariadne4j.ari.model.ChannelId;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Formats values for ari4java's builders and for query parameters: text, or null for an omitted parameter. */
final class ParameterFormat {
    private ParameterFormat() {}

    static @Nullable String orNull(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        return text.isEmpty() ? null : text;
    }

    static @Nullable String joinedOrNull(List<String> values) {
        return orNull(String.join(",", values));
    }

    static String joined(List<ChannelId> channels) {
        return channels.stream().map(ChannelId::value).collect(Collectors.joining(","));
    }

    static int millis(Duration time) {
        return Math.toIntExact(time.toMillis());
    }

    static int seconds(Duration time) {
        return Math.toIntExact(time.toSeconds());
    }

    static int secondsOrForEver(@Nullable Duration time) {
        return time == null ? -1 : seconds(time);
    }
}
