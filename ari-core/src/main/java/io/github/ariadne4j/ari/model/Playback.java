package io.github.ariadne4j.ari.model;

/**
 * A playback at the time of one event or answer.
 *
 * @param id the playback's id
 * @param mediaUri the URI of the current media, for example {@code sound:tt-monkeys}
 * @param nextMediaUri the URI of the next media, empty if none
 * @param targetUri the channel or bridge that it is played to, for example {@code channel:1700000000.1}
 * @param language the language, empty if none was set
 * @param state {@code queued}, {@code playing}, {@code continuing}, {@code done} or {@code failed}
 */
public record Playback(
        PlaybackId id, String mediaUri, String nextMediaUri, String targetUri, String language, String state) {}
