package io.github.ariadne4j.ari.request;

import io.github.ariadne4j.ari.model.ChannelId;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Validations of values that several requests have. */
public final class RequestChecks {
    private RequestChecks() {}

    public static void endpoint(String endpoint) {
        int slash = endpoint.indexOf('/');
        if (slash < 1 || slash == endpoint.length() - 1) {
            throw new IllegalArgumentException("endpoint must be Technology/resource: " + endpoint);
        }
    }

    public static void codecs(@Nullable ChannelId originator, List<String> formats) {
        if (originator != null && !formats.isEmpty()) {
            throw new IllegalArgumentException("codecs come from the originator or from formats, not from both");
        }
    }

    public static void notNegative(String name, Duration value) {
        if (value.isNegative()) {
            throw new IllegalArgumentException(name + " must not be negative: " + value);
        }
    }

    public static void notBlank(String name, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(name + " must not be blank");
        }
    }

    /** A comma would separate two media in the request. */
    public static void media(List<String> media) {
        if (media.isEmpty() || media.stream().anyMatch(uri -> uri.isBlank() || uri.indexOf(',') >= 0)) {
            throw new IllegalArgumentException("media must be URIs such as sound:hello, without a comma: " + media);
        }
    }
}
