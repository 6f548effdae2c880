package io.github.ariadne4j.ari.media;

import io.github.ariadne4j.ari.model.PlaybackId;
import io.github.ariadne4j.ari.request.RequestChecks;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request to play media.
 *
 * @param id the playback's id, chosen by the client and never used before
 * @param media URIs, played in this order: {@code sound:}, {@code recording:}, {@code number:}, {@code digits:},
 *     {@code characters:} or {@code tone:}
 * @param language the language of sounds; null: the channel's
 * @param offset the start position in the first one, in whole milliseconds
 * @param skip the step of {@link PlaybackOperation#FORWARD} and {@link PlaybackOperation#REVERSE}, in whole
 *     milliseconds
 */
public record PlayMedia(
        PlaybackId id, List<String> media, @Nullable String language, Duration offset, Duration skip) {
    private static final Duration STEP = Duration.ofSeconds(3);

    /** @throws IllegalArgumentException if there is no media, or a time is negative */
    public PlayMedia {
        RequestChecks.media(media);
        RequestChecks.notNegative("offset", offset);
        RequestChecks.notNegative("skip", skip);
        media = List.copyOf(media);
    }

    /** From the beginning, in the channel's language, with steps of 3 s. */
    public static PlayMedia of(PlaybackId id, String... media) {
        return new PlayMedia(id, List.of(media), null, Duration.ZERO, STEP);
    }

    /** The same in this language. */
    public PlayMedia withLanguage(String name) {
        return new PlayMedia(id, media, name, offset, skip);
    }

    /** The same from another start position. */
    public PlayMedia withOffset(Duration from) {
        return new PlayMedia(id, media, language, from, skip);
    }

    /** The same with this step. */
    public PlayMedia withSkip(Duration step) {
        return new PlayMedia(id, media, language, offset, step);
    }
}
